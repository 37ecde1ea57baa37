import Audit
import CloudTrail
import Core
import Directory
import DynamoDB
import Federation
import FoundationEssentials
import Gateway
import IAM
import KMS
import Keyring
import Logging
import Plane
import STS
import Store
import StorePostgres
import StoreSQLite
import VerifiedPermissions
import Wire

/// Puts a plane together from its settings: key material, store, audit log, identities, services, gateway.
struct PlaneAssembly: Sendable {
    let home: Home
    let settings: Settings
    let clock: any WallClock

    /// A plane ready to serve, and what has to be run beside it and closed after it.
    struct Assembled: Sendable {
        let gateway: Gateway
        let keyring: Keyring
        let store: any Store
        let auditLog: AuditLog
        let credentialUse: CredentialUse
        let account: AccountID
        let rootKey: RootAccessKey
        /// nil for a plane that keeps nothing.
        let rootKeyUpkeep: RootKeyUpkeep?
    }

    struct RootAccessKey: Sendable {
        let id: String
        let secret: Secret
    }

    /// - Parameter previous: the plane that this one takes the place of; account and root key stay.
    func assemble(after previous: Assembled? = nil) async throws -> Assembled {
        let keyring = try openKeyring()
        let store = try await openStore()
        let directory = Directory(store: store, keyring: keyring) { AWSManagedPolicies.policy(arn: $0)?.document }
        let (account, rootKey) = try await bootstrap(directory, previous)
        let metrics = Metrics()
        let auditLog = try await openAuditLog(account, metrics)
        let use = CredentialUse(store: store)
        let tokens = SessionTokens(keyring)
        let archive = PolicyArchive(settings.isEphemeral ? .memory : .folder(home.policyFolder))
        let federation = try Federation(
            clock: clock, policy: settings.outbound.policy, authoritiesFile: settings.outbound.authoritiesFile)
        let services = [
            IAMService(keyring: keyring, history: AuditAccessHistory(log: auditLog)).service,
            STSService(directory: directory, keyring: keyring).service,
            CloudTrail.service(log: auditLog, clock: clock),
            KMSService(directory: directory, keyring: keyring).service,
            DynamoDBService(keyring: keyring, keyCollections: Self.keyCollections).service,
            VerifiedPermissionsService(
                keyring: keyring, keyCollections: Self.keyCollections, federation: federation,
                pools: CognitoPools(endpoint: settings.cognitoEndpoint), quotas: settings.hasQuotas ? .aws : .none
            ).service,
        ]
        let parts = Gateway.Parts(
            models: services.compactMap { ServiceModel.builtIn($0.name) }, services: services, directory: directory,
            tokens: tokens, messages: AuthorizationMessages(keyring), store: store, auditLog: auditLog,
            archive: archive, credentialUse: use,
            managementAccount: account, regions: settings.regions, metrics: metrics, clock: clock)
        return Assembled(
            gateway: Gateway(parts), keyring: keyring, store: store, auditLog: auditLog, credentialUse: use,
            account: account,
            rootKey: rootKey,
            rootKeyUpkeep: settings.isEphemeral
                ? nil : RootKeyUpkeep(home: home, keyring: keyring, store: store, clock: clock))
    }

    /// Where KMS keeps what decides who may use a key: DynamoDB believes no opened table key beyond a change there.
    private static let keyCollections = ["kms.keys", "kms.key-material", "kms.aliases", "kms.grants"]

    private func openKeyring() throws -> Keyring {
        if settings.isEphemeral { return Keyring(RootKey()) }
        return try RootFolder(home.path).open(RootKeySecrets.current)
    }

    func openStore() async throws -> any Store {
        if settings.isEphemeral { return try SQLiteStore.inMemory(clock: clock) }
        guard let url = settings.store else { return try SQLiteStore(path: home.storeFile, clock: clock) }
        return try await PostgresStore(url: url, clock: clock)
    }

    private func openAuditLog(_ account: AccountID, _ metrics: Metrics) async throws -> AuditLog {
        if settings.isEphemeral { return AuditLog.ephemeral() }
        let key = try SigningKey.loadOrCreate(at: home.auditSigningKeyFile)
        var configuration = AuditConfiguration(account: account, region: settings.region, directory: home.auditFolder)
        configuration.callsUnderWay = { metrics.inFlight }
        return try await AuditLog.open(
            configuration, signer: key, clock: clock, logger: Logger(label: "castellan.audit"))
    }

    /// The management account: the one that is there, or a new one with its root access key.
    private func bootstrap(
        _ directory: Directory, _ previous: Assembled?
    ) async throws -> (AccountID, RootAccessKey) {
        if let account = try await directory.accounts().first {
            if let wanted = settings.account, wanted != account.id {
                throw Complaint(
                    "this plane's account is \(account.id), not \(wanted)",
                    remedy: "leave --account-id out, or choose another --home")
            }
            guard let id = account.rootAccessKeys.first, let key = try await directory.accessKey(id) else {
                throw Complaint(
                    "account \(account.id) has no root access key", remedy: "restore the home from a backup")
            }
            return (account.id, RootAccessKey(id: id, secret: key.secret))
        }
        let account = previous?.account ?? settings.account ?? Self.randomAccount()
        let key =
            previous?.rootKey
            ?? RootAccessKey(
                id: settings.rootAccessKeyID ?? UniqueID.make(.accessKey, account: account),
                secret: settings.rootSecretAccessKey ?? SecureRandom.secretAccessKey())
        _ = try await directory.createAccount(
            account, name: "management", rootKey: (id: key.id, secret: key.secret), at: clock.now())
        return (account, key)
    }

    private static func randomAccount() -> AccountID {
        var generator = SystemRandomNumberGenerator()
        // The first digit is not zero, as many a tool loses leading zeros.
        let digits = String(UInt64.random(in: 100_000_000_000...999_999_999_999, using: &generator))
        return AccountID(digits)!  // twelve digits, by the bounds of the range
    }
}
