/// The control letter that opens an Italian bank account's national part: CIN, ABI (5 digits), CAB (5 digits), account (12).
enum CINLetter {
    /// What a character in an odd place (1, 3, …) counts; 0 and A count the same, and so on.
    private static let odd: [Int] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]

    static func isValid(_ value: Span<UInt8>) -> Bool {
        guard value.count == 23, (0x41...0x5A).contains(value[0]) else { return false }
        var sum = 0
        for index in 1..<23 {
            let byte = value[index]
            let order: Int
            switch byte {
            case 0x30...0x39: order = Int(byte) - 0x30
            case 0x41...0x5A where index > 10: order = Int(byte) - 0x41
            default: return false
            }
            sum += index % 2 == 1 ? odd[order] : order
        }
        return sum % 26 == Int(value[0]) - 0x41
    }
}

extension Validation.Check {
    static let cinLetter = Self("CIN") { CINLetter.isValid($0) }
}
