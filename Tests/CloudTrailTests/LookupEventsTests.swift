import Audit
import CloudTrail
import Core
import Plane
import Store
import Testing

/// LookupEvents reads the log and no store.
private struct NoStore: Store {
    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value {
        throw StoreError.unavailable(reason: "none")
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any StoreWriter) throws -> Value) async throws -> Value {
        throw StoreError.unavailable(reason: "none")
    }

    func revision(of collection: String) -> UInt64 { 0 }
    func removeExpired() async throws -> Int { 0 }
    func close() async throws {}
}

private struct NoDispatcher: Dispatcher {
    func dispatch(
        _ service: String, _ operation: String, _ input: Document, for call: Call, via: String
    ) async throws -> Document { throw AWSError.internalFailure }
}

@Suite struct LookupEventsTests {
    private let account = AccountID("111122223333")!  // twelve digits
    private let frankfurt = Region("eu-central-1")!  // a region's name
    private let clock = ManualClock(Timestamp(seconds: 1_795_464_900))
    private let log = AuditLog.ephemeral()

    private func append(_ number: Int, _ change: (inout AuditEvent) -> Void = { _ in }) async throws {
        var event = AuditEvent(
            userIdentity: UserIdentity(
                .iamUser, principalID: "AIDAEXAMPLE", arn: "arn:aws:iam::111122223333:user/alice",
                accountID: "111122223333", accessKeyID: "AKIAEXAMPLE", userName: "alice"),
            eventTime: clock.now(), eventSource: "iam.amazonaws.com", eventName: "CreateUser", awsRegion: .global,
            sourceIPAddress: "127.0.0.1", userAgent: "test", decisions: Array("{}".utf8), requestID: "r\(number)",
            eventID: "e\(number)", readOnly: false,
            resources: [.init(arn: "arn:aws:iam::111122223333:user/u\(number)", type: "AWS::IAM::User")],
            recipientAccountID: account)
        change(&event)
        try await log.append(event)
    }

    private func lookup(_ input: Document, in region: Region = .global) async throws -> Document {
        let operation = try #require(CloudTrail.service(log: log, clock: clock).operations["LookupEvents"])
        let call = Call(
            requestID: "r", service: "cloudtrail", operation: "LookupEvents", caller: Caller(.root, account: account),
            region: region, time: clock.now(), origin: Origin(sourceIP: "127.0.0.1", userAgent: "test"), input: input,
            store: NoStore(), dispatcher: NoDispatcher())
        #expect(
            try await operation.requirements(call) == [Requirement("cloudtrail:LookupEvents", on: "*", of: account)])
        return try await operation.handler(call)
    }

    private func ids(_ output: Document) -> [String] {
        (output["Events"]?.list ?? []).compactMap { $0["EventId"]?.string }
    }

    @Test("An event is shown as CloudTrail shows it, without the decisions")
    func shape() async throws {
        try await append(1)
        let output = try await lookup([:])
        let event = try #require(output["Events"]?.list?.first)
        let record = try #require(event["CloudTrailEvent"]?.string)
        #expect(try JSONParser.parse(record)["eventID"]?.string == "e1")
        #expect(!record.contains("castellan"))
        #expect(output["NextToken"] == nil)
        var rest = event.structure ?? [:]
        rest["CloudTrailEvent"] = nil
        #expect(
            Document.structure(rest) == [
                "EventId": "e1", "EventName": "CreateUser", "ReadOnly": "false", "AccessKeyId": "AKIAEXAMPLE",
                "EventTime": .timestamp(clock.now()), "EventSource": "iam.amazonaws.com", "Username": "alice",
                "Resources": [["ResourceType": "AWS::IAM::User", "ResourceName": "u1"]],
            ])
    }

    @Test("Pages follow one another by their tokens")
    func pages() async throws {
        for number in 0..<7 { try await append(number) }
        let first = try await lookup(["MaxResults": 3])
        #expect(ids(first) == ["e6", "e5", "e4"])
        clock.advance(seconds: 60)
        let token = try #require(first["NextToken"])
        let second = try await lookup(["MaxResults": 3, "NextToken": token])
        #expect(ids(second) == ["e3", "e2", "e1"])
    }

    @Test("Only the account's own events of 90 days are shown, global services' in every region")
    func scope() async throws {
        try await append(1) { $0.eventTime = $0.eventTime.adding(seconds: -91 * 86_400) }
        try await append(2) { $0.recipientAccountID = AccountID("444455556666")! }  // twelve digits
        try await append(3)
        try await append(4) { $0.eventSource = "kms.amazonaws.com" }
        try await append(5) {
            $0.eventSource = "kms.amazonaws.com"
            $0.awsRegion = frankfurt
        }
        #expect(ids(try await lookup([:])) == ["e4", "e3"])
        #expect(ids(try await lookup([:], in: frankfurt)) == ["e5", "e3"])
    }

    @Test("An attribute and a time range narrow the search")
    func attributes() async throws {
        try await append(1)
        clock.advance(seconds: 10)
        try await append(2)
        let byName: Document = ["LookupAttributes": [["AttributeKey": "ResourceName", "AttributeValue": "u1"]]]
        #expect(ids(try await lookup(byName)) == ["e1"])
        #expect(ids(try await lookup(["StartTime": .timestamp(clock.now())])) == ["e2"])
        #expect(ids(try await lookup(["EventCategory": "insight"])) == [])
    }

    @Test(
        "What cannot be asked is refused with CloudTrail's errors",
        arguments: [
            (["MaxResults": 0], "InvalidMaxResultsException"), (["MaxResults": 51], "InvalidMaxResultsException"),
            (["NextToken": "x"], "InvalidNextTokenException"),
            (["EventCategory": "data"], "InvalidEventCategoryException"),
            (
                ["StartTime": .timestamp(Timestamp(seconds: 20)), "EndTime": .timestamp(Timestamp(seconds: 10))],
                "InvalidTimeRangeException"
            ),
            (
                ["LookupAttributes": [["AttributeKey": "Color", "AttributeValue": "red"]]],
                "InvalidLookupAttributesException"
            ),
            (
                ["LookupAttributes": [["AttributeKey": "castellan:RequestId", "AttributeValue": "r1"]]],
                "InvalidLookupAttributesException"
            ),
            (
                [
                    "LookupAttributes": [
                        ["AttributeKey": "EventName", "AttributeValue": "a"],
                        ["AttributeKey": "EventId", "AttributeValue": "b"],
                    ]
                ], "InvalidLookupAttributesException"
            ),
        ] as [(Document, String)])
    func refused(_ input: Document, _ code: String) async throws {
        let error = await #expect(throws: AWSError.self) { try await lookup(input) }
        #expect(error?.code == code)
    }
}
