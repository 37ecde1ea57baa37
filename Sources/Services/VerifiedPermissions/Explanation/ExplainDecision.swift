import Cedar
import Core
import Plane

enum ExplainDecision {
    /// As IsAuthorized, with the policies that decided and those that came nearest; it is no decision for an application,
    /// so it is not logged as one.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.decisionOperation("ExplainDecision", as: "ExplainDecision") { store, call in
            let ready = try await service.snapshots.snapshot(of: store, for: call)
            let reader = ready.snapshot.reader(service.quotas)
            let request = try reader.request(call.input, at: "")
            let entities = try reader.entities(call.input["entities"], withActions: true)
            let explanation = Explainer(ready.snapshot.set).explain(request, entities)
            let graph = ready.snapshot.authorizer.load(entities, on: ready.snapshot.actions)
            var members = Decision(request, graph, by: ready.snapshot).members
            members["explanation"] = .string(explanation.json)
            return .structure(members)
        }
    }
}

enum ValidateStatement {
    struct Input: StoreInput {
        let policyStoreId: String
        let statement: String
    }

    struct Finding: Encodable, Sendable {
        let severity: String
        let reason: String
        let message: String
        var line: Int?
        var column: Int?
        var endLine: Int?
        var endColumn: Int?
        let help: String?

        init(_ severity: String, _ reason: String, _ diagnostic: Diagnostic, in source: SourceText) {
            self.severity = severity
            self.reason = reason
            message = diagnostic.message
            help = diagnostic.help
            guard let range = diagnostic.range else { return }
            let start = source.position(of: range.start)
            let end = source.position(of: range.end)
            (line, column) = (start.line, start.column)
            (endLine, endColumn) = (end.line, end.column)
        }
    }

    struct Output: Encodable, Sendable {
        let findings: [Finding]
    }

    /// What is wrong with a statement, before it is put into the store; a template's too.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("ValidateStatement", .read) { (input: Input, store, call) in
            let ready = try await service.snapshots.snapshot(of: store.store, for: call)
            return Output(findings: findings(input.statement, ready.snapshot.schema))
        }
    }

    private static func findings(_ statement: String, _ schema: StoreSchema?) -> [Finding] {
        let source = SourceText(statement)
        let policy: Policy
        do {
            policy = try Policy(parsing: statement)
        } catch {
            return error.all.map { Finding("ERROR", "SyntaxError", $0, in: source) }
        }
        guard let schema else { return [] }
        let result = schema.validator.validate(policy, id: "statement")
        return result.errors.map { Finding("ERROR", $0.kind.reason, $0.diagnostic, in: source) }
            + result.warnings.map { warning in
                let isError = warning.kind == .impossiblePolicy
                let name = warning.kind.rawValue
                return Finding(
                    isError ? "ERROR" : "WARNING", name.prefix(1).uppercased() + name.dropFirst(), warning.diagnostic,
                    in: source)
            }
    }
}
