import ArgumentParser
import Core
import Gateway
import Logging
import ServiceLifecycle

/// `castellan up`: runs the plane until it is told to stop.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Run the plane.",
        discussion: """
              castellan up                                    on http://127.0.0.1:4566, kept in ~/.castellan
              castellan up --port 8443 --tls                  with a certificate of its own authority
              castellan up --store postgres://me@db/castellan state in PostgreSQL
              castellan up --ephemeral                        all in memory, for tests

            Each option may also be set as CASTELLAN_… in the environment (--account-id is CASTELLAN_ACCOUNT_ID) or in
            castellan.json in the home ({"account-id": "111122223333"}); a flag wins over both.
            """)

    @Option(help: "Where everything is kept (default: CASTELLAN_HOME, else ~/.castellan).")
    var home: String?

    @Option(help: "The port to listen on; 0 takes a free one (default: 4566).")
    var port: String?

    @Option(help: "The address to listen on (default: 127.0.0.1).")
    var host: String?

    @Option(help: "The management account's twelve digits, at the first start (default: random).")
    var accountID: String?

    @Option(help: "The region that `castellan env` sets (default: us-east-1).")
    var region: String?

    @Option(help: "Regions that calls may name, separated by commas (default: every one).")
    var regions: String?

    @Option(help: "A postgres:// URL for the state (default: SQLite in the home).")
    var store: String?

    @Flag(help: "Keep all in memory, and open POST /_castellan/reset.")
    var ephemeral = false

    @Flag(help: "Serve TLS with a certificate of a local authority, which is made in the home.")
    var tls = false

    @Option(help: "Serve TLS with this certificate chain (PEM); needs --tls-key.")
    var tlsCert: String?

    @Option(help: "The private key of --tls-cert (PEM).")
    var tlsKey: String?

    @Option(help: "Seconds that a request may take to arrive (default: 30).")
    var requestTimeout: String?

    @Option(help: "Hosts that token issuers may be at though their addresses are private, separated by commas.")
    var outboundHosts: String?

    @Option(help: "Networks that token issuers may be in though they are private, such as 10.0.0.0/8.")
    var outboundNetworks: String?

    @Option(help: "Certificate authorities to trust beside the system's when keys of issuers are fetched (PEM).")
    var outboundCA: String?

    @Option(help: "Where Cognito's user pools are, in place of AWS, such as http://localhost:9229.")
    var cognitoEndpoint: String?

    @Option(help: "none, or aws to have AWS's service quotas for Verified Permissions (default: none).")
    var quotas: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical (default: notice).")
    var logLevel: String?

    @Option(name: .customLong("config"), help: "A configuration file (default: castellan.json in the home).")
    var configurationFile: String?

    private var flags: [String: String] {
        var flags: [String: String] = [:]
        let given = [
            "port": port, "host": host, "account-id": accountID, "region": region, "regions": regions, "store": store,
            "tls-cert": tlsCert, "tls-key": tlsKey, "request-timeout": requestTimeout, "log-level": logLevel,
            "outbound-hosts": outboundHosts, "outbound-networks": outboundNetworks, "outbound-ca": outboundCA,
            "cognito-endpoint": cognitoEndpoint, "quotas": quotas,
        ]
        for case (let name, let value?) in given { flags[name] = value }
        if ephemeral { flags["ephemeral"] = "true" }
        if tls { flags["tls"] = "true" }
        return flags
    }

    func run() async throws {
        let home = Home(home)
        try home.create()
        let settings = try await Settings.resolve(flags: flags, home: home, file: configurationFile)
        if let store { ProcessTitle.hidePassword(in: store) }
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = settings.logLevel
            return handler
        }
        try await PlaneRun(home: home, settings: settings, clock: SystemClock()).run()
    }
}
