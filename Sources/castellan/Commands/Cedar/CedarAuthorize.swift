import ArgumentParser
import Cedar
import Core

extension CedarCommand {
    /// `castellan cedar authorize`
    struct Authorize: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "authorize",
            abstract: "Decide one request: prints ALLOW (exit code 0) or DENY (2).",
            discussion: """
                  castellan cedar authorize -p policies.cedar --entities entities.json \\
                    -l 'User::"alice"' -a 'Action::"view"' -r 'Photo::"trip.jpg"' --verbose
                """)

        @OptionGroup var request: CedarRequestOptions
        @OptionGroup var policies: CedarPolicyOptions
        @OptionGroup var schema: CedarSchemaOptions

        @Option(help: "A file with the entities, a JSON array.")
        var entities: String

        @Flag(name: .shortAndLong, help: "Say which policies decided.")
        var verbose = false

        @Flag(name: .shortAndLong, help: "Say how long the decision took.")
        var timing = false

        @Option(help: "What is printed: text or json.")
        var format = OutputFormat.text

        func run() throws {
            let schema = try schema.resolved
            let set = try policies.policySet
            let entities = try JSONInput.entities(readInput(entities), entities, schema)
            let request = try request.request(schema)
            let authorizer = Authorizer(set)
            let graph = authorizer.load(entities)
            let clock = ContinuousClock()
            var response: Response?
            let elapsed = clock.measure { response = authorizer.isAuthorized(request, graph) }
            guard let response else { return }
            if timing { print("Authorization Time (micro seconds) : \(elapsed.microseconds)") }
            format == .json ? print(response.json) : show(response)
            if response.decision == .deny { throw ExitCode.denied }
        }

        private func show(_ response: Response) {
            print(response.decision == .allow ? "ALLOW" : "DENY")
            if !response.errors.isEmpty { print() }
            for error in response.errors {
                print("\(error)" + (error.error.help.map { "\n  help: \($0)" } ?? ""))
            }
            guard verbose else { return }
            print()
            if response.reasons.isEmpty {
                print("note: no policies applied to this request")
            } else {
                print("note: this decision was due to the following policies:")
                for reason in response.reasons { print("  \(reason)") }
            }
        }
    }

    /// `castellan cedar evaluate`
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate",
            abstract: "Print the value of an expression.",
            discussion: """
                  castellan cedar evaluate '1 + 2 * 3'
                  castellan cedar evaluate --entities entities.json -l 'User::"alice"' -a 'Action::"view"' \\
                    -r 'Photo::"trip.jpg"' 'principal in Group::"friends"'
                """)

        @OptionGroup var request: CedarRequestOptions
        @OptionGroup var schema: CedarSchemaOptions

        @Option(help: "A file with the entities, a JSON array.")
        var entities: String?

        @Argument(help: "The expression.")
        var expression: String

        func run() throws {
            let schema = try schema.resolved
            let isAsked = request.principal != nil || request.requestJSON != nil
            let request = isAsked ? try request.request(schema) : nil
            let entities = try entities.map { try JSONInput.entities(readInput($0), $0, schema) } ?? Entities()
            let expression = try complaining(about: "the expression", expression) { () throws(Diagnostics) in
                try Expression(parsing: self.expression)
            }
            do throws(EvaluationError) {
                print(try expression.evaluated(for: request, in: entities).cedarText)
            } catch {
                throw Complaint("\(error)" + (error.help.map { "\n  help: \($0)" } ?? ""))
            }
        }
    }
}

extension Swift.Duration {
    fileprivate var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}

extension Response {
    fileprivate var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("decision", decision.rawValue)
            json.name("reasons")
            json.array { json in for reason in reasons { json.string(reason.string) } }
            json.name("errors")
            json.array { json in
                for error in errors {
                    json.object { json in
                        json.member("policy", error.policy.string)
                        json.member("message", error.error.description)
                    }
                }
            }
        }
        return json.text
    }
}
