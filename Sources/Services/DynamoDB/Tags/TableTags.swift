import Core

/// What DynamoDB asks of tags.
enum TableTags {
    private static let most = 50

    /// The tags of a resource after some are added.
    static func checked(_ new: [Tag], adding old: [Tag]) throws -> [Tag] {
        var seen: Set<String> = []
        for tag in new {
            guard seen.insert(tag.Key).inserted else {
                throw AWSError.invalidParameter("Duplicate tag keys found in the request: \(tag.Key)")
            }
            guard !tag.Key.lowercased().hasPrefix("aws:") else {
                throw AWSError.validation(
                    "One or more tag keys are invalid: aws: prefixed tag key names are not allowed")
            }
        }
        var tags = old
        for tag in new {
            if let position = tags.firstIndex(where: { $0.Key == tag.Key }) {
                tags[position] = tag
            } else {
                tags.append(tag)
            }
        }
        guard tags.count <= most else {
            throw AWSError.validation("The number of tags exceeds the limit of \(most) tags per resource")
        }
        return tags
    }
}
