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
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else {
            return nil
        }
        self.init(
            partition: String(parts[1]), service: String(parts[2]), region: String(parts[3]),
            account: String(parts[4]), resource: String(parts[5]))
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
        resource.firstIndex { $0 == "/" || $0 == ":" }.map { String(resource[..<$0]) }
    }

    /// The resource's last path segment, such as a role's name.
    package var resourceName: String {
        resource.lastIndex { $0 == "/" || $0 == ":" }.map { String(resource[resource.index(after: $0)...]) } ?? resource
    }
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
