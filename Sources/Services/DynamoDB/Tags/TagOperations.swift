import Core
import Plane

enum TagResource {
    struct Input: ResourceInput {
        let ResourceArn: String
        let Tags: [Tag]
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.resourceOperation("TagResource", .tagging, context: { .requestTags($0.Tags) }) {
            (input: Input, reference, call) in
            try await Tables.update(try .tagged(reference, call), in: call.store) { record, _ in
                record.tags = try TableTags.checked(input.Tags, adding: record.tags)
            }
            return Empty()
        }
    }
}

enum UntagResource {
    struct Input: ResourceInput {
        let ResourceArn: String
        let TagKeys: [String]
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.resourceOperation("UntagResource", .tagging, context: { .tagKeys($0.TagKeys) }) {
            (input: Input, reference, call) in
            try await Tables.update(try .tagged(reference, call), in: call.store) { record, _ in
                record.tags.removeAll { input.TagKeys.contains($0.Key) }
            }
            return Empty()
        }
    }
}

enum ListTagsOfResource {
    struct Input: ResourceInput {
        let ResourceArn: String
        let NextToken: String?
    }

    struct Output: Encodable, Sendable {
        let Tags: [Tag]
        let NextToken: String?
    }

    private static let page = 10

    static func operation(_ service: DynamoDBService) -> Operation {
        service.resourceOperation("ListTagsOfResource", .read) { (input: Input, reference, call) in
            let table = try await service.tables.find(try .tagged(reference, call), in: call.store)
            guard let table else { throw AWSError.noSuchResource(reference) }
            let listing = "dynamodb.tags/\(table.record.id)"
            var start = 0
            if let token = input.NextToken {
                guard let offset = PageToken(token, for: listing).flatMap({ Int($0.lastKey) }) else {
                    throw AWSError.validation("Invalid NextToken: \(token)")
                }
                start = offset
            }
            let tags = Array(table.record.tags.dropFirst(start).prefix(page))
            let next = start + tags.count
            let token = next < table.record.tags.count ? PageToken(lastKey: String(next)).text(for: listing) : nil
            return Output(Tags: tags, NextToken: token)
        }
    }
}

extension TableReference {
    /// Tags are on tables alone, and in the call's region.
    fileprivate static func tagged(_ reference: TableReference, _ call: Call) throws -> TableReference {
        guard reference.region == call.region, reference.indexName == nil else {
            throw AWSError.noSuchResource(reference)
        }
        return reference
    }
}

extension AWSError {
    /// For the operations that name a resource by its ARN.
    static func noSuchResource(_ reference: TableReference) -> AWSError {
        AWSError(
            "ResourceNotFoundException", "Requested resource not found: ResourcArn: \(reference.arn) not found")
    }
}
