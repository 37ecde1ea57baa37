import Core
import Directory
import Plane

/// Tags of whatever has them: users, roles, customer-managed policies, instance profiles, MFA devices, providers.
enum EntityTags<Value: TaggedEntity> {
    struct Addition: Decodable, Sendable {
        let Tags: [Tag]
    }

    struct Removal: Decodable, Sendable {
        let TagKeys: [String]
    }

    struct Listing: Decodable, PagedInput {
        let Marker: String?
        let MaxItems: Int?
    }

    struct Listed: Encodable, Sendable {
        let Tags: [Tag]
        let IsTruncated: Bool
        let Marker: String?
    }

    static var operations: [Operation] {
        [
            Operation(tagName, .tagging, requires: tagRequirements, handler: tag),
            Operation(untagName, .tagging, requires: untagRequirements, handler: untag),
            Operation(listName, .list, requires: listRequirements, handler: list),
        ]
    }

    private static var tagName: String { "Tag\(Value.quotaName)" }
    private static var untagName: String { "Untag\(Value.quotaName)" }
    private static var listName: String { "List\(Value.quotaName)Tags" }
}

extension EntityTags {
    private static func tagRequirements(_ input: Named<Value, Addition>, _ call: Call) async throws -> [Requirement] {
        [try await Value.requirement("iam:" + tagName, input.name, .requestTags(input.rest.Tags), call)]
    }

    private static func tag(_ input: Named<Value, Addition>, _ call: Call) async throws -> Empty {
        let tags = try TagList.checked(input.rest.Tags)
        try await call.write { account in
            var entity = try Value.get(input.name, in: account)
            entity.tags = try TagList.adding(tags, to: entity.tags, quota: Value.tagQuota)
            try entity.put(in: account)
        }
        return Empty()
    }

    private static func untagRequirements(_ input: Named<Value, Removal>, _ call: Call) async throws -> [Requirement] {
        [try await Value.requirement("iam:" + untagName, input.name, .tagKeys(input.rest.TagKeys), call)]
    }

    /// Removing keys that are not there changes nothing.
    private static func untag(_ input: Named<Value, Removal>, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var entity = try Value.get(input.name, in: account)
            entity.tags = TagList.removing(input.rest.TagKeys, from: entity.tags)
            try entity.put(in: account)
        }
        return Empty()
    }

    private static func listRequirements(_ input: Named<Value, Listing>, _ call: Call) async throws -> [Requirement] {
        [try await Value.requirement("iam:" + listName, input.name, [:], call)]
    }

    private static func list(_ input: Named<Value, Listing>, _ call: Call) async throws -> Listed {
        try await call.read { account in
            let tags = try Value.get(input.name, in: account).tags
            let page = try input.page(of: tags, in: "\(listName) \(input.name)", key: \.Key)
            return Listed(Tags: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }
}
