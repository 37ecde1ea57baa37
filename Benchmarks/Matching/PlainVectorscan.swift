import CVectorscan
import Discovery

/// The same patterns and keywords given to Vectorscan as they are, which reports nothing but where they end.
struct PlainVectorscan {
    private var database: OpaquePointer?
    private var scratch: OpaquePointer?
    private(set) var patternCount = 0
    private(set) var refused = 0

    init(_ identifiers: [Identifier]) {
        var seen: Set<String> = []
        var expressions = [String]()
        var flags = [UInt32]()
        for identifier in identifiers {
            for pattern in identifier.patterns where seen.insert(pattern.expression).inserted {
                var compiled: OpaquePointer?
                var error: UnsafeMutablePointer<hs_compile_error_t>?
                let status = hs_compile(pattern.expression, 0, UInt32(HS_MODE_BLOCK), nil, &compiled, &error)
                hs_free_compile_error(error)
                hs_free_database(compiled)
                guard status == HS_SUCCESS else { refused += 1; continue }
                expressions.append(pattern.expression)
                flags.append(0)
            }
            for keyword in identifier.keywords {
                for space in ["", " ", "_", "-"] {
                    var literal = ""
                    for scalar in keyword.unicodeScalars {
                        if scalar == " " {
                            literal += space
                        } else if scalar.isASCII, !scalar.properties.isAlphabetic {
                            literal += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
                        } else {
                            literal.unicodeScalars.append(scalar)
                        }
                    }
                    guard seen.insert("k" + literal).inserted else { continue }
                    expressions.append(literal)
                    flags.append(UInt32(HS_FLAG_CASELESS))
                }
            }
        }
        patternCount = expressions.count
        compile(expressions, flags)
    }

    private mutating func compile(_ expressions: [String], _ flags: [UInt32]) {
        var texts = [CChar]()
        var starts = [Int]()
        for expression in expressions {
            starts.append(texts.count)
            texts += expression.utf8.map { CChar(bitPattern: $0) } + [0]
        }
        let numbers = expressions.indices.map { UInt32($0) }
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        texts.withUnsafeBufferPointer { texts in
            let pointers = starts.map { start in texts.baseAddress.map { $0 + start } }
            _ = hs_compile_multi(
                pointers, flags, numbers, UInt32(expressions.count), UInt32(HS_MODE_BLOCK), nil, &database, &error)
        }
        if let error { print("  Vectorscan refuses:", String(cString: error.pointee.message)) }
        if let database { _ = hs_alloc_scratch(database, &scratch) }
    }

    /// How much ends where, in total.
    func scan(_ block: Block) -> Int {
        guard let database else { return 0 }
        var count = 0
        block.bytes.withUnsafeBytes { bytes in
            withUnsafeMutablePointer(to: &count) { count in
                _ = hs_scan(
                    database, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(bytes.count), 0, scratch,
                    { _, _, _, _, context in
                        context?.assumingMemoryBound(to: Int.self).pointee += 1
                        return 0
                    }, count)
            }
        }
        return count
    }
}
