import IAMPolicy
import Testing

@Suite("Organisation and endpoint policies")
struct GuardrailTests {
    private func level(_ identifier: String, _ group: PolicyGroup) -> PolicySet.Level {
        PolicySet.Level(identifier: identifier, policies: group)
    }

    private func serviceControlled(_ levels: [PolicySet.Level]) throws -> PolicySet {
        PolicySet(identity: try policy(statement("Allow", "*")), serviceControl: levels)
    }

    @Test("Every level of the organisation must allow")
    func everyLevel() throws {
        let full = try policy(statement("Allow", "*"), kind: .serviceControl)
        let narrow = try policy(statement("Allow", "ec2:*"), kind: .serviceControl)
        #expect(decide(request(), try serviceControlled([level("r", full), level("a", full)])).isAllowed)
        let missing = decide(
            request(), try serviceControlled([level("r", full), level("ou", narrow), level("a", full)]))
        #expect(missing.summary == "ImplicitlyDenied by serviceControl")
        #expect(missing.level == "ou")
        #expect(!decide(request(), try serviceControlled([level("r", .none)])).isAllowed)
    }

    @Test("A deny at any level denies, the member's root user included")
    func anyDeny() throws {
        let full = try policy(statement("Allow", "*"), kind: .serviceControl)
        let deny = try policy(statement("Allow", "*"), statement("Deny", "s3:*"), kind: .serviceControl)
        let set = try serviceControlled([level("r", full), level("a", deny)])
        let decision = decide(request(Callers.root), set)
        #expect(decision.summary == "ExplicitlyDenied by serviceControl")
        #expect(decision.level == "a")
    }

    @Test("The management account, service-linked roles and services are outside service control policies")
    func exempt() throws {
        let set = try serviceControlled([level("r", try policy(statement("Deny", "*"), kind: .serviceControl))])
        var management = request()
        management.isManagementAccount = true
        #expect(decide(management, set).isAllowed)
        #expect(decide(request(Callers.serviceLinked), set).isAllowed)
        var trusted = set
        trusted.resource = try policy(statement("Allow", "s3:*", on: "*", principal("\"*\"")), kind: .resource)
        #expect(decide(request(.service("sns.amazonaws.com")), trusted).isAllowed)
        #expect(decide(request(.anonymous), trusted).isAllowed)
    }

    @Test("A resource control policy denies callers of any account, but only on services that support it")
    func resourceControl() throws {
        let deny = try policy(statement("Deny", "*", on: "*", principal("\"*\"")), kind: .resourceControl)
        let set = PolicySet(
            identity: try policy(statement("Allow", "*")), resourceControl: [level("r", deny)],
            resource: try policy(statement("Allow", "s3:*", on: "*", principal("\"*\"")), kind: .resource))
        #expect(decide(request(), set).summary == "ExplicitlyDenied by resourceControl")
        #expect(decide(request(.anonymous, in: otherAccount), set).summary == "ExplicitlyDenied by resourceControl")
        #expect(decide(request(Callers.serviceLinked), set).isAllowed)
        #expect(decide(request(Callers.user, "ec2:RunInstances", on: "*"), set).isAllowed)
        #expect(decide(request(), PolicySet(identity: set.identity, resourceControl: [level("r", .none)])).isAllowed)
    }

    @Test("A VPC endpoint's policy must allow as well")
    func endpoint() throws {
        func set(_ statements: String...) throws -> PolicySet {
            let text = "{\"Version\": \"2012-10-17\", \"Statement\": [\(statements.joined(separator: ","))]}"
            let endpoint = NamedPolicy(name: "e", document: try PolicyDocument(text, kind: .endpoint))
            return PolicySet(identity: try policy(statement("Allow", "*")), endpoint: [endpoint])
        }
        let everyone = principal("\"*\"")
        #expect(decide(request(), try set(statement("Allow", "*", on: "*", everyone))).isAllowed)
        #expect(
            decide(request(), try set(statement("Allow", "ec2:*", on: "*", everyone))).summary
                == "ImplicitlyDenied by endpoint")
        #expect(
            decide(request(), try set(statement("Deny", "s3:*", on: "*", everyone))).summary
                == "ExplicitlyDenied by endpoint")
    }
}
