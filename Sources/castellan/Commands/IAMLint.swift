import ArgumentParser
import Core
import IAMPolicy

extension IAMCommand {
    /// `castellan iam lint`
    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lint",
            abstract: "Report errors and warnings in a policy document, with line and column.",
            discussion: """
                  castellan iam lint policy.json
                  castellan iam lint --kind trust --format json trust.json
                  cat scp.json | castellan iam lint --kind serviceControl -

                The exit code is 1 when there is an error, 0 when there are only warnings or nothing.
                """)

        @Argument(help: "A file, or - for standard input.")
        var file: String

        @Option(
            help: "identity, managed, resource, trust, session, serviceControl, resourceControl or endpoint.",
            transform: kind(named:))
        var kind = PolicyKind.identity

        @Option(help: "text or json.")
        var format = OutputFormat.text

        func run() throws {
            let diagnostics = lint(try readInput(file), kind: kind)
            switch format {
            case .text: for diagnostic in diagnostics { print(line(diagnostic)) }
            case .json: print(json(diagnostics))
            }
            if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
        }

        private static func kind(named name: String) throws -> PolicyKind {
            guard let kind = PolicyKind(rawValue: name) else {
                let kinds = PolicyKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("no kind of policy is called \(name); the kinds are \(kinds)")
            }
            return kind
        }

        /// The form that editors and CI systems jump by: `file:line:column: severity: message [CODE]`.
        private func line(_ diagnostic: Diagnostic) -> String {
            "\(file):\(diagnostic)"
        }

        private func json(_ diagnostics: [Diagnostic]) -> String {
            var json = JSONWriter()
            json.array { json in
                for diagnostic in diagnostics {
                    json.object { json in
                        json.member("severity", diagnostic.severity.rawValue)
                        json.member("code", diagnostic.code)
                        json.member("message", diagnostic.message)
                        json.member("path", diagnostic.path)
                        json.member("line", Int64(diagnostic.place.line))
                        json.member("column", Int64(diagnostic.place.column))
                    }
                }
            }
            return json.text
        }
    }
}
