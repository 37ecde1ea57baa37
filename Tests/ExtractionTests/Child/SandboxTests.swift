import CSandbox
import Glibc
import Testing

@testable import Extraction

struct SandboxTests {
    /// What a confined process may still do, as bits: read a private file, open for writing, a socket, another
    /// process, more memory than its own, execute.
    private static func abilities(mayExecute: Bool) -> Int32 {
        let child = sandbox_fork()
        if child == 0 {
            var limits = sandbox_limits(
                data_bytes: 64 << 20, address_bytes: 4 << 30, file_bytes: 1 << 20, processor_seconds: 5, descriptors: 64
            )
            guard sandbox_enter(&limits, mayExecute ? 1 : 0) == 0 else { _exit(127) }
            var found: Int32 = 0
            if open("/etc/passwd", O_RDONLY) >= 0 { found |= 1 }
            if open("/tmp/castellan-sandbox-test", O_WRONLY | O_CREAT, 0o600) >= 0 { found |= 2 }
            if socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0 { found |= 4 }
            if sandbox_fork() >= 0 { found |= 8 }
            if mmap(nil, 128 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED {
                found |= 16
            }
            var words: [UnsafeMutablePointer<CChar>?] = [nil]
            execve("/bin/false", &words, &words)
            _exit(found)
        }
        var status: Int32 = 0
        waitpid(child, &status, 0)
        return status
    }

    @Test func aChildMayReadItsFileAndNothingElse() {
        #expect(Self.abilities(mayExecute: false) == 0)
    }

    @Test func aToolMayBecomeAProgramAndNothingElse() {
        // The program is `false`, which ends with 1.
        #expect(Self.abilities(mayExecute: true) == 1 << 8)
    }
}
