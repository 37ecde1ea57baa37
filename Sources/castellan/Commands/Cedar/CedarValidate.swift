import ArgumentParser
import Cedar
import Core

extension CedarCommand {
    /// `castellan cedar validate`
    struct Validate: ParsableCommand {
        enum Mode: String, ExpressibleByArgument, CaseIterable {
            case strict, permissive
        }

        static let configuration = CommandConfiguration(
            commandName: "validate",
            abstract: "Hold policies against a schema; exit code 3 when they do not fit.",
            discussion: """
                  castellan cedar validate -p policies.cedar -s schema.cedarschema --deny-warnings
                """)

        @OptionGroup var policies: CedarPolicyOptions
        @OptionGroup var schema: CedarSchemaOptions

        @Flag(name: .customLong("deny-warnings"), help: "Let warnings fail too.")
        var deniesWarnings = false

        @Option(name: .customLong("validation-mode"), help: "strict or permissive.")
        var mode = Mode.strict

        @Option(help: "How long chains of entity look-ups may be.")
        var level: Int?

        func run() throws {
            let name = policies.policies ?? "-"
            let schema = try schema.required
            let set = try policies.policySet
            let result = Validator(schema).validate(set, mode: mode == .strict ? .strict : .permissive, level: level)
            // Standard input cannot be read again for its lines.
            let text = name == "-" || policies.policyFormat == .json ? nil : try readInput(name)
            for warning in try self.schema.warnings { print(warning) }
            for error in result.errors { print(shown(error.diagnostic, text, name, "error")) }
            for warning in result.warnings { print(shown(warning.diagnostic, text, name, "warning")) }
            let passed = result.passed && !(deniesWarnings && !result.warnings.isEmpty)
            print("policy set validation \(passed ? "passed" : "failed")")
            if !passed { throw ExitCode.invalidPolicies }
        }

        private func shown(_ diagnostic: Diagnostic, _ text: String?, _ name: String, _ severity: String) -> String {
            guard let text else { return "\(severity): \(diagnostic.message)" }
            return diagnostic.rendered(in: SourceText(text, name: name), severity: severity)
        }
    }

    /// `castellan cedar check-parse`
    struct CheckParse: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check-parse",
            abstract: "Check that policies, a schema, entities or an expression can be read.",
            discussion: """
                  castellan cedar check-parse -p policies.cedar -s schema.cedarschema --entities entities.json
                """)

        @OptionGroup var policies: CedarPolicyOptions
        @OptionGroup var schema: CedarSchemaOptions

        @Option(help: "An expression.")
        var expression: String?

        @Option(help: "A file with entities.")
        var entities: String?

        func run() throws {
            let readsInput = policies.policies == nil && schema.schema == nil && entities == nil && expression == nil
            if policies.policies != nil || readsInput { _ = try policies.policySet }
            if let expression {
                _ = try complaining(about: "the expression", expression) { () throws(Diagnostics) in
                    try Expression(parsing: expression)
                }
            }
            let schema = try schema.resolved
            if let entities { _ = try JSONInput.entities(readInput(entities), entities, schema) }
        }
    }

    /// `castellan cedar visualize`
    struct Visualize: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "visualize",
            abstract: "Draw entities and their parents as a Graphviz graph.",
            discussion: "  castellan cedar visualize --entities entities.json | dot -Tsvg > entities.svg")

        @Option(help: "A file with the entities, a JSON array.")
        var entities: String

        func run() throws {
            print(try JSONInput.entities(readInput(entities), entities, nil).graphviz)
        }
    }
}
