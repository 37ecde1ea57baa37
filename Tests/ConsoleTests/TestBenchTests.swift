import Cedar
import Core
import Testing

@testable import Console

@Suite("The test bench's forms")
struct TestBenchTests {
    private func context() throws -> SchemaRecord {
        let schema = try Schema(
            parsing: """
                entity User;
                action view appliesTo { principal: User, resource: User, context: {
                  mfa: Bool, level?: Long, reason: String, owner?: User, from?: ipaddr, labels?: Set<String>,
                  place?: { city: String } } };
                """)
        return try #require(schema.actions.values.first).context
    }

    @Test func aContextIsWrittenByTheTypesOfTheSchema() throws {
        let form = Fields(
            "context.mfa=true&context.level=3&context.reason=%22x%22&context.owner=ann&context.from=10.0.0.1&context.labels=%5B%22a%22%5D"
                .utf8)
        let fields = ContextFields(try context(), form: form)
        #expect(fields.errors.isEmpty)
        #expect(
            fields.json
                == #"{"from":{"__extn":{"fn":"ip","arg":"10.0.0.1"}},"labels":["a"],"level":3,"mfa":true,"owner":{"__entity":{"type":"User","id":"ann"}},"reason":"\"x\""}"#
        )
        let again = ContextFields(try context(), context: fields.json)
        #expect(again.json == fields.json)
    }

    @Test func whatIsEmptyIsLeftOutButForStringsThatMustBeThere() throws {
        #expect(ContextFields(try context(), form: Fields([])).json == #"{"reason":""}"#)
    }

    @Test func whatDoesNotFitIsSaidAtItsField() throws {
        let form = Fields("context.mfa=perhaps&context.level=many&context.labels=a&context.place=1".utf8)
        let fields = ContextFields(try context(), form: form)
        #expect(Set(fields.errors.keys) == ["mfa", "level", "labels", "place"])
    }

    @Test(arguments: [
        #"{"request":{"principal":{"type":"User","id":"a"},"action":{"__entity":{"type":"Action","id":"view"}},"resource":"User::\"b\"","context":{"x":1}},"entities":[]}"#
    ])
    func aCounterexampleBecomesARequest(_ text: String) throws {
        let request = try #require(TestRequest(counterexample: text))
        #expect(request.principalType == "User")
        #expect(request.actionID == "view")
        #expect(request.resourceID == "b")
        #expect(request.context == "{\n  \"x\": 1\n}")
    }

    @Test(arguments: ["", "{}", "[]", #"{"request":{}}"#, #"{"request":{"principal":1,"action":2,"resource":3}}"#])
    func whatIsNoneDoesNot(_ text: String) { #expect(TestRequest(counterexample: text) == nil) }

    @Test func aLoggedRequestComesWithoutTheSchemasActions() throws {
        let event = try JSONParser.parse(
            #"{"unmapped":{"principal":{"type":"User","id":"a"},"entities":[{"uid":{"type":"App::Action","id":"x"}},{"uid":{"type":"User","id":"a"}}]}}"#
        )
        let request = TestRequest(loggedAs: event)
        #expect(request.principalID == "a")
        #expect(!request.entities.contains("Action"))
        #expect(request.entities.contains("User"))
    }

    @Test func jsonIsLaidOutWithoutChangingIt() throws {
        let text = #"{"a":[1,{"b":"c\"d"}],"e":{},"f":[]}"#
        let pretty = PrettyJSON.text(try JSONParser.parse(text))
        #expect(try JSONParser.parse(pretty).json == text)
        #expect(pretty.hasPrefix("{\n  \"a\": [\n    1,\n"))
    }

    @Test func aRefusalNamesTheMissingPermission() {
        let error = AWSError(
            "AccessDeniedException",
            "User: arn:aws:iam::1:user/a is not authorized to perform: verifiedpermissions:ListPolicies on resource: x")
        #expect(MissingPermission(error)?.action == "verifiedpermissions:ListPolicies")
        #expect(MissingPermission(AWSError("ValidationException", "x")) == nil)
        #expect(Notice.failure(error).markup.contains("<code>verifiedpermissions:ListPolicies</code>"))
    }

    @Test(arguments: [
        ("0000000000000001ffffffffffffffff", 1 as Int64?), ("zz", nil), ("f000000000000001ffffffffffffffff", nil),
    ])
    func anIdTellsItsTime(_ id: String, _ microseconds: Int64?) {
        #expect(LoggedDecisions.time(of: id)?.microseconds == microseconds)
    }
}
