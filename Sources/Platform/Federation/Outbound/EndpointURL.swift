/// An `http` or `https` URL that means one host and one port to every reader: no user information, no fragment, no
/// percent-encoding or Unicode in the host, no short or hexadecimal forms of IPv4.
package struct EndpointURL: Sendable, Hashable {
    package enum Host: Sendable, Hashable {
        /// A DNS name in lower case without a final dot.
        case name(String)
        case address(IPAddress)
    }

    package let isSecure: Bool
    package let host: Host
    package let port: Int
    /// Path and query as they go on the wire; begins with `/`.
    package let target: String

    package static let maximumLength = 2_048

    /// - Throws: `FetchError.invalidURL` with the rule that the text breaks.
    package init(_ text: String) throws(FetchError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw .invalidURL("it is longer than \(Self.maximumLength) characters")
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.unsafe.contains($0) }) else {
            throw .invalidURL("it has characters that a URL must percent-encode")
        }
        let rest: Substring
        if text.hasPrefix("https://") {
            (isSecure, rest) = (true, text.dropFirst(8))
        } else if text.hasPrefix("http://") {
            (isSecure, rest) = (false, text.dropFirst(7))
        } else {
            throw .invalidURL("it does not begin with https://")
        }
        guard !rest.contains("#") else { throw .invalidURL("it has a fragment") }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest.dropFirst(authority.count)
        guard !authority.contains("@") else { throw .invalidURL("it has user information before the host") }
        let (host, port) = try Self.split(authority)
        self.host = try Self.host(host)
        self.port = try Self.port(port) ?? (isSecure ? 443 : 80)
        self.target = target.first == "/" ? String(target) : "/" + target
    }

    /// The host as policies, errors and the `Host` field name it; IPv6 in brackets.
    package var hostText: String {
        switch host {
        case .name(let name): name
        case .address(let address): address.isIPv4 ? address.description : "[\(address)]"
        }
    }

    /// The `Host` field: the port only where it is not the scheme's own.
    var authority: String { port == (isSecure ? 443 : 80) ? hostText : "\(hostText):\(port)" }

    /// What RFC 3986 has no place for, and the backslash that some readers take for a slash.
    private static let unsafe = Set("\"<>\\^`{|}".utf8)
}

extension EndpointURL {
    private static func split(
        _ authority: Substring
    ) throws(FetchError) -> (host: Substring, port: Substring?) {
        let end: Substring.Index
        if authority.first == "[" {
            guard let bracket = authority.firstIndex(of: "]") else { throw .invalidURL("its bracket is not closed") }
            end = authority.index(after: bracket)
        } else {
            end = authority.firstIndex(of: ":") ?? authority.endIndex
        }
        let rest = authority[end...]
        guard rest.isEmpty || rest.first == ":" else { throw .invalidURL("its host is not well-formed") }
        return (authority[..<end], rest.isEmpty ? nil : rest.dropFirst())
    }

    private static func port(_ text: Substring?) throws(FetchError) -> Int? {
        guard let text else { return nil }
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let port = Int(text), (1...65_535).contains(port)
        else { throw .invalidURL("its port is not between 1 and 65535") }
        return port
    }

    private static func host(_ text: Substring) throws(FetchError) -> Host {
        if text.first == "[" {
            guard let address = IPAddress(String(text.dropFirst().dropLast())), !address.isIPv4 else {
                throw .invalidURL("its brackets hold no IPv6 address")
            }
            return .address(address)
        }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else {
            throw .invalidURL("its host is no DNS name; internationalised names are written in their xn-- form")
        }
        // Readers of addresses take "127.1", "0x7f.1" and "2130706433" for 127.0.0.1; here only the full form counts.
        if last.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) || last.hasPrefix("0x") || last.hasPrefix("0X") {
            guard let address = IPAddress(String(text)), address.isIPv4 else {
                throw .invalidURL("its host is no dotted-decimal IPv4 address")
            }
            return .address(address)
        }
        return .name(text.lowercased())
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
        return label.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}
