import CSandbox

/// What the process that reads one file may use of the machine.
public struct ChildLimits: Sendable, Hashable {
    /// Memory of its own, in bytes. What a database maps of its file does not count.
    public var memory = 768 << 20
    /// Processor time, in seconds.
    public var processorTime = 36_000
    /// What it may keep in files in memory for readers that seek, in bytes.
    public var spool = 512 << 20

    /// What the names of a document's fields may take in the parent, in bytes.
    static let fieldBytes = 128 << 20

    public init() {}

    /// Bounds for this process, which has about as much memory as it begins with.
    /// - Parameter mapped: The size of a file that it may map as a whole.
    func bounds(mapped: Int) -> sandbox_limits {
        // Libraries and the runtime take address space that they never touch.
        let address = memory.addingReportingOverflow(max(0, mapped)).partialValue.addingReportingOverflow(2 << 30)
        return sandbox_limits(
            data_bytes: UInt64(max(0, memory)), address_bytes: UInt64(max(0, address.partialValue)),
            file_bytes: UInt64(max(0, spool)), processor_seconds: UInt64(max(1, processorTime)), descriptors: 64)
    }
}
