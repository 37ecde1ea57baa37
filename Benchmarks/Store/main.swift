import Core
import Glibc
import Store
import StorePostgres
import StoreSQLite

// store-benchmark [sqlite FILE | memory | postgres URL]: durable writes and point reads, medians and p99.

struct Sample {
    let name: String
    let seconds: Double
    let latencies: [Duration]

    func print() {
        let sorted = latencies.sorted()
        func microseconds(_ share: Double) -> Int {
            Int(sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)] / .microseconds(1))
        }
        let rate = Int(Double(sorted.count) / seconds)
        Swift.print("\(name): \(rate)/s, median \(microseconds(0.5)) µs, p99 \(microseconds(0.99)) µs")
    }
}

func measure(
    _ name: String, tasks: Int, each count: Int, _ body: @escaping @Sendable (Int) async throws -> Void
) async throws {
    var latencies: [Duration] = []
    let total = try await ContinuousClock().measure {
        try await withThrowingTaskGroup(of: [Duration].self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var mine: [Duration] = []
                    for number in 0..<count {
                        mine.append(try await ContinuousClock().measure { try await body(task * count + number) })
                    }
                    return mine
                }
            }
            for try await mine in group { latencies += mine }
        }
    }
    Sample(name: name, seconds: total / .seconds(1), latencies: latencies).print()
}

func run(_ store: any Store) async throws {
    let value = [UInt8](repeating: 42, count: 500)
    let key: @Sendable (Int) -> RecordKey = { RecordKey(.plane, "bench", "key-\($0)") }
    for tasks in [1, 16, 64] {
        try await measure("write, \(tasks) at once", tasks: tasks, each: 6_400 / max(tasks, 8)) { number in
            _ = try await store.write { try $0.put(key(number), value, expires: nil, if: .none) }
        }
    }
    for tasks in [1, 16] {
        try await measure("read, \(tasks) at once", tasks: tasks, each: 20_000 / tasks) { number in
            _ = try await store.read { try $0.get(key(number % 1_000)) }
        }
    }
    try await measure("scan of 100", tasks: 1, each: 1_000) { _ in
        _ = try await store.read { try $0.scan("bench", in: .plane, prefix: "key-1", after: nil, limit: 100) }
    }
    let rounds = 1_000_000
    let revisions = ContinuousClock().measure { for _ in 0..<rounds { _ = store.revision(of: "bench") } }
    print("revision: \(Int(revisions / .nanoseconds(1)) / rounds) ns")
}

let arguments = CommandLine.arguments.dropFirst()
let store: any Store
switch (arguments.first, arguments.last) {
case ("postgres", let url?): store = try await PostgresStore(url: url)
case ("sqlite", let path?): store = try SQLiteStore(path: path)
default: store = try SQLiteStore.inMemory()
}
try await run(store)
try await BulkMeasurement(store: store).run()
try await store.close()
