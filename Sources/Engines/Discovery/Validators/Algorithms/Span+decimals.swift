/// What checks of numbers are made of. Nothing here traps on bytes that are no digits: they make a check fail.
extension Span where Element == UInt8 {
    /// The digit at a place, or nil.
    func decimal(at place: Int) -> Int? {
        guard place >= 0, place < count else { return nil }
        let value = Int(self[place]) - 0x30
        return (0...9).contains(value) ? value : nil
    }

    /// 0 to 9 for digits and 10 to 35 for capitals, or nil.
    func base36(at place: Int) -> Int? {
        guard place >= 0, place < count else { return nil }
        switch self[place] {
        case 0x30...0x39: return Int(self[place]) - 0x30
        case 0x41...0x5A: return Int(self[place]) - 0x41 + 10
        default: return nil
        }
    }

    /// The number that up to 18 digits write, or nil.
    func value(_ places: Range<Int>) -> Int? {
        guard places.count <= 18 else { return nil }
        var value = 0
        for place in places {
            guard let digit = decimal(at: place) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    var areDecimals: Bool {
        for place in 0..<count where decimal(at: place) == nil { return false }
        return count > 0
    }

    /// Whether all are digits, and as many as told.
    func areDecimals(_ length: Int) -> Bool { count == length && areDecimals }

    var areAllEqual: Bool {
        for place in 0..<count where self[place] != self[0] { return false }
        return true
    }

    /// The sum of digits, each times its weight, from a place on; nil where one is no digit.
    func sum(_ weights: [Int], from start: Int = 0) -> Int? {
        var sum = 0
        for (place, weight) in weights.enumerated() {
            guard let digit = decimal(at: start + place) else { return nil }
            sum += digit * weight
        }
        return sum
    }

    /// Whether the weighted sum of as many digits as there are weights is a multiple, and there are no others.
    func agrees(_ weights: [Int], modulo modulus: Int) -> Bool {
        guard count == weights.count, let sum = sum(weights) else { return false }
        return sum % modulus == 0
    }

    /// Whether a letter or digit of a table stands at a place, chosen by a number.
    func has(_ table: StaticString, _ index: Int, at place: Int) -> Bool {
        guard place >= 0, place < count, index >= 0, index < table.utf8CodeUnitCount else { return false }
        let byte = self[place]
        return table.withUTF8Buffer { $0[index] == byte }
    }

    /// Where the byte at a place stands in a table, or nil.
    func index(in table: StaticString, at place: Int) -> Int? {
        guard place >= 0, place < count else { return nil }
        let byte = self[place]
        return table.withUTF8Buffer { $0.firstIndex(of: byte) }
    }

    func isOne(of table: StaticString, at place: Int) -> Bool { index(in: table, at: place) != nil }

    func isLetter(at place: Int) -> Bool { place >= 0 && place < count && (0x41...0x5A).contains(self[place]) }

    func starts(with text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        for place in 0..<text.utf8CodeUnitCount where !has(text, place, at: place) { return false }
        return true
    }

    /// Whether digits are in a range of numbers, as in a province's code.
    func value(_ places: Range<Int>, isIn range: ClosedRange<Int>) -> Bool {
        value(places).map(range.contains) ?? false
    }
}
