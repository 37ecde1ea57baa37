import Core
import Plane

extension KMSService {
    var describeKey: Operation {
        keyUse("DescribeKey") { key, _, call in
            let record = try await current(key, call).record
            return try DocumentEncoder().encode(
                KeyMetadataOutput(KeyMetadata: KeyMetadata(record, at: call.time)))
        }
    }
}
