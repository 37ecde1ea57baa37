extension Number {
    /// Bytes whose order is the order of numbers: a byte for the sign, one for the magnitude, then two digits a byte.
    /// Those of negative numbers are complemented, with an end that makes the longer of two the lesser.
    public var orderedBytes: [UInt8] {
        if coefficient == 0 { return [0x80] }
        var bytes: [UInt8] = [isNegative ? 0x7F : 0x81, UInt8(magnitude + 130)]
        var digits = coefficient
        if digitCount % 2 == 1 { digits *= 10 }
        var pairs: [UInt8] = []
        while digits > 0 {
            pairs.append(UInt8(digits % 100) + 1)
            digits /= 100
        }
        bytes.append(contentsOf: pairs.reversed())
        guard isNegative else { return bytes }
        for index in bytes.indices.dropFirst() { bytes[index] = ~bytes[index] }
        return bytes + [0xFF]
    }
}
