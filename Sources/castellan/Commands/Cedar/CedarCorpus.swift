import ArgumentParser
import Cedar
import Core
import Foundation

extension CedarCommand {
    /// `castellan cedar corpus`
    struct RunCorpus: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "corpus", abstract: "Run a folder of integration tests in the public corpus's format.",
            discussion: """
                  castellan cedar corpus cedar-integration-tests

                Every JSON file below the folder that names `policies`, `entities`, `schema` and `requests` is a test: its
                paths are from the folder, or from one above the test. Prints each mismatch, and how many passed and failed.
                """)

        @Argument(help: "The folder.")
        var folder: String

        func run() throws {
            guard let names = FileManager.default.enumerator(atPath: folder) else {
                throw Complaint("cannot read the folder \(folder)")
            }
            var passed = 0
            var failed = 0
            for case let name as String in names where name.hasSuffix(".json") && !name.contains("._") {
                guard let mismatch = try mismatch(in: name) else { continue }
                if mismatch.isEmpty {
                    passed += 1
                } else {
                    failed += 1
                    print("\(name): \(mismatch)")
                }
            }
            print("\(passed) passed, \(failed) failed")
            if failed > 0 || passed == 0 { throw ExitCode.failure }
        }

        /// What is wrong with a test, empty when nothing is; nil for a file that is no test.
        private func mismatch(in name: String) throws -> String? {
            let node = try JSONInput.read(readInput("\(folder)/\(name)"), named: name)
            guard let policies = node["policies"]?.string, let entities = node["entities"]?.string,
                let schema = node["schema"]?.string, let requests = node["requests"]?.array
            else { return nil }
            do {
                let test = try CorpusCase(
                    policies: text(policies, for: name), entities: text(entities, for: name),
                    schema: text(schema, for: name))
                if let verdict = test.mismatch(shouldValidate: node["shouldValidate"]?.value == .boolean(true)) {
                    return verdict
                }
                for (index, request) in requests.enumerated() {
                    if let mismatch = try test.mismatch(in: request) { return "request \(index): \(mismatch)" }
                }
                return ""
            } catch {
                return "\(error)"
            }
        }

        /// A file that a test names, from the folder or from one of those above the test.
        private func text(_ path: String, for test: String) throws -> String {
            var base = "\(folder)/"
            var candidates = [base + path]
            for part in test.split(separator: "/").dropLast() {
                base += "\(part)/"
                candidates.append(base + path)
            }
            let found = candidates.first { FileManager.default.fileExists(atPath: $0) }
            return try readInput(found ?? candidates[0])
        }
    }
}

/// The policies, entities and schema of one corpus test.
private struct CorpusCase {
    let policies: PolicySet
    let schema: Schema
    let authorizer: Authorizer
    let graph: EntityGraph

    init(policies: String, entities: String, schema: String) throws {
        let set = try complaining(about: "policies", policies) { () throws(Diagnostics) in
            try PolicySet(parsing: policies)
        }
        let resolved = try complaining(about: "schema", schema) { () throws(Diagnostics) in try Schema(parsing: schema)
        }
        self.policies = set
        self.schema = resolved
        authorizer = Authorizer(set)
        graph = authorizer.load(try JSONInput.entities(entities, "entities", resolved))
    }

    func mismatch(shouldValidate: Bool) -> String? {
        let result = Validator(schema).validate(policies)
        guard result.passed != shouldValidate else { return nil }
        let messages = result.errors.map(\.diagnostic.message).joined(separator: "; ")
        return
            "validation \(result.passed ? "passed" : "failed"), expected the opposite\(messages.isEmpty ? "" : ": ")\(messages)"
    }

    func mismatch(in node: JSONNode) throws -> String? {
        let action = try uid(node["action"])
        let request = Request(
            principal: try uid(node["principal"]), action: action, resource: try uid(node["resource"]),
            context: try node["context"].map { try JSONInput.context($0, "context", schema, action) } ?? [:])
        let response = authorizer.isAuthorized(request, graph)
        func texts(_ name: String) -> Set<Text> {
            Set((node[name]?.array ?? []).compactMap { $0.string.map { Text($0) } })
        }
        let errors = Set(response.errors.map(\.policy))
        guard
            response.decision.rawValue != node["decision"]?.string || Set(response.reasons) != texts("reason")
                || errors != texts("errors")
        else { return nil }
        return "\(response.decision) by \(response.reasons), errors in \(errors.sorted()); expected "
            + "\(node["decision"]?.string ?? "?") by \(texts("reason").sorted()), errors in \(texts("errors").sorted())"
    }

    private func uid(_ node: JSONNode?) throws -> EntityUID {
        guard let type = node?["type"]?.string.flatMap({ Name(parsing: $0) }), let id = node?["id"]?.string else {
            throw Complaint("an entity needs `type` and `id`")
        }
        return EntityUID(type: type, id: Text(id))
    }
}
