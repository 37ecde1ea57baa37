/// Bytes of a type that promises nothing, such as a database's blob.
enum BinaryText {
    /// Whether they are text after all: UTF-8 without control characters but white space.
    static func isText(_ bytes: some Collection<UInt8>) -> Bool {
        for byte in bytes where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return false }
        return String(validating: bytes, as: UTF8.self) != nil
    }

    /// UTF-8 with U+FFFD for what is none.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// A number as text; whole ones without a fraction, because a card's number in a column of floating-point numbers
    /// is one.
    static func number(_ value: Double) -> [UInt8] {
        if value.isFinite, value.magnitude < 1e18, value == value.rounded() { return Array(String(Int64(value)).utf8) }
        return Array(value.description.utf8)
    }
}
