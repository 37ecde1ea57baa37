import Core
import Store

/// Which key: its id is unique in an account and region, and the same for all keys of one multi-Region key.
struct KeyName: Sendable, Hashable {
    let account: AccountID
    let region: Region
    let id: String

    var arn: String { "arn:aws:kms:\(region):\(account):key/\(id)" }
    var scope: Scope { Scope(account: account, region: region) }

    func `in`(_ region: Region) -> KeyName { KeyName(account: account, region: region, id: id) }

    /// The form of KMS's key ids: a UUID in lower case, or `mrk-` and 32 hexadecimal digits.
    static func isID(_ text: some StringProtocol) -> Bool {
        let isHexadecimal = { (byte: UInt8) in
            (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66)
        }
        if text.hasPrefix("mrk-") { return text.utf8.count == 36 && text.utf8.dropFirst(4).allSatisfy(isHexadecimal) }
        guard text.utf8.count == 36 else { return false }
        for (index, byte) in text.utf8.enumerated() {
            let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
            guard isHyphen ? byte == UInt8(ascii: "-") : isHexadecimal(byte) else { return false }
        }
        return true
    }
}

/// Which alias; the name begins with `alias/`.
struct AliasName: Sendable, Hashable {
    let account: AccountID
    let region: Region
    let name: String

    var arn: String { "arn:aws:kms:\(region):\(account):\(name)" }
    var scope: Scope { Scope(account: account, region: region) }
    /// `alias/aws/…` are AWS's own.
    var isReserved: Bool { name.hasPrefix(Self.reservedPrefix) }

    static let prefix = "alias/"
    static let reservedPrefix = "alias/aws/"
}

/// How a call names a key (KMS Developer Guide, "Key identifiers").
enum KeyIdentifier: Sendable, Hashable {
    case key(KeyName)
    case alias(AliasName)

    enum Form: Sendable {
        /// Key id or key ARN.
        case key
        /// The same, or an alias by its name or ARN.
        case keyOrAlias
    }

    /// - Throws: `NotFoundException` for what is no identifier, or names another region; `InvalidArnException`.
    init(_ text: String, _ form: Form, account: AccountID, region: Region) throws(AWSError) {
        if text.hasPrefix("arn:") {
            self = try Self.read(arn: text, form, region)
        } else if form == .keyOrAlias, text.hasPrefix(AliasName.prefix) {
            self = .alias(AliasName(account: account, region: region, name: text))
        } else if KeyName.isID(text) {
            self = .key(KeyName(account: account, region: region, id: text))
        } else {
            throw .notFound("Invalid keyId '\(text)'")
        }
    }

    private static func read(arn text: String, _ form: Form, _ region: Region) throws(AWSError) -> KeyIdentifier {
        guard let arn = ARN(text), arn.service == "kms", arn.partition == "aws", let account = AccountID(arn.account)
        else { throw .invalidARN("Invalid arn: \(text)") }
        guard arn.region == region.rawValue else { throw .notFound("Invalid arn \(arn.region)") }
        if arn.resource.hasPrefix("key/") {
            let id = String(arn.resource.dropFirst(4))
            guard KeyName.isID(id) else { throw .notFound("Invalid keyId '\(id)'") }
            return .key(KeyName(account: account, region: region, id: id))
        }
        guard form == .keyOrAlias, arn.resource.hasPrefix(AliasName.prefix) else {
            throw .invalidARN("Invalid arn: \(text)")
        }
        return .alias(AliasName(account: account, region: region, name: arn.resource))
    }
}
