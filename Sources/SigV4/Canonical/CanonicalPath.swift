/// The second line of a canonical request.
enum CanonicalPath {
    static func append(_ path: String, _ rule: SignatureRules.Path, to text: inout [UInt8]) {
        switch rule {
        case .normalised:
            if path == "/" {
                text.append(UInt8(ascii: "/"))
            } else {
                PercentCoding.encode(normalised(path), keepingSlash: true, to: &text)
            }
        case .literal:
            let octets = PercentCoding.decode(Array(path.utf8), plusIsSpace: false)
            if octets.first != UInt8(ascii: "/") { text.append(UInt8(ascii: "/")) }
            PercentCoding.encode(octets, keepingSlash: true, to: &text)
        }
    }

    /// RFC 3986's dot segments removed and empty segments with them; a slash at the end stays.
    static func normalised(_ path: String) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        var segments: [Substring.UTF8View] = []
        for segment in path.utf8.split(separator: slash) {
            if segment.elementsEqual([UInt8(ascii: ".")]) { continue }
            if segment.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
                _ = segments.popLast()
            } else {
                segments.append(Substring(segment).utf8)
            }
        }
        var result: [UInt8] = []
        result.reserveCapacity(path.utf8.count)
        for segment in segments {
            result.append(slash)
            result.append(contentsOf: segment)
        }
        if result.isEmpty || endsAsDirectory(path) { result.append(slash) }
        return result
    }

    private static func endsAsDirectory(_ path: String) -> Bool {
        path.utf8.last == UInt8(ascii: "/") || path.hasSuffix("/.") || path.hasSuffix("/..")
    }
}
