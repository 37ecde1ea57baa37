import Core

/// A tag as KMS spells it.
struct KeyTag: Codable, Sendable, Hashable {
    let TagKey: String
    let TagValue: String

    init(_ tag: Tag) {
        TagKey = tag.Key
        TagValue = tag.Value
    }

    var tag: Tag { Tag(Key: TagKey, Value: TagValue) }
}

/// KMS's rules for tags: keys differ by case, and `aws:` is AWS's own.
enum KeyTags {
    static let maximum = 50

    /// - Throws: `TagException`.
    static func checked(_ tags: [KeyTag]?) throws -> [Tag] {
        let tags = (tags ?? []).map(\.tag)
        guard Set(tags.map(\.Key)).count == tags.count else { throw AWSError.tag("Duplicate tag keys") }
        guard tags.count <= maximum else { throw AWSError.tag("Too many tags") }
        try checkKeys(tags.map(\.Key))
        return tags
    }

    static func checkKeys(_ keys: [String]) throws {
        guard !keys.contains(where: { $0.lowercased().hasPrefix("aws:") }) else {
            throw AWSError.tag("Tags beginning with aws: are reserved")
        }
    }

    /// - Throws: `LimitExceededException` when there would be more than 50.
    static func adding(_ new: [Tag], to tags: [Tag]) throws -> [Tag] {
        let keys = Set(new.map(\.Key))
        let merged = tags.filter { !keys.contains($0.Key) } + new
        guard merged.count <= maximum else { throw AWSError.limitExceeded("Too many tags") }
        return merged
    }
}
