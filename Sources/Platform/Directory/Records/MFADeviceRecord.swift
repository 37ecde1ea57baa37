package import Core
package import Keyring

/// A virtual MFA device; its seed lies here only sealed by the keyring.
package struct MFADeviceRecord: Sendable, Hashable, Codable {
    private static let purpose = "mfa-device"

    package var name: String
    /// `/` or `/division/`, with both slashes.
    package var path: String
    package var sealedSeed: [UInt8]
    package var created: Timestamp
    package var tags: [Tag] = []
    /// When it was assigned to the user or root whose record lists its serial number; nil while it is nobody's.
    package var enabled: Timestamp?
    /// The user it is assigned to; nil for root, and while it is nobody's.
    package var userName: String?
    /// The step of the last code that was accepted: neither it nor an earlier one is again.
    package var lastUsedStep: Int64?
    /// How many steps the device's clock goes before ours, or behind when negative, as resynchronising found it; nil
    /// for none worth noting.
    package var drift: Int64?

    package init(
        name: String, path: String, account: AccountID, seed: Secret, created: Timestamp, keyring: Keyring
    ) throws {
        self.name = name
        self.path = path
        self.created = created
        let serialNumber = Self.serialNumber(name, path: path, in: account)
        sealedSeed = try keyring.seal(seed.revealedBytes, purpose: Self.purpose, context: serialNumber)
    }

    /// `arn:aws:iam::123456789012:mfa/name`, the ARN that names the device everywhere.
    package func serialNumber(in account: AccountID) -> String {
        Self.serialNumber(name, path: path, in: account)
    }

    /// Whether the seed had to be sealed anew.
    mutating func reseal(in account: AccountID, _ keyring: Keyring) throws -> Bool {
        let context = serialNumber(in: account)
        guard let sealed = try keyring.reseal(sealedSeed, purpose: Self.purpose, context: context) else { return false }
        sealedSeed = sealed
        return true
    }

    /// - Throws: `KeyringError` when the record was sealed by another keyring or altered.
    package func totp(in account: AccountID, _ keyring: Keyring) throws -> TOTP {
        let context = serialNumber(in: account)
        return TOTP(seed: Secret(bytes: try keyring.open(sealedSeed, purpose: Self.purpose, context: context)))
    }

    private static func serialNumber(_ name: String, path: String, in account: AccountID) -> String {
        "arn:aws:iam::\(account):mfa\(path)\(name)"
    }
}
