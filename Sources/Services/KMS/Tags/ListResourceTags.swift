import Core
import Plane

extension KMSService {
    private struct Input: KeyInput, PagedInput {
        let KeyId: String
        let Limit: Int?
        let Marker: String?
    }

    private struct Output: Encodable, Sendable {
        let Tags: [KeyTag]
        let NextMarker: String?
        let Truncated: Bool
    }

    var listResourceTags: Operation {
        keyOperation("ListResourceTags", .list, in: .any) { (input: Input, key, _) in
            let page = try input.page(
                of: key.record.tags, in: "kms.tags \(key.arn)", most: 50, usual: 50, key: \.Key)
            return Output(
                Tags: page.elements.map { KeyTag($0) }, NextMarker: page.marker, Truncated: page.isTruncated)
        }
    }
}
