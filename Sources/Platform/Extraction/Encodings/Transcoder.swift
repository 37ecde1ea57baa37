/// Turns bytes in some encoding into UTF-8, piece by piece; what a piece's end cuts waits for the next.
///
/// One character in gives one character out, so that lines and columns stay what they were: whatever is not a character
/// becomes U+FFFD.
struct Transcoder {
    private let encoding: TextEncoding
    private let repairs: Bool
    private var waiting: [UInt8] = []
    private var converter: SystemConverter?

    /// - Parameter repairs: Whether bytes that are not UTF-8 become U+FFFD in text that is said to be UTF-8. Everything
    ///   else is always repaired.
    init(_ encoding: TextEncoding, repairs: Bool) {
        if case .other(let name) = encoding {
            converter = SystemConverter(from: name)
            self.encoding = converter == nil ? .windows1252 : encoding
        } else {
            self.encoding = encoding
        }
        self.repairs = repairs
    }

    /// Whether bytes come out as they went in.
    var isIdentity: Bool { encoding == .utf8 && !repairs }

    /// Appends what `piece` says to `text`.
    ///
    /// - Parameter isLast: Nothing follows, so what is cut short is wrong.
    mutating func append(_ piece: [UInt8], isLast: Bool, to text: inout [UInt8]) {
        if isIdentity {
            text += piece
            return
        }
        var input = piece
        if !waiting.isEmpty {
            input = waiting + piece
            waiting = []
        }
        switch encoding {
        case .utf8: repair(input, isLast: isLast, to: &text)
        case .utf16LittleEndian: decode16(input, high: 1, isLast: isLast, to: &text)
        case .utf16BigEndian: decode16(input, high: 0, isLast: isLast, to: &text)
        case .utf32LittleEndian: decode32(input, isLittle: true, isLast: isLast, to: &text)
        case .utf32BigEndian: decode32(input, isLittle: false, isLast: isLast, to: &text)
        case .windows1252: Windows1252.append(input, to: &text)
        case .other: waiting = converter?.append(input, isLast: isLast, to: &text) ?? []
        }
    }

    private mutating func repair(_ input: [UInt8], isLast: Bool, to text: inout [UInt8]) {
        var place = 0
        while place < input.count {
            guard let fault = input.withUnsafeBufferPointer({ UTF8Validation.firstFault(in: $0, from: place) }) else {
                text += place == 0 ? input[...] : input[place...]
                return
            }
            text += input[place..<fault.offset]
            if fault.isCutShort && !isLast {
                waiting = Array(input[fault.offset...])
                return
            }
            Self.append(0xFFFD, to: &text)
            place = fault.offset + fault.length
        }
    }

    private mutating func decode16(_ input: [UInt8], high: Int, isLast: Bool, to text: inout [UInt8]) {
        text.reserveCapacity(text.count + input.count / 2 + input.count / 4)
        var place = 0
        while place + 1 < input.count {
            let unit = UInt32(input[place + high]) << 8 | UInt32(input[place + 1 - high])
            if unit < 0x80 {
                text.append(UInt8(truncatingIfNeeded: unit))
                place += 2
                continue
            }
            guard unit & 0xFC00 == 0xD800 else {
                Self.append(unit & 0xFC00 == 0xDC00 ? 0xFFFD : unit, to: &text)
                place += 2
                continue
            }
            if place + 3 >= input.count && !isLast { break }
            var low: UInt32 = 0
            if place + 3 < input.count {
                low = UInt32(input[place + 2 + high]) << 8 | UInt32(input[place + 3 - high])
            }
            let isPair = low & 0xFC00 == 0xDC00
            Self.append(isPair ? 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF : 0xFFFD, to: &text)
            place += isPair ? 4 : 2
        }
        finish(input, at: place, isLast: isLast, to: &text)
    }

    private mutating func decode32(_ input: [UInt8], isLittle: Bool, isLast: Bool, to text: inout [UInt8]) {
        var place = 0
        while place + 3 < input.count {
            var value: UInt32 = 0
            for index in 0..<4 { value = value << 8 | UInt32(input[place + (isLittle ? 3 - index : index)]) }
            Self.append(Unicode.Scalar(value) == nil ? 0xFFFD : value, to: &text)
            place += 4
        }
        finish(input, at: place, isLast: isLast, to: &text)
    }

    private mutating func finish(_ input: [UInt8], at place: Int, isLast: Bool, to text: inout [UInt8]) {
        guard place < input.count else { return }
        if isLast {
            Self.append(0xFFFD, to: &text)
        } else {
            waiting = Array(input[place...])
        }
    }

    /// Appends a scalar value (not a surrogate) in UTF-8.
    @inline(__always)
    static func append(_ scalar: UInt32, to text: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: text.append(UInt8(truncatingIfNeeded: scalar))
        case 0x80..<0x800:
            text.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
            text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        case 0x800..<0x10000:
            text.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            text.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
            text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        default:
            text.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18 & 0x07))
            text.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F))
            text.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
            text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        }
    }
}
