import Core
import Plane

extension KMSService {
    private struct Input: KeyInput {
        let KeyId: String
        let Description: String
    }

    var updateKeyDescription: Operation {
        keyOperation("UpdateKeyDescription", .write, in: .notPendingDeletion) { (input: Input, key, call) in
            try await change(key, in: .notPendingDeletion, call) { $0.description = input.Description }
            return Empty()
        }
    }
}
