import Cedar
import Core
import Store
import Testing

@testable import VerifiedPermissions

@Suite("What is kept of a decision")
struct LoggedDecisionTests {
    private static let store = PolicyStore(
        PolicyStoreRecord(
            id: "PSEXAMPLE", created: Timestamp(seconds: 0), updated: Timestamp(seconds: 0), mode: .OFF,
            description: nil, isDeletionProtected: false, encryption: nil, tags: [:], decisionTable: "t"),
        in: Scope(account: "111122223333", region: "eu-central-1"))

    private static func uid(_ type: String, _ id: String) -> EntityUID {
        EntityUID(type: Name(path: type), id: Text(id))
    }

    private static func decision(
        context: String? = #"{"mfa":true}"#, entities: String? = "[]", errors: [String] = ["`x` failed"],
        isAllowed: Bool = true, isRedacted: Bool = false
    ) -> LoggedDecision {
        LoggedDecision(
            id: DecisionID(Timestamp(microseconds: 1_800_000_000_123_456)), requestID: "a-request", sourceIP: "::1",
            userAgent: "cli/2 \"quoted\" \u{1F511}", callerARN: "arn:aws:iam::111122223333:user/éva",
            region: "eu-central-1", principal: uid("App::User", "a\"b"), action: uid("Action", "view"),
            resource: uid("Photo", "\u{7F}\n"), isAllowed: isAllowed, policies: ["p1", "p2"], errors: errors,
            storeVersion: 7, latencyMicroseconds: 42, context: context, entities: entities, isRedacted: isRedacted)
    }

    private static let all = [
        decision(), decision(context: nil), decision(entities: nil), decision(errors: []), decision(isAllowed: false),
        decision(context: nil, entities: nil, isRedacted: true),
    ]

    @Test(arguments: all.indices) func bothFormsGiveItBack(_ index: Int) throws {
        let decision = Self.all[index]
        let packed = decision.packed
        #expect(try LoggedDecision(decision.id, packed: packed) == decision)
        let event = decision.event(of: Self.store)
        #expect(LoggedDecision(event: event) == decision)
        #expect(packed.count < event.count / 3)
        #expect(try LoggedDecision(decision.id, packed: event) == decision)
    }

    @Test func theEventNamesItsStore() throws {
        let event = try JSONParser.parse(Self.all[0].event(of: Self.store))
        #expect(event["cloud"]?["account"]?["uid"]?.string == "111122223333")
        #expect(event["unmapped"]?["policy_store"]?.string == Self.store.arn)
        #expect(event["action"]?.string == "Allowed" && event["disposition"]?.string == "Allowed")
        #expect(event["time"]?.json == "1800000000123")
    }

    @Test func whatIsCutOffOrAddedToIsRefused() {
        let decision = Self.all[0]
        let packed = decision.packed
        for count in packed.indices {
            #expect(throws: StoreError.self) {
                try LoggedDecision(decision.id, packed: Array(packed.prefix(count)))
            }
        }
        #expect(throws: StoreError.self) { try LoggedDecision(decision.id, packed: packed + [0]) }
    }

    /// Lengths that lie must neither trap nor take memory.
    @Test(arguments: 0..<50) func anyBytesAreReadOrRefused(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let decision = Self.all[0]
        for _ in 0..<200 {
            var packed = decision.packed
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                packed[Int.random(in: 1..<packed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let read = try? LoggedDecision(decision.id, packed: packed) else { continue }
            #expect(try LoggedDecision(decision.id, packed: read.packed) == read)
        }
    }
}
