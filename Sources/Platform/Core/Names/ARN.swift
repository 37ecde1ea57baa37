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
        guard let parts = Self.split(Substring(text)) else { return nil }
        self.init(
            partition: String(parts.partition), service: String(parts.service), region: String(parts.region),
            account: String(parts.account), resource: String(parts.resource))
    }

    private static func split(
        _ text: Substring
    ) -> (partition: Substring, service: Substring, region: Substring, account: Substring, resource: Substring)? {
        var rest = text.utf8
        guard rest.starts(with: "arn:".utf8) else { return nil }
        rest.removeFirst(4)
        func next() -> Substring? {
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            defer { rest = rest[rest.index(after: colon)...] }
            return Substring(rest[..<colon])
        }
        guard let partition = next(), let service = next(), let region = next(), let account = next(),
            !partition.isEmpty, !service.isEmpty, !rest.isEmpty
        else { return nil }
        return (partition, service, region, account, Substring(rest))
    }

    /// The service and the resource of an ARN; nil where `init` gives nil. For those who want no more of it: nothing is
    /// allocated.
    package static func parts(of text: String) -> (service: Substring, resource: Substring)? {
        split(text[...]).map { ($0.service, $0.resource) }
    }

    /// What `resourceName` of the ARN with that text is; nil when it is none.
    package static func resourceName(of text: String) -> Substring? {
        guard let resource = parts(of: text)?.resource else { return nil }
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
