/// An address within the console. Whatever segments and values hold, it leads nowhere else.
struct Link: Sendable, Hashable {
    static let home = Link()

    /// As it stands in a page or a header.
    private(set) var text = "/console"

    /// - Parameter segments: plain text, encoded here.
    init(_ segments: String...) {
        for segment in segments { append(segment) }
    }

    /// An address that came from outside; nil unless it is one of the console's.
    init?(returning text: String) {
        guard text.utf8.count <= 2_048,
            text == "/console" || text.hasPrefix("/console/") || text.hasPrefix("/console?"),
            text.utf8.allSatisfy({ Self.isPlain($0) || Self.isDelimiter($0) }),
            !text.split(separator: "?")[0].split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
        else { return nil }
        self.text = text
    }

    func appending(_ segments: String...) -> Link {
        var link = self
        for segment in segments { link.append(segment) }
        return link
    }

    /// With a field of the query; unchanged when there is no value.
    func query(_ name: String, _ value: String?) -> Link {
        guard let value, !value.isEmpty else { return self }
        var link = self
        link.text += (text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + Self.encode(name) + "=" + Self.encode(value)
        return link
    }

    private mutating func append(_ segment: String) { text += "/" + Self.encode(segment) }

    private static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            if isPlain(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool { "/?&=%+~".utf8.contains(byte) }
}
