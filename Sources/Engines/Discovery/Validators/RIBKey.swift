/// The key of a French bank account (relevé d'identité bancaire): five digits of bank, five of branch, eleven of account, two of key.
enum RIBKey {
    /// Letters of the account stand for digits: A to I for 1 to 9, J to R for 1 to 9, S to Z for 2 to 9.
    static func isValid(_ value: Span<UInt8>) -> Bool {
        guard value.count == 23,
            let bank = number(value, 0..<5), let branch = number(value, 5..<10),
            let account = number(value, 10..<21), let key = number(value, 21..<23), bank > 0
        else { return false }
        return key == 97 - (89 * bank + 15 * branch + 3 * account) % 97
    }

    private static func number(_ value: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            let byte = value[index]
            switch byte {
            case 0x30...0x39: number = number * 10 + Int(byte) - 0x30
            case 0x41...0x52 where range.count == 11: number = number * 10 + Int(byte - 0x41) % 9 + 1
            case 0x53...0x5A where range.count == 11: number = number * 10 + Int(byte - 0x53) + 2
            default: return nil
            }
        }
        return number
    }
}

extension Validation.Check {
    static let ribKey = Self("RIB key") { RIBKey.isValid($0) }
}
