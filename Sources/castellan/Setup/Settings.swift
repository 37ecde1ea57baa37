import Configuration
import Core
import FoundationEssentials
import Logging
import SystemPackage

/// What a plane is started with: flags first, then `CASTELLAN_…` in the environment, then `castellan.json` in its home.
struct Settings: Sendable {
    var host: String
    var port: Int
    var account: AccountID?
    var region: Region
    /// nil lets every region be.
    var regions: Set<Region>?
    /// A `postgres://…` URL; nil is the SQLite file in the home.
    var store: String?
    var isEphemeral: Bool
    var usesTLS: Bool
    var certificateFile: String?
    var keyFile: String?
    var requestSeconds: Int64
    var logLevel: Logger.Level
    /// What may be fetched from beside public addresses.
    var outbound: OutboundSettings
    /// A URL that takes the place of AWS's for Cognito's user pools.
    var cognitoEndpoint: String?
    /// Whether AWS's quotas hold.
    var hasQuotas: Bool
    var rootAccessKeyID: String?
    var rootSecretAccessKey: Secret?

    /// The names that the file and the environment may use, with what each holds.
    private static let keys: [String: String] = [
        "host": "string", "port": "number", "account-id": "string", "region": "string", "regions": "string",
        "store": "string", "ephemeral": "boolean", "tls": "boolean", "tls-cert": "string", "tls-key": "string",
        "request-timeout": "number", "log-level": "string", "outbound-hosts": "string",
        "outbound-networks": "string", "outbound-ca": "string", "cognito-endpoint": "string", "quotas": "string",
    ]

    /// - Parameter flags: values given on the command line, by name.
    /// - Throws: `Complaint` that names the setting and where it came from.
    static func resolve(flags: [String: String], home: Home, file: String?) async throws -> Settings {
        let path = file ?? home.configurationFile
        try checkFile(path, mustExist: file != nil)
        let values = Dictionary(
            uniqueKeysWithValues: flags.map { name, value in
                (AbsoluteConfigKey([name]), ConfigValue(content(of: value, for: name), isSecret: false))
            })
        let reader = ConfigReader(providers: [
            InMemoryProvider(name: "flags", values: values),
            EnvironmentVariablesProvider().prefixKeys(with: "castellan"),
            try await FileProvider<JSONSnapshot>(filePath: FilePath(path), allowMissing: true),
        ])
        return try Settings(SettingsReading(reader: reader))
    }

    /// A flag's text as the kind of value that its setting takes; what does not fit is complained about when it is read.
    private static func content(of text: String, for name: String) -> ConfigContent {
        switch keys[name] {
        case "number": Int(text).map { .int($0) } ?? .string(text)
        case "boolean": Bool(text).map { .bool($0) } ?? .string(text)
        default: .string(text)
        }
    }

    private init(_ reading: SettingsReading) throws {
        host = reading.text("host") ?? "127.0.0.1"
        port = try reading.number("port", in: 0...65535) ?? 4566
        account = try reading.parsed("account-id", "twelve digits") { AccountID($0) }
        region = try reading.parsed("region", "a region's name, such as eu-central-1") { Region($0) } ?? .global
        regions = try reading.parsed("regions", "regions' names, separated by commas") { list in
            let names = list.split(separator: ",").map { Region($0.filter { $0 != " " }) }
            return names.contains(nil) || names.isEmpty ? nil : Set(names.compactMap(\.self))
        }
        store = try reading.parsed("store", "postgres://user@host/database") {
            $0.hasPrefix("postgres://") || $0.hasPrefix("postgresql://") ? $0 : nil
        }
        isEphemeral = try reading.flag("ephemeral")
        usesTLS = try reading.flag("tls")
        certificateFile = reading.text("tls-cert")
        keyFile = reading.text("tls-key")
        requestSeconds = Int64(try reading.number("request-timeout", in: 1...3600) ?? 30)
        logLevel =
            try reading.parsed("log-level", "trace, debug, info, notice, warning, error or critical") {
                Logger.Level(rawValue: $0)
            } ?? .notice
        outbound = try OutboundSettings(reading)
        cognitoEndpoint = try reading.parsed("cognito-endpoint", "a URL without a path, such as http://localhost:9229")
        {
            $0.hasPrefix("http://") || $0.hasPrefix("https://") ? ($0.hasSuffix("/") ? String($0.dropLast()) : $0) : nil
        }
        hasQuotas =
            try reading.parsed("quotas", "none or aws") { ["none": false, "aws": true][$0] } ?? false
        rootAccessKeyID = reading.text("root-access-key-id", isSecret: false)
        rootSecretAccessKey = reading.text("root-secret-access-key", isSecret: true).map { Secret($0) }
        try check()
    }

    private func check() throws {
        if (certificateFile == nil) != (keyFile == nil) {
            throw Complaint("--tls-cert and --tls-key go together", remedy: "give both, or --tls for a local authority")
        }
        if (rootAccessKeyID == nil) != (rootSecretAccessKey == nil) {
            throw Complaint("CASTELLAN_ROOT_ACCESS_KEY_ID and CASTELLAN_ROOT_SECRET_ACCESS_KEY go together")
        }
        if rootAccessKeyID != nil, !isEphemeral {
            throw Complaint(
                "a fixed root key is for tests only", remedy: "add --ephemeral, or unset CASTELLAN_ROOT_ACCESS_KEY_ID")
        }
        if let regions, !regions.contains(region) {
            throw Complaint("region \(region) is not among --regions", remedy: "choose --region from the list")
        }
        if isEphemeral, store != nil { throw Complaint("--ephemeral keeps all in memory, so it takes no --store") }
    }

    /// A file is read strictly: a misspelt name would otherwise be a setting that silently does nothing.
    private static func checkFile(_ path: String, mustExist: Bool) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            if mustExist { throw Complaint("no configuration file at \(path)") }
            return
        }
        let bytes = [UInt8](data)
        do {
            let members = try JSONParser.parse(bytes, duplicates: .reject).members
            guard let members else { throw Complaint("\(path) should hold a JSON object") }
            for member in members {
                guard let kind = keys[member.name] else {
                    let place = TextPosition(of: member.offset, in: bytes)
                    throw Complaint(
                        "\(path), \(place): unknown setting \"\(member.name)\"",
                        remedy: "the settings are \(keys.keys.sorted().joined(separator: ", "))")
                }
                guard member.value.kind == "a \(kind)" else {
                    let place = TextPosition(of: member.value.offset, in: bytes)
                    throw Complaint("\(path), \(place): \"\(member.name)\" takes a \(kind), not \(member.value.kind)")
                }
            }
        } catch let error as JSONError {
            throw Complaint("\(path), \(TextPosition(of: error.offset, in: bytes)): \(error.reason)")
        }
    }
}
