package import Core
package import Store

/// One call on its way through the plane: who, what, when, from where, and what to serve it with.
///
/// A class, as every step hands it on: copies of so many members would be counted one by one.
package final class Call: Sendable {
    package let requestID: String
    /// The service's endpoint prefix, such as `iam`, and the operation's name.
    package let service: String
    package let operation: String
    package let caller: Caller
    package let region: Region
    package let time: Timestamp
    package let origin: Origin
    package let input: Document
    package let store: any Store
    package let dispatcher: any Dispatcher
    /// What the operation found while its requirements were worked out.
    package let preparation = Preparation()

    package init(
        requestID: String, service: String, operation: String, caller: Caller, region: Region, time: Timestamp,
        origin: Origin, input: Document, store: any Store, dispatcher: any Dispatcher
    ) {
        self.requestID = requestID
        self.service = service
        self.operation = operation
        self.caller = caller
        self.region = region
        self.time = time
        self.origin = origin
        self.input = input
        self.store = store
        self.dispatcher = dispatcher
    }

    /// The account that the call works in.
    package var account: AccountID { caller.account }
    /// Where a global service keeps the account's records.
    package var accountScope: Scope { Scope(account: account) }
    /// Where a regional service keeps them.
    package var regionScope: Scope { Scope(account: account, region: region) }
}

/// Where a call came from.
package struct Origin: Sendable, Hashable {
    package let sourceIP: String
    package let userAgent: String
    package let referer: String?
    /// `aws:SecureTransport`.
    package let isSecure: Bool
    /// `aws:CalledVia`: the services that made the call for the caller, first to last.
    package let calledVia: [String]

    package init(
        sourceIP: String, userAgent: String, referer: String? = nil, isSecure: Bool = false, calledVia: [String] = []
    ) {
        self.sourceIP = sourceIP
        self.userAgent = userAgent
        self.referer = referer
        self.isSecure = isSecure
        self.calledVia = calledVia
    }

    /// The same origin, one service further on.
    package func via(_ service: String) -> Origin {
        Origin(
            sourceIP: sourceIP, userAgent: userAgent, referer: referer, isSecure: isSecure,
            calledVia: calledVia + [service])
    }
}

/// How one service calls another: as the caller whom it serves, decided and audited like any call from outside.
package protocol Dispatcher: Sendable {
    /// Calls `operation` of `service` for the caller of `call`; `aws:CalledVia` gains `via`, such as
    /// `dynamodb.amazonaws.com`.
    ///
    /// - Throws: the `AWSError` that a client would see.
    func dispatch(_ service: String, _ operation: String, _ input: Document, for call: Call, via: String) async throws
        -> Document
}
