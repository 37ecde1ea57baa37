/// `arn:partition:service:region:account:resource`; the resource part may hold further colons.
package struct ARN: Sendable, Hashable, Codable, CustomStringConvertible {
    package let partition: String
    package let service: String
    package let region: String
    package let account: String
    package let resource: String

    package init(partition: String = "aws", service: String, region: String, account: String, resource: String) {
        self.partition = partition
        self.service = service
        self.region = region
        self.account = account
        self.resource = resource
    }

    /// nil unless the text has six parts, begins with `arn` and names a partition, a service and a resource.
    ///
    /// Works on bytes, as every call has several ARNs and characters cost ten times as much.
    package init?(_ text: some StringProtocol) {
        guard let parts = Parts(Substring(text)) else { return nil }
        self.init(
            partition: String(parts.partition), service: String(parts.service), region: String(parts.region),
            account: String(parts.account), resource: String(parts.resource))
    }

    /// The parts of an ARN's text, each cut out when it is asked for.
    package struct Parts {
        private let text: Substring
        /// Where the second to the fifth colon stand.
        private let colons: SIMD4<Int>

        /// nil where `ARN.init` gives nil.
        package init?(_ text: Substring) {
            var text = text
            guard let colons = text.withUTF8(Self.colons) else { return nil }
            self.text = text
            self.colons = colons
        }

        package var partition: Substring { part(4, colons[0]) }
        package var service: Substring { part(colons[0] + 1, colons[1]) }
        package var region: Substring { part(colons[1] + 1, colons[2]) }
        package var account: Substring { part(colons[2] + 1, colons[3]) }
        package var resource: Substring { part(colons[3] + 1, text.utf8.count) }

        private func part(_ start: Int, _ end: Int) -> Substring {
            let bytes = text.utf8
            let first = bytes.index(bytes.startIndex, offsetBy: start)
            return text[first..<bytes.index(first, offsetBy: end - start)]
        }

        private static func colons(_ text: UnsafeBufferPointer<UInt8>) -> SIMD4<Int>? {
            guard text.starts(with: "arn:".utf8) else { return nil }
            var colons = SIMD4<Int>()
            var found = 0
            for place in 4..<text.count where text[place] == UInt8(ascii: ":") {
                colons[found] = place
                found += 1
                guard found < 4 else { break }
            }
            let hasPartition = colons[0] > 4
            let hasService = colons[1] > colons[0] + 1
            return found == 4 && hasPartition && hasService && colons[3] + 1 < text.count ? colons : nil
        }
    }

    /// What `resourceName` of the ARN with that text is; nil when it is none.
    package static func resourceName(of text: String) -> Substring? {
        guard let resource = Parts(text[...])?.resource else { return nil }
        guard let last = resource.utf8.lastIndex(where: isSeparator) else { return resource }
        return resource[resource.utf8.index(after: last)...]
    }

    /// What `resourceType` of the ARN with that resource is.
    package static func type(of resource: Substring) -> Substring? {
        resource.utf8.firstIndex(where: isSeparator).map { resource[..<$0] }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let arn = ARN(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Not an ARN: \(text)")
        }
        self = arn
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { "arn:\(partition):\(service):\(region):\(account):\(resource)" }

    /// The resource's type: what stands before its first `/` or `:`; nil when there is neither, as in `root`.
    package var resourceType: String? {
        resource.utf8.firstIndex(where: Self.isSeparator).map { String(resource[..<$0]) }
    }

    /// The resource's last path segment, such as a role's name.
    package var resourceName: String {
        guard let last = resource.utf8.lastIndex(where: Self.isSeparator) else { return resource }
        return String(resource[resource.utf8.index(after: last)...])
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":") }
}

/// A tag on a resource, a principal or a session.
package struct Tag: Sendable, Hashable, Codable {
    package var Key: String
    package var Value: String

    package init(Key: String, Value: String) {
        self.Key = Key
        self.Value = Value
    }
}
