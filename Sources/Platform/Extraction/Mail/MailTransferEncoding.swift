/// How a part's body is written in lines (RFC 2045, 6).
enum MailTransferEncoding: Sendable {
    case identity, base64, quotedPrintable

    init(_ value: String) {
        switch value.lowercased().filter({ !$0.isWhitespace }) {
        case "base64": self = .base64
        case "quoted-printable": self = .quotedPrintable
        default: self = .identity
        }
    }
}

/// Decodes a body that comes in pieces.
struct MailTransferDecoder {
    private let encoding: MailTransferEncoding
    private var bits: UInt32 = 0
    private var count = 0
    private var waiting: [UInt8] = []

    init(_ encoding: MailTransferEncoding) {
        self.encoding = encoding
    }

    mutating func append(_ piece: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        switch encoding {
        case .identity: bytes += piece
        case .base64: for byte in piece { base64(byte, &bytes) }
        case .quotedPrintable: for byte in piece { quotedPrintable(byte, &bytes) }
        }
    }

    /// What an end in the middle of an escape leaves.
    mutating func finish(_ bytes: inout [UInt8]) {
        bytes += waiting
        waiting = []
    }

    /// What is not of the alphabet is passed over; padding ends a group, and another text may follow.
    private mutating func base64(_ byte: UInt8, _ bytes: inout [UInt8]) {
        let value: UInt8
        switch byte {
        case 0x41...0x5A: value = byte - 0x41
        case 0x61...0x7A: value = byte - 0x61 + 26
        case 0x30...0x39: value = byte - 0x30 + 52
        case 0x2B, 0x2D: value = 62
        case 0x2F, 0x5F: value = 63
        case 0x3D:
            count = 0
            return
        default: return
        }
        bits = bits << 6 | UInt32(value)
        count += 1
        switch count {
        case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
        case 3: bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
        case 4:
            bytes.append(UInt8(truncatingIfNeeded: bits))
            count = 0
        default: return
        }
    }

    private mutating func quotedPrintable(_ byte: UInt8, _ bytes: inout [UInt8]) {
        guard !waiting.isEmpty else {
            if byte == 0x3D {
                waiting = [byte]
            } else {
                bytes.append(byte)
            }
            return
        }
        if byte == 0x0A && waiting.dropFirst().allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            waiting = []
            return
        }
        if waiting.count == 1, byte == 0x0D || byte == 0x20 || byte == 0x09 || JSONEscapes.hexadecimal(byte) != nil {
            waiting.append(byte)
            return
        }
        if waiting.count == 2, let high = JSONEscapes.hexadecimal(waiting[1]), let low = JSONEscapes.hexadecimal(byte) {
            bytes.append(UInt8(truncatingIfNeeded: high << 4 | low))
            waiting = []
            return
        }
        if waiting.count < 64, byte == 0x0D || byte == 0x20 || byte == 0x09 {
            waiting.append(byte)
            return
        }
        bytes += waiting
        waiting = []
        quotedPrintable(byte, &bytes)
    }
}
