package import Core
package import Store

/// Work that a service does beside calls: now and then, on every node, until the plane stops. Several nodes may run it
/// at once, so it is idempotent or takes a `Lease`.
package struct BackgroundTask: Sendable {
    /// For logs, such as `dynamodb.time-to-live`.
    package let name: String
    /// Between the end of one run and the beginning of the next.
    package let seconds: Int
    /// Whether it runs once more when the plane stops, to write what is only in memory.
    package let isFlush: Bool
    package let run: @Sendable (Background) async throws -> Void

    package init(
        _ name: String, everySeconds seconds: Int, isFlush: Bool = false,
        run: @escaping @Sendable (Background) async throws -> Void
    ) {
        self.name = name
        self.seconds = seconds
        self.isFlush = isFlush
        self.run = run
    }
}

/// What a background task works with.
package struct Background: Sendable {
    package let store: any Store
    package let dispatcher: any Dispatcher
    package let clock: any WallClock

    package init(store: any Store, dispatcher: any Dispatcher, clock: any WallClock) {
        self.store = store
        self.dispatcher = dispatcher
        self.clock = clock
    }

    /// A call that a service makes for itself, to be dispatched further; what it dispatches is decided and audited for
    /// the service as the caller.
    ///
    /// - Parameters:
    ///   - principal: such as `dynamodb.amazonaws.com`.
    ///   - account: whose resources it works on.
    package func call(as principal: String, _ operation: String, in account: AccountID, _ region: Region) -> Call {
        Call(
            requestID: EventID.random(), service: String(principal.prefix { $0 != "." }), operation: operation,
            caller: Caller(.service(principal), account: account), region: region, time: clock.now(),
            origin: Origin(sourceIP: principal, userAgent: principal), input: .empty, store: store,
            dispatcher: dispatcher)
    }
}
