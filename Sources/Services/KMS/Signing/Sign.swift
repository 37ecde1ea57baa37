import Core
import Cryptography
import Plane

extension KMSService {
    private static let signing = [
        ConditionMember("kms:SigningAlgorithm", "SigningAlgorithm"),
        ConditionMember("kms:MessageType", "MessageType", usual: MessageType.raw.rawValue),
    ]

    private struct Parameters: Sendable {
        let algorithm: SigningAlgorithm
        let type: MessageType
        let message: [UInt8]

        init(_ call: Call) throws(AWSError) {
            guard let algorithm: SigningAlgorithm = call.algorithm("SigningAlgorithm"),
                let message = call.input["Message"]?.blob
            else { throw .internalFailure }
            self.algorithm = algorithm
            self.message = message
            type = call.algorithm("MessageType") ?? .raw
        }
    }

    var sign: Operation {
        keyUse("Sign", conditions: Self.signing) { key, _, call in
            let parameters = try Parameters(call)
            let material = try signingMaterial(key, parameters, "Sign", call)
            let signature = try await perform(with: material, parameters.algorithm.rawValue, call) { key in
                let signature = try key.sign(parameters.message, parameters.type, parameters.algorithm)
                try call.endDryRun()
                return signature
            }
            note(key, "Sign", call)
            return .structure([
                "KeyId": .string(key.arn), "Signature": .blob(signature),
                "SigningAlgorithm": .string(parameters.algorithm.rawValue),
            ])
        }
    }

    var verify: Operation {
        keyUse("Verify", conditions: Self.signing) { key, _, call in
            let parameters = try Parameters(call)
            let signature = call.input["Signature"]?.blob ?? []
            let material = try signingMaterial(key, parameters, "Verify", call)
            let isValid = try await perform(with: material, parameters.algorithm.rawValue, call) {
                try $0.verify(signature, of: parameters.message, parameters.type, parameters.algorithm)
            }
            guard isValid else { throw AWSError("KMSInvalidSignatureException", "") }
            try call.endDryRun()
            note(key, "Verify", call)
            return .structure([
                "KeyId": .string(key.arn), "SignatureValid": true,
                "SigningAlgorithm": .string(parameters.algorithm.rawValue),
            ])
        }
    }

    private func signingMaterial(
        _ key: Key, _ parameters: Parameters, _ operation: String, _ call: Call
    ) throws(AWSError) -> MaterialName {
        let material = try key.requireMaterial(at: call.time)
        try key.require(.signVerify, for: operation)
        guard key.record.spec.signingAlgorithms.contains(parameters.algorithm) else {
            throw .incompatible(parameters.algorithm.rawValue, key.record.spec)
        }
        return material
    }
}
