import Core

/// What IAM looks for in a provider's metadata document (SAML 2.0 metadata, 2.3 and 2.4): an entity that is an identity
/// provider, with a certificate to check its signatures by.
struct SAMLMetadata: Sendable, Hashable {
    let entityID: String
    /// When the document says that it ends.
    let validUntil: Timestamp?

    /// - Throws: `InvalidInput` for anything else.
    init(_ text: String) throws {
        var scanner = XMLScanner(text)
        var entityID: String?
        var validUntil: Timestamp?
        var names: Set<String> = []
        do throws(XMLScanner.Malformed) {
            while let element = try scanner.next() {
                names.insert(element.localName)
                guard element.localName == "EntityDescriptor", entityID == nil else { continue }
                entityID = element.attributes["entityID"]
                validUntil = element.attributes["validUntil"].flatMap { Timestamp(iso8601: $0) }
            }
        } catch {
            throw AWSError.invalidInput("Could not parse metadata")
        }
        guard let entityID, !entityID.isEmpty, names.contains("IDPSSODescriptor"), names.contains("X509Certificate")
        else { throw AWSError.invalidInput("Could not parse metadata") }
        self.entityID = entityID
        self.validUntil = validUntil
    }
}

/// Walks the elements of an XML document and sees to it that they nest. Knows no document types, whose entities are the
/// way in for attacks, and expands nothing.
struct XMLScanner: Sendable {
    struct Element: Sendable {
        let name: String
        let attributes: [String: String]

        var localName: String { name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name }
    }

    struct Malformed: Error {}

    private static let maximumDepth = 100

    private let bytes: [UInt8]
    private var index = 0
    private var open: [String] = []
    private var hasRoot = false

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next element that begins; nil at the end of a whole document.
    mutating func next() throws(Malformed) -> Element? {
        while true {
            try skipText()
            guard index < bytes.count else {
                guard open.isEmpty, hasRoot else { throw Malformed() }
                return nil
            }
            if take("<?") {
                try skip(past: "?>")
            } else if take("<!--") {
                try skip(past: "-->")
            } else if take("<![CDATA[") {
                guard !open.isEmpty else { throw Malformed() }
                try skip(past: "]]>")
            } else if take("</") {
                try close()
            } else if take("<") {
                return try element()
            }
        }
    }

    private mutating func skipText() throws(Malformed) {
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
            guard !open.isEmpty || isSpace(bytes[index]) || bytes[index] >= 0x80 else { throw Malformed() }
            index += 1
        }
    }

    private mutating func close() throws(Malformed) {
        let name = try self.name()
        skipSpace()
        guard take(">"), open.popLast() == name else { throw Malformed() }
    }

    private mutating func element() throws(Malformed) -> Element {
        guard !(open.isEmpty && hasRoot), open.count < Self.maximumDepth else { throw Malformed() }
        hasRoot = true
        let name = try self.name()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            if take("/>") { break }
            if take(">") {
                open.append(name)
                break
            }
            let attribute = try self.name()
            skipSpace()
            guard take("=") else { throw Malformed() }
            skipSpace()
            guard attributes.updateValue(try value(), forKey: attribute) == nil else { throw Malformed() }
        }
        return Element(name: name, attributes: attributes)
    }

    private mutating func value() throws(Malformed) -> String {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
            throw Malformed()
        }
        let quote = bytes[index]
        let start = index + 1
        guard let end = bytes[start...].firstIndex(of: quote), !bytes[start..<end].contains(UInt8(ascii: "<")) else {
            throw Malformed()
        }
        index = end + 1
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func name() throws(Malformed) -> String {
        let start = index
        while index < bytes.count, !isSpace(bytes[index]), !"<>/='\"!?&".utf8.contains(bytes[index]) { index += 1 }
        guard index > start else { throw Malformed() }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private mutating func skipSpace() {
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count, (0..<count).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] }) else {
            return false
        }
        index += count
        return true
    }

    private mutating func skip(past word: StaticString) throws(Malformed) {
        while index < bytes.count {
            if take(word) { return }
            index += 1
        }
        throw Malformed()
    }
}
