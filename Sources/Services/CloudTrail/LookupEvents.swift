import Audit
import Core
import Plane

/// The management events of the last 90 days, of the caller's account and region, newest first.
struct LookupEvents: Sendable {
    static let historySeconds: Int64 = 90 * 86_400
    static let maximumPage = 50

    let log: AuditLog
    let clock: any WallClock
    let globalSources: Set<String>

    struct Input: Codable, Sendable {
        struct Attribute: Codable, Sendable {
            var AttributeKey: String
            var AttributeValue: String
        }

        var LookupAttributes: [Attribute]?
        var StartTime: Timestamp?
        var EndTime: Timestamp?
        var EventCategory: String?
        var MaxResults: Int?
        var NextToken: String?
    }

    struct Output: Codable, Sendable {
        var Events: [Event]
        var NextToken: String?
    }

    struct Event: Codable, Sendable {
        struct Resource: Codable, Sendable {
            var ResourceType: String?
            var ResourceName: String
        }

        var EventId: String
        var EventName: String
        var ReadOnly: String
        var AccessKeyId: String?
        var EventTime: Timestamp
        var EventSource: String
        var Username: String?
        var Resources: [Resource]
        var CloudTrailEvent: String
    }

    var operation: Operation {
        Operation(
            "LookupEvents", .list,
            requires: { (_: Input, call) in [Requirement("cloudtrail:LookupEvents", on: "*", of: call.account)] },
            handler: { (input: Input, call) in try await lookup(input, call) })
    }

    private func lookup(_ input: Input, _ call: Call) async throws -> Output {
        if let category = input.EventCategory {
            guard category == "insight" else { throw AWSError.invalidEventCategory(category) }
            // There is no Insights here, so there never is an Insights event.
            return Output(Events: [], NextToken: nil)
        }
        do {
            let page = try await log.lookup(try query(input, call))
            return Output(Events: page.records.map(Event.init), NextToken: page.nextToken)
        } catch AuditError.invalidToken {
            throw AWSError.invalidNextToken
        }
    }

    private func query(_ input: Input, _ call: Call) throws -> AuditQuery {
        var query = AuditQuery()
        query.account = call.account
        query.region = call.region
        query.globalSources = globalSources
        query.attribute = try attribute(input)
        if let start = input.StartTime, let end = input.EndTime, start > end { throw AWSError.invalidTimeRange }
        let horizon = Timestamp(seconds: clock.now().seconds - Self.historySeconds)
        // The horizon moves from page to page, so that only a start that was asked for is part of what a token is of.
        query.start = input.StartTime
        query.earliest = horizon
        query.end = input.EndTime
        if let size = input.MaxResults {
            guard (1...Self.maximumPage).contains(size) else { throw AWSError.invalidMaxResults }
            query.pageSize = size
        }
        query.token = input.NextToken
        return query
    }

    private func attribute(_ input: Input) throws -> EventAttribute? {
        guard let attributes = input.LookupAttributes, let first = attributes.first else { return nil }
        guard attributes.count == 1 else {
            throw AWSError.invalidLookupAttributes("You can specify one lookup attribute at most.")
        }
        guard let name = EventAttribute.Name(rawValue: first.AttributeKey), name.isPublic else {
            throw AWSError.invalidLookupAttributes("\(first.AttributeKey) is not a lookup attribute.")
        }
        guard !first.AttributeValue.isEmpty, Self.weight(first.AttributeValue) <= 2_000 else {
            throw AWSError.invalidLookupAttributes("A lookup attribute's value has 1 to 2000 characters.")
        }
        return EventAttribute(name, name == .readOnly ? first.AttributeValue.lowercased() : first.AttributeValue)
    }

    /// The value's length as the API reference of LookupAttribute counts it: some characters count twice.
    private static func weight(_ value: String) -> Int {
        value.unicodeScalars.reduce(0) { $0 + ("_ ,\n".unicodeScalars.contains($1) ? 2 : 1) }
    }
}

extension LookupEvents.Event {
    init(_ record: AuditRecord) {
        let event = record.attributes
        self.init(
            EventId: event.eventID, EventName: event.eventName, ReadOnly: event.readOnly ? "true" : "false",
            AccessKeyId: event.accessKeyID, EventTime: event.eventTime, EventSource: event.eventSource,
            Username: event.username,
            Resources: event.resources.map { Resource(ResourceType: $0.type, ResourceName: $0.name) },
            CloudTrailEvent: String(decoding: record.publicJSON, as: UTF8.self))
    }
}

extension AWSError {
    fileprivate static let invalidTimeRange = AWSError(
        "InvalidTimeRangeException", "The start time is after the end time.")
    fileprivate static let invalidMaxResults = AWSError(
        "InvalidMaxResultsException", "MaxResults must be between 1 and \(LookupEvents.maximumPage).")
    fileprivate static let invalidNextToken = AWSError(
        "InvalidNextTokenException", "The token is not valid for these parameters.")

    fileprivate static func invalidLookupAttributes(_ message: String) -> AWSError {
        AWSError("InvalidLookupAttributesException", message)
    }

    fileprivate static func invalidEventCategory(_ category: String) -> AWSError {
        AWSError("InvalidEventCategoryException", "\(category) is not an event category that can be looked up.")
    }
}
