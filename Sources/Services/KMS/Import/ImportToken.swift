import Core
import Cryptography
import FoundationEssentials
import Keyring

/// What GetParametersForImport gives with its public key: everything that the import needs, sealed, so that nothing is
/// kept for imports that never come.
struct ImportToken: Codable, Sendable {
    private static let purpose = "kms.import-token"
    /// AWS's tokens are good for a day.
    static let seconds: Int64 = 86_400

    let keyID: String
    let algorithm: WrappingAlgorithm
    let spec: KeySpec
    let expires: Timestamp
    let wrappingKey: Data

    init(_ key: KeyName, _ algorithm: WrappingAlgorithm, _ wrapping: ImportWrappingKey, expires: Timestamp) {
        keyID = key.id
        self.algorithm = algorithm
        spec = wrapping.spec
        self.expires = expires
        wrappingKey = Data(wrapping.stored.revealed)
    }

    /// - Throws: `InvalidImportTokenException` for what is no token for this key, `ExpiredImportTokenException`.
    init(_ blob: [UInt8], for key: KeyName, at now: Timestamp, _ keyring: Keyring) throws(AWSError) {
        guard let plain = try? keyring.open(blob, purpose: Self.purpose, context: key.arn),
            let token = try? JSONDecoder().decode(ImportToken.self, from: Data(plain))
        else { throw AWSError("InvalidImportTokenException", "") }
        guard now < token.expires else { throw AWSError("ExpiredImportTokenException", "") }
        self = token
    }

    func sealed(for key: KeyName, _ keyring: Keyring) throws -> [UInt8] {
        var plain = [UInt8](try JSONEncoder().encode(self))
        defer { SecretBytes.wipe(&plain) }
        return try keyring.seal(plain, purpose: Self.purpose, context: key.arn)
    }

    /// - Throws: `InvalidCiphertextException`.
    func unwrap(_ blob: [UInt8]) throws -> SecretBytes {
        do throws(CryptographyError) {
            let key = try ImportWrappingKey(spec, stored: SecretBytes(copying: wrappingKey))
            return try key.unwrap(blob, algorithm: algorithm)
        } catch {
            throw AWSError(error, spec, algorithm.rawValue)
        }
    }
}
