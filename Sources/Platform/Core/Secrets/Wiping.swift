#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Overwrites memory that held a secret, by a call that the optimiser may not drop.
package func wipe(_ memory: UnsafeMutableRawBufferPointer) {
    guard let address = memory.baseAddress, memory.count > 0 else { return }
    #if canImport(Darwin)
        memset_s(address, memory.count, 0, memory.count)
    #else
        explicit_bzero(address, memory.count)
    #endif
}

extension [UInt8] {
    /// Overwrites the bytes and empties the array. Copies that share no storage with it stay as they are.
    package mutating func wipe() {
        withUnsafeMutableBytes { Core.wipe($0) }
        self = []
    }
}
