import Core

/// IAM's rules for tags: keys are unique without regard to case, keep the case they came in, and `aws:` is AWS's own.
enum TagList {
    static let maximum = 50

    /// - Throws: `InvalidInput` for duplicate and reserved keys.
    static func checked(_ tags: [Tag]?) throws -> [Tag] {
        let tags = tags ?? []
        guard Set(tags.map { $0.Key.lowercased() }).count == tags.count else {
            throw AWSError.invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
        }
        guard !tags.contains(where: { $0.Key.lowercased().hasPrefix("aws:") }) else {
            throw AWSError.invalidInput("aws: prefixed tag key names are not allowed for external use.")
        }
        return tags
    }

    /// - Throws: `LimitExceeded` when there would be more than 50.
    static func adding(_ new: [Tag], to tags: [Tag], quota: String) throws -> [Tag] {
        let new = try checked(new)
        let merged = removing(new.map(\.Key), from: tags) + new
        guard merged.count <= maximum else { throw AWSError.quota(quota, maximum) }
        return merged
    }

    static func removing(_ keys: [String], from tags: [Tag]) -> [Tag] {
        let keys = Set(keys.map { $0.lowercased() })
        return tags.filter { !keys.contains($0.Key.lowercased()) }
    }

    /// As output shapes carry them: nothing rather than an empty list.
    static func shape(_ tags: [Tag]) -> [Tag]? { tags.isEmpty ? nil : tags }
}
