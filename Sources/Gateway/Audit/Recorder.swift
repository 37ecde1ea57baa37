import Audit
import Core
import Plane
import Wire

/// Writes the audit event of every call that was recognised, from outside and between services.
struct Recorder: Sendable {
    let log: AuditLog
    let managementAccount: AccountID

    /// Longer texts of clients are cut, as CloudTrail cuts them.
    private static let maximumText = 1_024

    /// - Throws: when the event cannot be made durable.
    func record(_ exchange: Exchange) async throws {
        let model = exchange.recognised
        let identity =
            exchange.caller.map { UserIdentity($0) }
            ?? UserIdentity(.unknown, accountID: nil, accessKeyID: exchange.claimedAccessKeyID.map(Self.cut))
        var event = AuditEvent(
            userIdentity: identity, eventTime: exchange.time, eventSource: model.service.eventSource,
            eventName: model.operation.name, awsRegion: region(exchange.region, isGlobal: model.service.isGlobal),
            sourceIPAddress: exchange.origin.sourceIP, userAgent: Self.cut(exchange.origin.userAgent),
            requestID: exchange.requestID, readOnly: exchange.isReadOnly,
            recipientAccountID: exchange.caller?.account ?? managementAccount)
        let recording = exchange.recording
        event.requestParameters = exchange.call.map { model.redactedInput(recording?.shown($0) ?? $0.input) }
        if let output = Self.told(exchange.output, ofReading: exchange.isReadOnly, recording) {
            event.responseElements = model.redactedOutput(output)
        }
        event.apiVersion = model.service.apiVersion
        fill(&event, exchange.error, exchange.requirements, exchange.decisions)
        try await log.append(event)
    }

    /// A call between services.
    func record(_ call: Call, _ outcome: Serving.Outcome, _ operation: Operation, _ registered: RegisteredService)
        async throws
    {
        var event = AuditEvent(
            userIdentity: UserIdentity(call.caller, invokedBy: call.origin.calledVia.last), eventTime: call.time,
            eventSource: registered.service.eventSource, eventName: operation.name,
            awsRegion: region(call.region, isGlobal: registered.service.isGlobal),
            sourceIPAddress: call.origin.calledVia.last ?? call.origin.sourceIP,
            userAgent: call.origin.calledVia.last ?? Self.cut(call.origin.userAgent), requestID: call.requestID,
            readOnly: operation.access.isReadOnly, recipientAccountID: call.account)
        let model = registered.model
        if let shapes = model.operations[operation.name] {
            let recording = operation.recording
            event.requestParameters = model.redacted(recording?.shown(call) ?? call.input, shapes.input)
            if let output = Self.told(try? outcome.result.get(), ofReading: event.readOnly, recording) {
                event.responseElements = model.redacted(output, shapes.output)
            }
        }
        var error: AWSError?
        if case .failure(let failure) = outcome.result { error = failure }
        fill(&event, error, outcome.requirements, outcome.decisions)
        try await log.append(event)
    }

    /// CloudTrail tells the answers of calls that change something, and of those that hand out credentials.
    private static func told(
        _ output: Document?, ofReading isReadOnly: Bool, _ recording: Recording?
    ) -> Document? {
        guard let output, !isReadOnly || output["Credentials"] != nil else { return nil }
        return if let recording { recording.output(output) } else { output }
    }

    private func fill(
        _ event: inout AuditEvent, _ error: AWSError?, _ requirements: [Requirement], _ decisions: [DecisionRecord]
    ) {
        event.errorCode = error?.code
        event.errorMessage = error.map { Self.cut($0.detail ?? $0.message) }
        event.resources = requirements.filter { $0.resource != "*" }.map {
            AuditEvent.Resource(
                arn: $0.resource, accountID: $0.resourceAccount.rawValue, type: ResourceType.name(of: $0.resource))
        }
        guard !decisions.isEmpty else { return }
        var json = JSONWriter(reserving: 1_024)
        json.array { json in for decision in decisions { decision.write(to: &json) } }
        event.decisions = json.bytes
    }

    private func region(_ region: Region?, isGlobal: Bool) -> Region { isGlobal ? .global : region ?? .global }

    private static func cut(_ text: String) -> String {
        text.utf8.count <= maximumText ? text : String(text.prefix(maximumText - 3)) + "..."
    }
}
