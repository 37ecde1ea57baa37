import ArgumentParser
import Cedar
import Core

extension CedarCommand {
    /// `castellan cedar run-tests`
    struct RunTests: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run-tests", abstract: "Run a file of policy tests; exit code 1 when one fails.",
            discussion: """
                  castellan cedar run-tests -p policies.cedar -s schema.cedarschema --tests tests.json

                The file is a JSON array:

                  [{"name": "owners may view", "request": {"principal": "User::\\"alice\\"", "action": "Action::\\"view\\"",
                    "resource": "Photo::\\"trip.jpg\\"", "context": {}}, "entities": [], "decision": "allow",
                    "reason": ["owners"], "num_errors": 0}]

                `reason` lists policies that must be among those that decided. Tests that share their entities leave
                `entities` out and name the file once, with --entities.
                """)

        @OptionGroup var policies: CedarPolicyOptions
        @OptionGroup var schema: CedarSchemaOptions

        @Option(help: "The tests.")
        var tests: String

        @Option(help: "Entities for the tests that give none of their own.")
        var entities: String?

        func run() throws {
            let schema = try schema.resolved
            let set = try policies.policySet
            if let schema {
                let result = Validator(schema).validate(set)
                guard result.passed, result.warnings.isEmpty else {
                    let messages = result.errors.map(\.diagnostic.message) + result.warnings.map(\.diagnostic.message)
                    throw Complaint("policy set validation failed\n" + messages.joined(separator: "\n"))
                }
            }
            let cases = try JSONInput.read(readInput(tests), named: tests).array ?? []
            let shared = try entities.map { try JSONInput.entities(readInput($0), $0, schema) }
            let authorizer = Authorizer(set)
            print("running \(cases.count) test(s)")
            var failed = 0
            for test in cases {
                let name = test["name"]?.string ?? "(unnamed)"
                do {
                    let failures = try PolicyTest(test, tests, schema, shared).failures(authorizer)
                    print("  test \(name) ... \(failures.isEmpty ? "ok" : "fail: " + failures.joined(separator: "; "))")
                    if !failures.isEmpty { failed += 1 }
                } catch {
                    failed += 1
                    print("  test \(name) ... error:\n  \(error)")
                }
            }
            print("results: \(cases.count - failed) passed, \(failed) failed")
            if failed > 0 { throw ExitCode.failure }
        }
    }
}

/// One test of policies: a request, entities, and what must come out.
private struct PolicyTest {
    let request: Request
    let entities: Entities
    let decision: Response.Decision
    let reasons: [Text]
    let errorCount: Int

    init(_ node: JSONNode, _ file: String, _ schema: Schema?, _ shared: Entities?) throws {
        guard let asked = node["request"] else { throw Complaint("`request` is missing") }
        func uid(_ name: String) throws -> EntityUID {
            guard let text = asked[name]?.string else { throw Complaint("`request.\(name)` is missing or no string") }
            return try complaining(about: name, text) { () throws(Diagnostics) in try EntityUID(parsing: text) }
        }
        let action = try uid("action")
        let context = try asked["context"].map { try JSONInput.context($0, file, schema, action) } ?? [:]
        request = Request(
            principal: try uid("principal"), action: action, resource: try uid("resource"), context: context)
        if let schema, let error = request.validate(against: schema).first { throw Complaint(error.diagnostic.message) }
        entities =
            try node["entities"].map { try JSONInput.entities($0.json, file, schema) } ?? shared
            ?? JSONInput.entities("[]", file, schema)
        guard let decision = Response.Decision(rawValue: node["decision"]?.string?.lowercased() ?? "") else {
            throw Complaint("`decision` must be allow or deny")
        }
        self.decision = decision
        reasons = (node["reason"]?.array ?? []).compactMap { $0.string.map { Text($0) } }
        errorCount = node["num_errors"].flatMap { Int($0.json) } ?? 0
    }

    func failures(_ authorizer: Authorizer) -> [String] {
        let response = authorizer.isAuthorized(request, entities)
        guard response.decision == decision else { return ["expected \(decision), got \(response.decision)"] }
        var failures: [String] = []
        let missing = reasons.filter { !response.reasons.contains($0) }
        if !missing.isEmpty {
            failures.append("missing reason(s): " + missing.map { "`\($0)`" }.joined(separator: ", "))
        }
        if response.errors.count != errorCount {
            let texts = response.errors.map { ": \($0)" }.joined()
            failures.append(
                "expected \(errorCount) error(s), but got \(response.errors.count) runtime error(s)\(texts)")
        }
        return failures
    }
}
