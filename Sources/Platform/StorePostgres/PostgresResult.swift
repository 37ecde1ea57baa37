import CLibPQ

/// The rows of one statement, in binary.
final class PostgresResult {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    var count: Int { Int(PQntuples(result)) }
    /// How many rows the statement changed.
    var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }
    /// What was done, such as `COMMIT`.
    var tag: String { String(cString: PQcmdStatus(result)) }

    func bytes(_ row: Int, _ column: Int32) -> [UInt8] { [UInt8](raw(row, column)) }
    func text(_ row: Int, _ column: Int32) -> String { String(decoding: raw(row, column), as: UTF8.self) }
    func boolean(_ row: Int, _ column: Int32) -> Bool { raw(row, column).first == 1 }

    func integer(_ row: Int, _ column: Int32) -> Int64 {
        raw(row, column).reduce(0) { $0 << 8 | Int64($1) }
    }

    func isNull(_ row: Int, _ column: Int32) -> Bool { PQgetisnull(result, Int32(row), column) == 1 }

    /// Lives as long as this object.
    private func raw(_ row: Int, _ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(result, Int32(row), column), count: Int(PQgetlength(result, Int32(row), column)))
    }
}
