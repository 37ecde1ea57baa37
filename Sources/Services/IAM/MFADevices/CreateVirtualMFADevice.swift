import Core
import Directory
import Keyring
import Plane
import Store

enum CreateVirtualMFADevice {
    struct Input: Decodable, Sendable {
        let Path: String?
        let VirtualMFADeviceName: String
        let Tags: [Tag]?
    }

    struct Output: Encodable, Sendable {
        let VirtualMFADevice: VirtualMFADevice
    }

    static func operation(_ keyring: Keyring) -> Operation {
        Operation("CreateVirtualMFADevice", .write, requires: requirements) { try await handle($0, $1, keyring) }
    }

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        let arn = "arn:aws:iam::\(call.account):mfa\(input.Path ?? "/")\(input.VirtualMFADeviceName)"
        let tags = [String: ConditionValue].requestTags(input.Tags ?? [])
        let create = Requirement("iam:CreateVirtualMFADevice", on: arn, of: call.account, context: tags)
        guard !tags.isEmpty else { return [create] }
        return [create, Requirement("iam:TagMFADevice", on: arn, of: call.account, context: tags)]
    }

    /// The only answer that ever shows the seed.
    static func handle(_ input: Input, _ call: Call, _ keyring: Keyring) async throws -> Output {
        let seed = TOTP.makeSeed()
        var device = try MFADeviceRecord(
            name: input.VirtualMFADeviceName, path: input.Path ?? "/", account: call.account, seed: seed,
            created: call.second, keyring: keyring)
        device.tags = try TagList.checked(input.Tags)
        let new = device
        let alias = try await call.write { account in
            let key = Collections.key(new.name)
            guard try !Collections.mfaDevices.contains(key, in: account.scope, account.writer) else {
                throw AWSError.alreadyExists("MFADevice entity at the same path and name already exists.")
            }
            try account.put(new)
            return try account.accountRecord().alias
        }
        let text = Base32.encode(seed.revealedBytes)
        // The form that the API reference gives: the device at the account, and the seed.
        let label = "\(new.name)@\(alias ?? call.account.rawValue)"
        let uri = "otpauth://totp/\(PolicyText.encoded(label))?secret=\(text)"
        var shape = IAM.VirtualMFADevice(new, in: call.account)
        shape.Base32StringSeed = Array(text.utf8)
        shape.QRCodePNG = QRCode(uri)?.png()
        shape.Tags = TagList.shape(new.tags)
        return Output(VirtualMFADevice: shape)
    }
}

struct VirtualMFADevice: Encodable, Sendable {
    let SerialNumber: String
    var Base32StringSeed: [UInt8]?
    var QRCodePNG: [UInt8]?
    var User: User?
    var EnableDate: Timestamp?
    var Tags: [Tag]?

    init(_ device: MFADeviceRecord, in account: AccountID) {
        SerialNumber = device.serialNumber(in: account)
        EnableDate = device.enabled
    }
}
