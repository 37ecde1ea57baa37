import Core
import Directory
import Keyring
import Plane
import Store
import StoreSQLite
import Testing

@testable import IAM

/// An account of a plane in memory, and a way to call IAM's operations in it as the gateway would, but without
/// decisions. Every output is held against the service model.
struct TestAccount {
    static let id = AccountID("123456789012")!  // twelve digits
    static let otherID = AccountID("210987654321")!  // twelve digits

    let store: any Store
    let clock = ManualClock(Timestamp(seconds: 1_800_000_000))
    let keyring = Keyring(RootKey())
    let service: Service

    init(history: any AccessHistory = NoAccessHistory()) async throws {
        store = try SQLiteStore.inMemory(clock: clock)
        service = IAMService(keyring: keyring, history: history).service
        let directory = Directory(store: store, keyring: keyring)
        _ = try await directory.createAccount(Self.id, rootKey: nil, at: clock.now())
    }

    /// Calls an operation; its output is checked against the model, unless AWS itself answers otherwise.
    @discardableResult
    func call(
        _ operation: String, _ input: Document = [:], as caller: Caller = Caller(.root, account: id),
        keepsModel: Bool = true
    ) async throws -> Document {
        let output = try await served(operation).handler(call(operation, input, caller))
        if keepsModel { try OutputCheck.expectShape(of: operation, output) }
        return output
    }

    /// What the caller of an operation must be allowed.
    func requirements(
        _ operation: String, _ input: Document = [:], as caller: Caller = Caller(.root, account: id)
    ) async throws -> [Requirement] {
        try await served(operation).requirements(call(operation, input, caller))
    }

    /// Expects an operation to fail with a code and, unless nil, exactly that message.
    func expect(
        _ code: String, _ message: String? = nil, from operation: String, _ input: Document = [:],
        as caller: Caller = Caller(.root, account: id), sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let error = await #expect(throws: AWSError.self, sourceLocation: sourceLocation) {
            try await call(operation, input, as: caller)
        }
        #expect(error?.code == code, sourceLocation: sourceLocation)
        if let message { #expect(error?.message == message, sourceLocation: sourceLocation) }
    }

    private func served(_ operation: String) throws -> Operation {
        try #require(service.operations[operation], "no operation \(operation)")
    }

    private func call(_ operation: String, _ input: Document, _ caller: Caller) -> Call {
        Call(
            requestID: "r-1", service: "iam", operation: operation, caller: caller, region: .global,
            time: clock.now(), origin: Origin(sourceIP: "127.0.0.1", userAgent: "test"), input: input, store: store,
            dispatcher: NoDispatcher())
    }
}

private struct NoDispatcher: Dispatcher {
    func dispatch(
        _ service: String, _ operation: String, _ input: Document, for call: Call, via: String
    ) async throws -> Document {
        throw AWSError.internalFailure
    }
}

extension Document {
    /// Strings under one member of each structure of a list.
    func strings(_ list: String, _ member: String) -> [String] {
        (self[list]?.list ?? []).compactMap { $0[member]?.string }
    }

    func strings(_ list: String) -> [String] { (self[list]?.list ?? []).compactMap(\.string) }

    var tags: [String: String] {
        Dictionary(
            (self["Tags"]?.list ?? []).compactMap { tag in
                tag["Key"]?.string.flatMap { key in tag["Value"]?.string.map { (key, $0) } }
            }
        ) { $1 }
    }
}
