import Core
import DynamoDB
import Directory
import FoundationEssentials
import IAM
import KMS
import Keyring
import Resealing
import Store
import VerifiedPermissions

/// Changes of the root key of a home, as the running plane and `castellan keys` both carry them through.
struct RootKeyUpkeep: Sendable {
    /// Every collection that holds sealed secrets.
    static let collections =
        Collections.sealed + IAMService.sealedCollections + KMSService.sealedCollections
        + DynamoDBService.sealedCollections + VerifiedPermissionsService.sealedCollections

    let home: Home
    let keyring: Keyring
    let store: any Store
    var clock: any WallClock = SystemClock()

    /// - Returns: how many records were sealed anew.
    @discardableResult
    func run(at now: Timestamp, _ progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        let change = RootKeyChange(RootFolder(home.path), keyring, Self.collections, store: store)
        let count = try await change.run(at: now) { count in
            progress(count)
            RootKeyProgress(resealed: count).write(to: home)
        }
        if count > 0 { RootKeyProgress.remove(from: home) }
        return count
    }
}

/// How far a change of the root key has come; only for people to look at.
struct RootKeyProgress: Codable, Sendable {
    let resealed: Int

    private static func file(_ home: Home) -> String { home.path + "/root-progress.json" }

    func write(to home: Home) {
        guard let bytes = try? JSONEncoder().encode(self) else { return }
        try? ProtectedFile.write([UInt8](bytes), to: Self.file(home), replacing: true)
    }

    static func read(from home: Home) -> RootKeyProgress? {
        guard let bytes = try? ProtectedFile.read(file(home)) else { return nil }
        return try? JSONDecoder().decode(RootKeyProgress.self, from: Data(bytes))
    }

    static func remove(from home: Home) { try? FileManager.default.removeItem(atPath: file(home)) }
}
