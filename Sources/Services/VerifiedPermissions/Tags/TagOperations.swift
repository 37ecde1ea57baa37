import Core
import Plane

/// What the service asks of tags.
enum StoreTags {
    static let most = 50

    static func checked(_ new: [String: String], adding old: [String: String]) throws -> [String: String] {
        if let reserved = new.keys.sorted().first(where: { $0.lowercased().hasPrefix("aws:") }) {
            throw AWSError.validation("The tag key \(reserved) begins with aws:, which is kept for AWS.", at: "tags")
        }
        let tags = old.merging(new) { $1 }
        guard tags.count <= most else {
            throw AWSError(
                "TooManyTagsException", "A policy store has at most \(most) tags; this would make \(tags.count).")
        }
        return tags
    }
}

/// The input of an operation that names a policy store by its ARN.
private protocol TaggedInput: Decodable, Sendable {
    var resourceArn: String { get }
}

enum TagResource {
    struct Input: TaggedInput {
        let resourceArn: String
        let tags: [String: String]
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.tagOperation("TagResource", .tagging, context: { .requestTags($0.tags.asTags) }) {
            (input: Input, store, call) in
            try await store.change(call) { change in
                change.record.tags = try StoreTags.checked(input.tags, adding: change.record.tags)
                change.note(.settings, change.record.id)
            }
            return Empty()
        }
    }
}

enum UntagResource {
    struct Input: TaggedInput {
        let resourceArn: String
        let tagKeys: [String]
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.tagOperation("UntagResource", .tagging, context: { .tagKeys($0.tagKeys) }) {
            (input: Input, store, call) in
            try await store.change(call) { change in
                for key in input.tagKeys { change.record.tags[key] = nil }
                change.note(.settings, change.record.id)
            }
            return Empty()
        }
    }
}

enum ListTagsForResource {
    struct Input: TaggedInput {
        let resourceArn: String
    }

    struct Output: Encodable, Sendable {
        let tags: [String: String]
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.tagOperation("ListTagsForResource", .read, context: { _ in [:] }) { (_: Input, store, _) in
            Output(tags: store.store.record.tags)
        }
    }
}

extension VerifiedPermissionsService {
    fileprivate func tagOperation<Input: TaggedInput, Output: Encodable & Sendable>(
        _ name: String, _ access: Operation.Access,
        context: @escaping @Sendable (Input) -> [String: ConditionValue],
        handler: @escaping @Sendable (Input, OpenStore, Call) async throws -> Output
    ) -> Operation {
        Operation(
            name, access,
            prepare: { call in
                let input = try DocumentDecoder().decode(Input.self, from: call.input)
                let store = try await find(input.resourceArn, call)
                var requirement = requirement(name, on: store, named: "", call)
                if store == nil { requirement.resource = input.resourceArn }
                requirement.context = context(input)
                return ((input, store), [requirement])
            },
            handler: { subject, call in
                let (input, store): (Input, PolicyStore?) = subject
                guard let store else { throw AWSError.notFound(.policyStore, input.resourceArn) }
                return try DocumentEncoder().encode(try await handler(input, try await open(store, call), call))
            })
    }

    /// Policy stores alone have tags.
    private func find(_ resource: String, _ call: Call) async throws -> PolicyStore? {
        guard let arn = ARN(resource), arn.service == "verifiedpermissions", arn.account == call.account.rawValue,
            arn.resourceType == "policy-store"
        else { return nil }
        return try await stores.find(arn.resourceName, in: call.regionScope, call.store)
    }
}
