import Core
import Cryptography
import Plane

extension KMSService {
    private static let conditions = [ConditionMember("kms:MacAlgorithm", "MacAlgorithm")]

    var generateMac: Operation {
        keyUse("GenerateMac", conditions: Self.conditions) { key, _, call in
            let (algorithm, material) = try macMaterial(key, "GenerateMac", call)
            let message = call.input["Message"]?.blob ?? []
            try call.endDryRun()
            let mac = try await perform(with: material, algorithm.rawValue, call) { try $0.mac(message, algorithm) }
            note(key, "GenerateMac", call)
            return .structure([
                "KeyId": .string(key.arn), "Mac": .blob(mac), "MacAlgorithm": .string(algorithm.rawValue),
            ])
        }
    }

    var verifyMac: Operation {
        keyUse("VerifyMac", conditions: Self.conditions) { key, _, call in
            let (algorithm, material) = try macMaterial(key, "VerifyMac", call)
            let message = call.input["Message"]?.blob ?? []
            let mac = call.input["Mac"]?.blob ?? []
            let isValid = try await perform(with: material, algorithm.rawValue, call) {
                try $0.isValidMAC(mac, of: message, algorithm)
            }
            guard isValid else { throw AWSError("KMSInvalidMacException", "") }
            try call.endDryRun()
            note(key, "VerifyMac", call)
            return .structure([
                "KeyId": .string(key.arn), "MacValid": true, "MacAlgorithm": .string(algorithm.rawValue),
            ])
        }
    }

    private func macMaterial(
        _ key: Key, _ operation: String, _ call: Call
    ) throws(AWSError) -> (MACAlgorithm, MaterialName) {
        let material = try key.requireMaterial(at: call.time)
        try key.require(.generateVerifyMAC, for: operation)
        guard let algorithm: MACAlgorithm = call.algorithm("MacAlgorithm") else { throw .internalFailure }
        guard key.record.spec.macAlgorithms.contains(algorithm) else {
            throw .incompatible(algorithm.rawValue, key.record.spec)
        }
        return (algorithm, material)
    }
}
