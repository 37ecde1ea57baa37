/// Writes values as the text that a person would see.
enum ValueText {
    /// - Parameter value: A boolean, a number or a number's bits.
    /// - Returns: Whether there is a value.
    static func append(_ value: Int64, as format: ValueFormat, to bytes: inout [UInt8]) -> Bool {
        switch format {
        case .boolean: bytes.append(contentsOf: value == 0 ? "false".utf8 : "true".utf8)
        case .unsigned(let bits):
            let shift = UInt64(64 - min(max(bits, 1), 64))
            NumberText.append((UInt64(bitPattern: value) << shift) >> shift, to: &bytes)
        case .half: NumberText.append(NumberText.half(UInt16(truncatingIfNeeded: value)), to: &bytes)
        case .single: NumberText.append(Float(bitPattern: UInt32(truncatingIfNeeded: value)), to: &bytes)
        case .double: NumberText.append(Double(bitPattern: UInt64(bitPattern: value)), to: &bytes)
        case .decimal(let scale): NumberText.append(Int128(value), scale: scale, to: &bytes)
        case .date: TimeText.append(days: value, to: &bytes)
        case .time(let unit): TimeText.append(time: value, unit, to: &bytes)
        case .timestamp(let unit, let utc): TimeText.append(timestamp: value, unit, utc: utc, to: &bytes)
        case .null: return false
        case .integer, .int96, .interval, .uuid, .text, .bytes: NumberText.append(value, to: &bytes)
        }
        return true
    }

    /// - Parameter range: Of a string or a number of fixed length, in `source`.
    /// - Returns: Whether there is a value: bytes that are no text are none.
    static func append(
        _ source: [UInt8], _ range: Range<Int>, as format: ValueFormat, to bytes: inout [UInt8]
    ) -> Bool {
        switch format {
        case .text:
            if UTF8Check.isValid(source, range) {
                bytes.append(contentsOf: source[range])
            } else {
                bytes.append(contentsOf: String(decoding: source[range], as: UTF8.self).utf8)
            }
        case .decimal(let scale):
            guard (1...64).contains(range.count) else { return false }
            NumberText.append(decimal: source[range], scale: scale, to: &bytes)
        case .int96 where range.count == 12:
            append(int96: source, at: range.lowerBound, to: &bytes)
        case .interval where range.count == 12:
            append(interval: source, at: range.lowerBound, to: &bytes)
        case .uuid where range.count == 16:
            append(uuid: source[range], to: &bytes)
        case .half where range.count == 2:
            let bits = UInt16(source[range.lowerBound]) | UInt16(source[range.lowerBound + 1]) << 8
            NumberText.append(NumberText.half(bits), to: &bytes)
        case .null: return false
        default:
            guard UTF8Check.isText(source, range) else { return false }
            bytes.append(contentsOf: source[range])
        }
        return true
    }

    /// Makes a string of the bytes from `start` on, which were written as they are stored.
    ///
    /// - Returns: Whether there is a value; the bytes are gone where there is none.
    static func finish(_ bytes: inout [UInt8], from start: Int, as format: ValueFormat) -> Bool {
        let range = start..<bytes.count
        if format == .text {
            if UTF8Check.isValid(bytes, range) { return true }
            let repaired = String(decoding: bytes[range], as: UTF8.self)
            bytes.removeLast(range.count)
            bytes.append(contentsOf: repaired.utf8)
            return true
        }
        if UTF8Check.isText(bytes, range) { return true }
        bytes.removeLast(range.count)
        return false
    }

    private static func append(int96 source: [UInt8], at place: Int, to bytes: inout [UInt8]) {
        let nanoseconds = source.littleEndian64(at: place)
        let days = Int64(source.littleEndian32(at: place + 8)) - 2_440_588
        // Some writers count more than a day's nanoseconds.
        let seconds = days * 86_400 + Int64(nanoseconds / 1_000_000_000)
        TimeText.append(
            seconds: seconds, fraction: Int64(nanoseconds % 1_000_000_000), .nanoseconds, utc: false, to: &bytes)
    }

    /// As ISO 8601 writes durations.
    private static func append(interval source: [UInt8], at place: Int, to bytes: inout [UInt8]) {
        let milliseconds = source.littleEndian32(at: place + 8)
        bytes.append(0x50)
        NumberText.append(UInt64(source.littleEndian32(at: place)), to: &bytes)
        bytes.append(0x4D)
        NumberText.append(UInt64(source.littleEndian32(at: place + 4)), to: &bytes)
        bytes.append(contentsOf: "DT".utf8)
        NumberText.append(Int128(milliseconds), scale: 3, to: &bytes)
        bytes.append(0x53)
    }

    private static func append(uuid number: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        for (place, byte) in number.enumerated() {
            if [4, 6, 8, 10].contains(place) { bytes.append(0x2D) }
            for nibble in [byte >> 4, byte & 15] { bytes.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
        }
    }
}
