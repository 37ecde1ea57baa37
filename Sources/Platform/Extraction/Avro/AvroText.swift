import Core

/// A value that has no parts, as text.
enum AvroText {
    static func of(_ type: AvroSchema.Kinded, _ records: inout AvroRecords) throws -> [UInt8] {
        switch type.kind {
        case .boolean: return Array((try records.byte() == 0 ? "false" : "true").utf8)
        case .int, .long: return number(try records.long(), type.logical)
        case .float:
            let bits = try records.take(4).enumerated().reduce(UInt32(0)) {
                $0 | UInt32($1.element) << (8 * UInt32($1.offset))
            }
            let value = Float(bitPattern: bits)
            return value == value.rounded() ? BinaryText.number(Double(value)) : Array(value.description.utf8)
        case .double:
            let bits = try records.take(8).enumerated().reduce(UInt64(0)) {
                $0 | UInt64($1.element) << (8 * UInt64($1.offset))
            }
            return BinaryText.number(Double(bitPattern: bits))
        case .string: return BinaryText.repaired(try records.run())
        case .bytes: return bytes(try records.run(), type.logical)
        case .fixed(let size): return bytes(try records.take(size), type.logical)
        case .enumeration(let symbols):
            let number = try records.long()
            guard number >= 0, number < symbols.count else {
                throw ReadingError.malformed("One of its records is damaged.")
            }
            return symbols[Int(number)]
        default: return []
        }
    }

    private static func number(_ value: Int64, _ logical: AvroSchema.Logical?) -> [UInt8] {
        switch logical {
        case .date where value.magnitude < 3_000_000: return Array(date(Int(value)).utf8)
        case .time(let unit) where value >= 0 && value < unit * 86_400: return Array(time(value, unit).utf8)
        case .timestamp(let unit, let isUTC):
            let day = unit * 86_400
            let days = value >= 0 ? value / day : -((-(value + 1)) / day) - 1
            guard days.magnitude < 3_000_000 else { break }
            return Array((date(Int(days)) + " " + time(value - days * day, unit) + (isUTC ? "Z" : "")).utf8)
        default: break
        }
        return Array(String(value).utf8)
    }

    private static func date(_ days: Int) -> String {
        let (year, month, day) = CellStyles.civil(days)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Of a day, with as many decimals as it needs.
    private static func time(_ value: Int64, _ unit: Int64) -> String {
        let seconds = Int(value / unit)
        let text = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        var fraction = padded(Int(value % unit), String(unit).count - 1)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return fraction.isEmpty ? text : text + "." + fraction
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func bytes(_ bytes: [UInt8], _ logical: AvroSchema.Logical?) -> [UInt8] {
        switch logical {
        case .decimal(let scale): return decimal(bytes, scale: scale)
        case .uuid where bytes.count == 16: return uuid(bytes)
        default: return BinaryText.isText(bytes) ? bytes : []
        }
    }

    private static func uuid(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(place) { text.append(0x2D) }
            text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return text
    }

    /// A two's complement number, big-endian, with a decimal point `scale` digits from its end.
    private static func decimal(_ bytes: [UInt8], scale: Int) -> [UInt8] {
        guard !bytes.isEmpty, bytes.count <= 16 else { return [] }
        let value = bytes.dropFirst().reduce(Int128(Int8(bitPattern: bytes[0]))) { $0 << 8 | Int128($1) }
        var digits = Array(String(value.magnitude).utf8)
        while digits.count <= scale { digits.insert(0x30, at: 0) }
        if scale > 0 { digits.insert(0x2E, at: digits.count - scale) }
        return (value < 0 ? [0x2D] : []) + digits
    }
}
