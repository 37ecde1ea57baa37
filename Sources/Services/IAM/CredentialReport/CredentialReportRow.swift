import Core
import Directory
import Store

/// One line of the credential report, in AWS's 22 columns (IAM User Guide, "Understanding the report format").
struct CredentialReportRow: Sendable, Hashable {
    static let columns = [
        "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed",
        "password_next_rotation", "mfa_active", "access_key_1_active", "access_key_1_last_rotated",
        "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date",
        "access_key_2_last_used_region", "access_key_2_last_used_service", "cert_1_active", "cert_1_last_rotated",
        "cert_2_active", "cert_2_last_rotated",
    ]

    /// How the report writes what it has no value for.
    private static let none = "N/A"
    private static let unknown = "no_information"
    private static let unsupported = "not_supported"

    let values: [String]

    /// Root's password is AWS's own affair, so the report says little about it.
    init(root account: AccountReader) throws {
        let record = try account.accountRecord()
        let credentials = try account.credentials(of: .root)
        let lastUsed = try account.lastUse(of: record.id.rawValue)?.time
        values =
            [
                "<root_account>", record.id.rootARN.description, Self.time(record.created), Self.unsupported,
                lastUsed.map(Self.time) ?? Self.unknown, Self.unsupported, Self.unsupported,
            ] + (try Self.rest(credentials, account))
    }

    init(_ user: UserRecord, _ account: AccountReader, policy: PasswordPolicyRecord?) throws {
        let profile = try LoginProfileRecord.collection.get(user.id, in: account.scope, account.records)
        let credentials = try account.credentials(of: .user(user.name))
        values =
            [user.name, user.arn(in: account.account), Self.time(user.created)]
            + (try Self.password(profile, of: user, account, policy: policy)) + (try Self.rest(credentials, account))
    }

    private static func password(
        _ profile: LoginProfileRecord?, of user: UserRecord, _ account: AccountReader, policy: PasswordPolicyRecord?
    ) throws -> [String] {
        guard let profile else { return ["false", none, none, none] }
        let lastUsed = try account.lastUse(of: user.id)?.time
        let rotation = policy?.maximumAge.map { profile.changed.adding(seconds: Int64($0) * 86_400) }
        return ["true", lastUsed.map(time) ?? unknown, time(profile.changed), rotation.map(time) ?? none]
    }

    /// Second factor, two keys, two certificates; there are no certificates here.
    private static func rest(_ credentials: Credentials, _ account: AccountReader) throws -> [String] {
        var values = [credentials.mfaDevices.isEmpty ? "false" : "true"]
        for index in 0..<AccessKeys.limit {
            let id = credentials.accessKeys.indices.contains(index) ? credentials.accessKeys[index] : nil
            let key = try id.flatMap { try Collections.accessKeys.get($0, in: account.scope, account.records) }
            guard let key else {
                values += ["false", none, none, none, none]
                continue
            }
            let use = try account.lastUse(of: key.id)
            values += [
                key.isActive ? "true" : "false", time(key.created), use.map { time($0.time) } ?? none,
                use?.region ?? none, use?.service ?? none,
            ]
        }
        return values + ["false", none, "false", none]
    }

    /// `2026-11-23T20:15:00+00:00`
    private static func time(_ time: Timestamp) -> String { time.iso8601.dropLast() + "+00:00" }

    /// Names may hold commas, but neither quotes nor line breaks.
    var line: String { values.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") }
}
