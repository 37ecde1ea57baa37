import Cedar
import Core
import Store

/// The tests of a policy store as they are kept: the text that the command line's `run-tests` takes.
struct TestsRecord: Codable, Sendable {
    let text: String
}

/// Runs a store's tests on some policies.
struct PolicyTestRun: Sendable {
    struct Result: Encodable, Sendable {
        let name: String
        let passed: Bool
        let problem: String?
    }

    let results: [Result]

    var failed: [Result] { results.filter { !$0.passed } }

    /// - Throws: `Diagnostics` when the text is no list of tests.
    init(_ text: String, _ schema: Schema?, _ authorizer: Authorizer) throws(Diagnostics) {
        results = try PolicyTest.all(json: text, schema: schema).map { entry in
            switch entry.test {
            case .success(let test):
                let failures = test.failures(authorizer)
                return Result(
                    name: entry.name, passed: failures.isEmpty,
                    problem: failures.isEmpty ? nil : failures.joined(separator: "; "))
            case .failure(let problem):
                return Result(name: entry.name, passed: false, problem: problem.description)
            }
        }
    }
}

extension StoreChange {
    /// Lets a change through only if the store's tests pass after it, where the store wants that.
    ///
    /// - Parameter base: the store before the change, to read no more than what changed.
    /// - Throws: `ValidationException` with the tests that would fail.
    func passTests(_ base: StoreSnapshot?) throws {
        guard record.testsBeforeChanges, notes.contains(where: { $0.decides || $0.kind == .tests }),
            let tests = try StoreContent.tests.get("tests", store, writer)
        else { return }
        var content: SnapshotContent
        if let base, base.version == record.version {
            content = base.content
            for note in notes where note.decides { try content.apply(note, store, writer) }
        } else {
            content = try SnapshotContent(reading: store, writer)
        }
        let run = try PolicyTestRun(tests.text, content.schema?.schema, Authorizer(content.policySet))
        guard let first = run.failed.first else { return }
        throw AWSError.validation(
            "The change is not made, as \(run.failed.count) of the policy store's \(run.results.count) tests would fail: "
                + "\(first.name): \(first.problem ?? "")",
            fields: run.failed.map { ("tests", "\($0.name): \($0.problem ?? "")") })
    }
}
