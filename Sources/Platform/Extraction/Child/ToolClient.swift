import CSandbox
import Glibc

/// Asks the zygote for a tool, which a confined child may not start itself.
struct ToolClient {
    private let socket: Int32

    init(socket: Int32) { self.socket = socket }

    /// Runs a tool over a document.
    ///
    /// - Parameters:
    ///   - document: A regular file; its offset is of no matter.
    ///   - take: Gets the tool's output as it comes.
    /// - Returns: What the tool complained of, 4 KB at most, and whether it ended well.
    func run(
        _ tool: Tool, on document: Int32, take: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> (isSound: Bool, complaint: String) {
        var ends: [Int32] = [-1, -1]
        guard sandbox_pipe(&ends) == 0 else { throw ReadingError.system(errno) }
        let errors = sandbox_memory_file()
        defer { close(errors) }
        lseek(document, 0, SEEK_SET)
        var request = tool.rawValue
        let sent = sandbox_send(socket, &request, 1, [document, ends[1], errors], 3)
        close(ends[1])
        defer { close(ends[0]) }
        guard sent == 1 else { throw ReadingError.system(EPIPE) }
        try drain(ends[0], take)
        var status: Int32 = -1
        let answered = withUnsafeMutableBytes(of: &status) { read(socket, $0.baseAddress, $0.count) }
        guard answered == MemoryLayout<Int32>.size else { throw ReadingError.system(EPIPE) }
        return (status == 0, complaint(errors))
    }

    private func drain(_ pipe: Int32, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
            while true {
                let count = read(pipe, buffer.baseAddress, buffer.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return }
                try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
    }

    private func complaint(_ errors: Int32) -> String {
        var text = [UInt8](repeating: 0, count: 4096)
        let count = pread(errors, &text, text.count, 0)
        return String(decoding: text.prefix(max(0, count)), as: UTF8.self)
    }
}
