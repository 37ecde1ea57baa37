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
            let text = try readInput(tests)
            let shared = try entities.map { try JSONInput.entities(readInput($0), $0, schema) }
            let entries = try complaining(about: tests, text) { () throws(Diagnostics) in
                try PolicyTest.all(json: text, schema: schema, shared: shared)
            }
            let authorizer = Authorizer(set)
            print("running \(entries.count) test(s)")
            var failed = 0
            for entry in entries {
                switch entry.test {
                case .success(let test):
                    let failures = test.failures(authorizer)
                    print(
                        "  test \(entry.name) ... "
                            + (failures.isEmpty ? "ok" : "fail: " + failures.joined(separator: "; ")))
                    if !failures.isEmpty { failed += 1 }
                case .failure(let problem):
                    failed += 1
                    print("  test \(entry.name) ... error:\n  \(problem)")
                }
            }
            print("results: \(entries.count - failed) passed, \(failed) failed")
            if failed > 0 { throw ExitCode.failure }
        }
    }
}
