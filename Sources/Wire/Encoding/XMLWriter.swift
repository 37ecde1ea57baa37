/// Writes XML straight into bytes.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []

    init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func open(_ name: String, namespace: String? = nil) {
        begin(name)
        if let namespace { attribute("xmlns", namespace) }
        endOfStart()
    }

    /// The start of an element whose attributes follow, closed by `endOfStart`.
    mutating func begin(_ name: String) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
    }

    mutating func attribute(_ name: String, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: name.utf8)
        bytes.append(contentsOf: "=\"".utf8)
        escape(value, inAttribute: true)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func endOfStart() { bytes.append(UInt8(ascii: ">")) }

    mutating func close(_ name: String) {
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func element(_ name: String, _ text: String) {
        open(name)
        self.text(text)
        close(name)
    }

    mutating func text(_ text: String) { escape(text, inAttribute: false) }

    mutating func append(_ other: XMLWriter) { bytes.append(contentsOf: other.bytes) }

    mutating func declaration() { bytes.append(contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

    /// XML 1.0 has no way to write most control characters, not even as references; they become U+FFFD.
    private mutating func escape(_ text: String, inAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\"") where inAttribute: bytes.append(contentsOf: "&quot;".utf8)
            case 0x0D: bytes.append(contentsOf: "&#xD;".utf8)
            case 0x0A where inAttribute: bytes.append(contentsOf: "&#xA;".utf8)
            case 0x09 where inAttribute: bytes.append(contentsOf: "&#x9;".utf8)
            case 0x09, 0x0A: bytes.append(byte)
            case 0..<0x20: bytes.append(contentsOf: Self.replacement)
            case 0xBE, 0xBF:
                bytes.append(byte)
                replaceNonCharacter()
            default: bytes.append(byte)
            }
        }
    }

    /// U+FFFE and U+FFFF (EF BF BE, EF BF BF) are not XML either.
    private mutating func replaceNonCharacter() {
        guard bytes.count >= 3, bytes[bytes.count - 3] == 0xEF, bytes[bytes.count - 2] == 0xBF else { return }
        bytes.replaceSubrange((bytes.count - 3)..., with: Self.replacement)
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
