/// Decodes the values of a leaf one by one and writes them as text.
protocol ORCValueDecoder {
    /// Writes the next value.
    ///
    /// - Returns: Whether there is one: bytes that are no text are none.
    mutating func render(into bytes: inout [UInt8]) throws -> Bool
}

extension ORCLeaf {
    func values(_ streams: StripeStreams, limits: Limits) throws -> any ORCValueDecoder {
        let encoding = streams.footer.encodings[column]
        switch type.kind {
        case .boolean: return ORCBooleans(values: BooleanRuns(streams.stream(column, .data)))
        case .byte: return ORCBytes(values: ByteRuns(streams.stream(column, .data)))
        case .short, .int, .long, .date:
            return ORCIntegers(values: streams.integers(column, .data, isSigned: true), format: format)
        case .float, .double:
            return ORCFloats(stream: streams.stream(column, .data), size: type.kind == .float ? 4 : 8, format: format)
        case .string, .varchar, .char, .binary, .geometry, .geography:
            if encoding.isDictionary {
                return try ORCDictionaryStrings(self, streams, size: encoding.dictionarySize, limits: limits)
            }
            return ORCStrings(
                lengths: streams.integers(column, .length, isSigned: false), data: streams.stream(column, .data),
                format: format, limit: limits.page)
        case .timestamp, .timestampInstant:
            return ORCTimestamps(
                seconds: streams.integers(column, .data, isSigned: true),
                nanoseconds: streams.integers(column, .secondary, isSigned: false),
                utc: type.kind == .timestampInstant)
        case .decimal:
            return ORCDecimals(
                values: streams.stream(column, .data),
                scales: streams.integers(column, .secondary, isSigned: true), scale: type.scale)
        case .list, .map, .struct, .union: throw ColumnarError.malformed("values of a type that has none")
        }
    }
}

struct ORCBooleans: ORCValueDecoder {
    var values: BooleanRuns

    mutating func render(into bytes: inout [UInt8]) throws -> Bool {
        ValueText.append(try values.next() ? 1 : 0, as: .boolean, to: &bytes)
    }
}

struct ORCBytes: ORCValueDecoder {
    var values: ByteRuns

    mutating func render(into bytes: inout [UInt8]) throws -> Bool {
        ValueText.append(Int64(Int8(bitPattern: try values.next())), as: .integer, to: &bytes)
    }
}

struct ORCIntegers: ORCValueDecoder {
    var values: IntegerRuns
    let format: ValueFormat

    mutating func render(into bytes: inout [UInt8]) throws -> Bool {
        ValueText.append(try values.next(), as: format, to: &bytes)
    }
}

struct ORCFloats: ORCValueDecoder {
    var stream: ORCStream
    let size: Int
    let format: ValueFormat

    mutating func render(into bytes: inout [UInt8]) throws -> Bool {
        // Little-endian, unlike the numbers of runs.
        let number = try stream.bigEndian(size)
        let value = size == 4 ? UInt64(UInt32(truncatingIfNeeded: number).byteSwapped) : number.byteSwapped
        return ValueText.append(Int64(bitPattern: value), as: format, to: &bytes)
    }
}

/// Seconds since the first moment of 2015, and nanoseconds.
///
/// The specification counts from 2015 in the writer's time zone. What a clock showed there is what is wanted here, and it is right but
/// for the hour of summer time.
struct ORCTimestamps: ORCValueDecoder {
    var seconds: IntegerRuns
    var nanoseconds: IntegerRuns
    let utc: Bool

    private static let epoch: Int64 = 1_420_070_400

    mutating func render(into bytes: inout [UInt8]) throws -> Bool {
        var second = try seconds.next() &+ Self.epoch
        let stored = try nanoseconds.next()
        // The last three bits count the zeros that were cut off, less one.
        var nanosecond = stored >> 3
        if stored & 7 != 0 {
            for _ in 0...(stored & 7) { nanosecond = nanosecond &* 10 }
        }
        guard nanosecond.magnitude < 1_000_000_000 else {
            throw ColumnarError.malformed("a second of too many nanoseconds")
        }
        if nanosecond < 0 {
            // Arrow's writer counts both back from 1970.
            second = second &- 1
            nanosecond += 1_000_000_000
        } else if second < 0, nanosecond > 999_999 {
            // Others round seconds before 1970 towards it.
            second = second &- 1
        }
        TimeText.append(seconds: second, fraction: nanosecond, .nanoseconds, utc: utc, to: &bytes)
        return true
    }
}

struct ORCDecimals: ORCValueDecoder {
    var values: ORCStream
    var scales: IntegerRuns
    /// The type's: values may be written with fewer places.
    let scale: Int

    mutating func render(into bytes: inout [UInt8]) throws -> Bool {
        var value = try values.wideZigzag()
        var stored = try scales.next()
        guard (-128...128).contains(stored) else { throw ColumnarError.malformed("a decimal of \(stored) places") }
        while stored < Int64(scale) {
            let (larger, overflows) = value.multipliedReportingOverflow(by: 10)
            if overflows { break }
            value = larger
            stored += 1
        }
        NumberText.append(value, scale: Int(stored), to: &bytes)
        return true
    }
}
