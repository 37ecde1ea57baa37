import CVectorscan

/// Texts and expressions that one pass of Vectorscan looks for, each with a number.
///
/// Bytes are compared, not characters. Only where something ends is told: to have it say where something starts would halve its
/// speed.
final class TriggerDatabase: @unchecked Sendable {  // safe: its one pointer is set once, to what is only read
    struct Trigger: Hashable, Sendable {
        private let form: Form

        private enum Form: Hashable, Sendable { case expression(String), literal([UInt8]) }

        init(expression: String) { form = .expression(expression) }

        /// ASCII letters in either case.
        init(literal: [UInt8]) { form = .literal(literal) }

        /// In Vectorscan's language; of thousands of literals only made where they are compiled.
        var expression: String {
            switch form {
            case .expression(let expression): expression
            case .literal(let literal): literal.map { ByteSet.escaped($0) }.joined()
            }
        }

        var isCaseless: Bool { if case .literal = form { true } else { false } }

        /// What tells it from others.
        var bytes: [UInt8] {
            switch form {
            case .expression(let expression): Array(expression.utf8)
            case .literal(let literal): literal
            }
        }
    }

    /// Nil where there is nothing to look for.
    let database: OpaquePointer?

    /// - Throws: `MatchingError.compilation` for an expression that Vectorscan refuses.
    init(_ triggers: [Trigger]) throws(MatchingError) {
        guard !triggers.isEmpty else {
            database = nil
            return
        }
        var texts = [CChar]()
        var starts = [Int]()
        for trigger in triggers {
            starts.append(texts.count)
            texts += trigger.expression.utf8.map { CChar(bitPattern: $0) } + [0]
        }
        let flags = triggers.map { UInt32($0.isCaseless ? HS_FLAG_CASELESS : 0) }
        let numbers = triggers.indices.map { UInt32(truncatingIfNeeded: $0) }
        var compiled: OpaquePointer?
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        let status = texts.withUnsafeBufferPointer { texts in
            let expressions = starts.map { start in texts.baseAddress.map { $0 + start } }
            return hs_compile_multi(
                expressions, flags, numbers, UInt32(truncatingIfNeeded: triggers.count), UInt32(HS_MODE_BLOCK), nil,
                &compiled, &error)
        }
        guard status == HS_SUCCESS, let compiled else {
            defer { hs_free_compile_error(error) }
            let message = error.map { String(cString: $0.pointee.message) } ?? "status \(status)"
            throw MatchingError.compilation(expression: error.map { Int($0.pointee.expression) }, message: message)
        }
        database = compiled
    }

    /// What `serialized` gave, as long as it is whole and of this library and processor.
    init?(serialized: Span<UInt8>) {
        guard !serialized.isEmpty else {
            database = nil
            return
        }
        var read: OpaquePointer?
        let status = serialized.withUnsafeBytes { bytes in
            hs_deserialize_database(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, &read)
        }
        guard status == HS_SUCCESS, let read else { return nil }
        database = read
    }

    deinit { hs_free_database(database) }

    /// For a cache; empty where there is nothing to look for.
    var serialized: [UInt8] {
        guard let database else { return [] }
        var text: UnsafeMutablePointer<CChar>?
        var length = 0
        guard hs_serialize_database(database, &text, &length) == HS_SUCCESS, let text else { return [] }
        defer { free(text) }
        return text.withMemoryRebound(to: UInt8.self, capacity: length) {
            Array(UnsafeBufferPointer(start: $0, count: length))
        }
    }

    /// The library's version and what it makes of this processor, in a text.
    static var platform: String {
        var information = hs_platform_info_t()
        _ = hs_populate_platform(&information)
        return "\(String(cString: hs_version())) \(information.tune) \(information.cpu_features)"
    }
}

/// Why rules cannot be made.
public enum MatchingError: Error, Hashable, Sendable {
    /// Vectorscan refuses an expression, by its place among all.
    case compilation(expression: Int?, message: String)
    /// An identifier's own pattern is not one.
    case pattern(identifier: String, ExpressionError)
    /// Memory that the pass needs cannot be had.
    case memory
}
