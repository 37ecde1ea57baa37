import Core
import Glibc
import Store
import StoreSQLite

// The child that store tests kill or starve. It prints what was acknowledged, a line each, in one system call.

func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(1, bytes, bytes.count)
}

/// Eight writers put pairs of records until the process dies.
func writePairs(_ store: SQLiteStore, run: String) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<8 {
            group.addTask {
                for number in 0... {
                    let name = "\(run)-\(task)-\(number)"
                    try await store.write { writer in
                        let bytes = [UInt8](name.utf8)
                        try writer.put(RecordKey(.plane, "crash.left", name), bytes, expires: nil, if: .absent)
                        try writer.put(RecordKey(.plane, "crash.right", name), bytes, expires: nil, if: .absent)
                    }
                    say(name)
                }
            }
        }
        try await group.waitForAll()
    }
}

func limitFileSize(_ bytes: rlim_t) {
    var limit = rlimit(rlim_cur: bytes, rlim_max: rlim_t.max)
    setrlimit(__rlimit_resource_t(1), &limit)
}

/// Writes until files may not grow any more, then makes room and goes on; prints how each step ended.
func fill(_ store: SQLiteStore) async throws {
    signal(SIGXFSZ, SIG_IGN)
    limitFileSize(400_000)
    let value = [UInt8](repeating: 7, count: 10_000)
    var written = 0
    do {
        while true {
            let name = "\(written)"
            _ = try await store.write { try $0.put(RecordKey(.plane, "fill", name), value, expires: nil, if: .none) }
            written += 1
        }
    } catch StoreError.full {
        say("full")
    }
    let kept = try await store.read { try $0.scan("fill", in: .plane, prefix: "", after: nil, limit: .max).count }
    say(kept == written ? "kept" : "kept \(kept) of \(written)")
    limitFileSize(rlim_t.max)
    _ = try await store.write { try $0.put(RecordKey(.plane, "fill", "more"), value, expires: nil, if: .none) }
    say("wrote")
}

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    say("usage: store-crash-writer pairs|fill|hold FILE RUN")
    exit(2)
}
let store = try SQLiteStore(path: arguments[2])
switch arguments[1] {
case "pairs": try await writePairs(store, run: arguments[3])
case "fill": try await fill(store)
default:
    say("open")
    _ = readLine()
}
try await store.close()
