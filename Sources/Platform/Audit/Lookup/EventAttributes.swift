package import Core

/// What events are looked up by, drawn from an event when it is written and from a record when it is read back.
package struct EventAttributes: Sendable, Hashable {
    package struct Resource: Sendable, Hashable {
        package let type: String?
        package let arn: String

        /// The resource's own name: an ARN's last segment, or all of what is no ARN.
        package var name: String { ARN.resourceName(of: arn).map { String($0) } ?? arn }
    }

    package let eventID: String
    package let requestID: String
    package let eventName: String
    package let eventSource: String
    /// In whole seconds, as records have it.
    package let eventTime: Timestamp
    package let readOnly: Bool
    package let username: String?
    package let accessKeyID: String?
    /// The IAM entity whose permissions the call used; see `UserIdentity.principalARN`.
    package let principalARN: String?
    package let resources: [Resource]
    /// The account whose history shows the event, and the region.
    package let account: String
    package let region: String
    package let errorCode: String?
}

extension EventAttributes {
    init(_ event: AuditEvent) {
        self.init(
            eventID: event.eventID, requestID: event.requestID, eventName: event.eventName,
            eventSource: event.eventSource, eventTime: Timestamp(seconds: event.eventTime.seconds),
            readOnly: event.readOnly, username: event.userIdentity.lookupName,
            accessKeyID: event.userIdentity.accessKeyID, principalARN: event.userIdentity.principalARN,
            resources: event.resources.map { Resource(type: $0.type, arn: $0.arn) },
            account: event.recipientAccountID.rawValue, region: event.awsRegion.rawValue, errorCode: event.errorCode)
    }

    /// nil when the JSON is no record.
    init?(_ record: JSONNode) {
        guard let identity = record["userIdentity"], let eventID = record["eventID"]?.string,
            let eventName = record["eventName"]?.string, let eventSource = record["eventSource"]?.string,
            let time = record["eventTime"]?.string.flatMap({ Timestamp(iso8601: $0) })
        else { return nil }
        let user = UserIdentity(
            identity["type"]?.string.flatMap(UserIdentity.Kind.init) ?? .unknown,
            principalID: identity["principalId"]?.string, userName: identity["userName"]?.string)
        let resources = (record["resources"]?.array ?? []).compactMap { resource in
            resource["ARN"]?.string.map { Resource(type: resource["type"]?.string, arn: $0) }
        }
        self.init(
            eventID: eventID, requestID: record["requestID"]?.string ?? "", eventName: eventName,
            eventSource: eventSource, eventTime: time, readOnly: record["readOnly"]?.value == .boolean(true),
            username: user.lookupName, accessKeyID: identity["accessKeyId"]?.string,
            principalARN: identity["sessionContext"]?["sessionIssuer"]?["arn"]?.string ?? identity["arn"]?.string,
            resources: resources, account: record["recipientAccountId"]?.string ?? "",
            region: record["awsRegion"]?.string ?? "", errorCode: record["errorCode"]?.string)
    }
}

/// One thing that events can be looked up by.
package struct EventAttribute: Sendable, Hashable {
    /// The names of LookupEvents' attribute keys, and the ones that this plane needs for itself.
    package enum Name: String, Sendable, CaseIterable {
        case eventID = "EventId"
        case eventName = "EventName"
        case readOnly = "ReadOnly"
        case username = "Username"
        case resourceType = "ResourceType"
        /// Matches a resource's name as well as its whole ARN.
        case resourceName = "ResourceName"
        case eventSource = "EventSource"
        case accessKeyID = "AccessKeyId"
        case requestID = "castellan:RequestId"
        case principal = "castellan:Principal"

        /// Whether LookupEvents knows it.
        package var isPublic: Bool { self != .requestID && self != .principal }
    }

    package let name: Name
    package let value: String

    package init(_ name: Name, _ value: String) {
        self.name = name
        self.value = value
    }

    package func matches(_ event: EventAttributes) -> Bool {
        switch name {
        case .eventID: event.eventID == value
        case .eventName: event.eventName == value
        case .readOnly: (event.readOnly ? "true" : "false") == value
        case .username: event.username == value
        case .resourceType: event.resources.contains { $0.type == value }
        case .resourceName: event.resources.contains { $0.arn == value || $0.name == value }
        case .eventSource: event.eventSource == value
        case .accessKeyID: event.accessKeyID == value
        case .requestID: event.requestID == value
        case .principal: event.principalARN == value
        }
    }
}
