import Core
import Plane
import Store

extension KMSService {
    private struct TagInput: KeyInput {
        let KeyId: String
        let Tags: [KeyTag]
    }

    var tagResource: Operation {
        keyOperation("TagResource", .tagging, in: .notPendingDeletion) { (input: TagInput) in
            .requestTags(input.Tags.map(\.tag))
        } handler: { (input: TagInput, key, call) in
            let tags = try KeyTags.checked(input.Tags)
            try await change(key, call) { $0.tags = try KeyTags.adding(tags, to: $0.tags) }
            return Empty()
        }
    }

    private struct UntagInput: KeyInput {
        let KeyId: String
        let TagKeys: [String]
    }

    var untagResource: Operation {
        keyOperation("UntagResource", .tagging, in: .notPendingDeletion) { (input: UntagInput) in
            .tagKeys(input.TagKeys)
        } handler: { (input: UntagInput, key, call) in
            try KeyTags.checkKeys(input.TagKeys)
            try await change(key, call) { $0.tags.removeAll { input.TagKeys.contains($0.Key) } }
            return Empty()
        }
    }
}
