import Core
import FoundationEssentials
import Keyring

/// Names a grant for RetireGrant, and for calls that use it at once; no two are the same text, even of one grant.
struct GrantToken: Codable, Sendable, Hashable {
    private static let purpose = "kms.grant-token"

    let account: AccountID
    let region: Region
    let keyID: String
    let grantID: String

    var key: KeyName { KeyName(account: account, region: region, id: keyID) }

    init(_ key: KeyName, _ grantID: String) {
        account = key.account
        region = key.region
        keyID = key.id
        self.grantID = grantID
    }

    /// - Throws: `InvalidGrantTokenException` for what is no token of this plane.
    init(_ text: String, _ keyring: Keyring) throws(AWSError) {
        guard let blob = Base64.decode(text), let plain = try? keyring.open(blob, purpose: Self.purpose, context: ""),
            let token = try? JSONDecoder().decode(GrantToken.self, from: Data(plain))
        else { throw AWSError("InvalidGrantTokenException", "Invalid grant token.") }
        self = token
    }

    func text(_ keyring: Keyring) throws -> String {
        Base64.encode(
            try keyring.seal([UInt8](try JSONEncoder().encode(self)), purpose: Self.purpose, context: ""))
    }
}
