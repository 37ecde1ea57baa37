/// ISO/IEC 7064, the hybrid systems: MOD 11,10 over digits and MOD 37,36 over digits and capitals.
enum HybridModulo {
    static func isValid11(_ digits: Span<UInt8>) -> Bool { isValid(digits, base: 10) }

    static func isValid37(_ characters: Span<UInt8>) -> Bool { isValid(characters, base: 36) }

    private static func isValid(_ span: Span<UInt8>, base: Int) -> Bool {
        guard span.count > 1 else { return false }
        var check = base
        for place in 0..<span.count - 1 {
            guard let next = span.base36(at: place), next < base else { return false }
            let sum = (check + next) % base
            check = (sum == 0 ? base : sum) * 2 % (base + 1)
        }
        guard let last = span.base36(at: span.count - 1), last < base else { return false }
        return (check + last) % base == 1
    }
}

extension Validation.Check {
    static let modulo11And10 = Self("ISO 7064 MOD 11,10") { HybridModulo.isValid11($0) }
}
