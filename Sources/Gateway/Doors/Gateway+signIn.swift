import Audit
package import Core
package import Plane

extension Gateway {
    /// Writes down that somebody came in by a sign-in page, or tried to: CloudTrail's `ConsoleLogin` (user guide,
    /// "AWS Management Console sign-in events").
    ///
    /// - Parameters:
    ///   - caller: nil for one who was turned away.
    ///   - accessKeyID: what was claimed.
    /// - Throws: when the event cannot be made durable; then nobody may come in.
    package func recordSignIn(
        _ caller: Caller?, claiming accessKeyID: String, request: HTTPRequest, from peer: Peer, region: Region
    ) async throws {
        let identity =
            caller.map { UserIdentity($0) }
            ?? UserIdentity(.unknown, accountID: nil, accessKeyID: String(accessKeyID.prefix(128)))
        var event = AuditEvent(
            userIdentity: identity, eventTime: parts.clock.now(), eventSource: "signin.amazonaws.com",
            eventName: "ConsoleLogin", awsRegion: region, sourceIPAddress: peer.address,
            userAgent: String((request.headers["user-agent"] ?? "").prefix(1_024)), requestID: EventID.random(),
            readOnly: false, recipientAccountID: caller?.account ?? parts.managementAccount)
        event.eventType = AuditEvent.signIn
        event.errorMessage = caller == nil ? "Failed authentication" : nil
        event.responseElements = ["ConsoleLogin": .string(caller == nil ? "Failure" : "Success")]
        let usedMFA = caller?.session?.mfaAuthenticated != nil
        event.additionalEventData = ["MobileVersion": "No", "MFAUsed": usedMFA ? "Yes" : "No"]
        try await parts.auditLog.append(event)
    }
}
