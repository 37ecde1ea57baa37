import Core
import Cryptography
import Plane

extension KMSService {
    var generateRandom: Operation {
        Operation(
            "GenerateRandom", .read, requires: { [accountRequirement("GenerateRandom", $0)] },
            handler: { call in
                try call.refuseRecipient()
                if let store = call.input["CustomKeyStoreId"]?.string {
                    throw AWSError("CustomKeyStoreNotFoundException", "There is no custom key store \(store).")
                }
                guard let count = call.input["NumberOfBytes"]?.integer else {
                    throw AWSError.validation("NumberOfBytes is required.")
                }
                return .structure(["Plaintext": .blob(SecretBytes.random(count: Int(count)).revealed)])
            }
        )
        .recorded(.members(["NumberOfBytes"]))
    }
}
