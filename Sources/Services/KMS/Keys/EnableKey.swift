import Core
import Plane

extension KMSService {
    var enableKey: Operation {
        keyOperation("EnableKey", .write, in: .switchable) { (_: KeyIDInput, key, call) in
            try await change(key, in: .switchable, call) { $0.isEnabled = true }
            return Empty()
        }
    }

    var disableKey: Operation {
        keyOperation("DisableKey", .write, in: .switchable) { (_: KeyIDInput, key, call) in
            try await change(key, in: .switchable, call) { $0.isEnabled = false }
            return Empty()
        }
    }
}
