import Core
import Testing

@testable import Cedar

/// The public corpus: what the reference says of each policy set, in both modes.
@Suite(.enabled(if: Corpus.isThere)) struct ValidationCorpusTests {
    @Test func verdictsAndErrorsAreTheReferences() async {
        let names = Corpus.names(in: "corpus-tests-validation", ending: ".validation.json")
        #expect(names.count == 7_750)
        let complaints = await Corpus.complaints(about: names) { name in
            let oracle = try JSONValue(parsing: Corpus.text("corpus-tests-validation/\(name).validation.json"))
            let case0 = try Case("corpus-tests/\(name).cedar", "corpus-tests/\(name).cedarschema")
            let found = ValidationMode.allCases.compactMap { case0.complaint(in: $0, oracle["policyValidation"]) }
            return found.isEmpty ? nil : found.joined(separator: "\n")
        }
        #expect(complaints.count == 0, "\(complaints.prefix(20).joined(separator: "\n"))")
    }

    @Test func testsValidateAsTheyShould() async {
        let names = Corpus.names(in: "corpus-tests", ending: ".entities.json").map { "corpus-tests/\($0)" }
        #expect(names.count >= 7_809)
        let folders = ["decimal", "example_use_cases", "ip", "multi"]
        let written = folders.flatMap { folder in
            Corpus.names(in: "tests/\(folder)", ending: ".json").map { "tests/\(folder)/\($0)" }
        }
        #expect(written.count == 22)
        let complaints = await Corpus.complaints(about: names + written) { name in
            let test = try JSONValue(parsing: Corpus.text("\(name).json"))
            guard case .string(let policies) = test["policies"], case .string(let schema) = test["schema"] else {
                return "names no policies"
            }
            let passed = try Case(policies.string, schema.string).result(.strict).passed
            return .other(.boolean(passed)) == test["shouldValidate"] ? nil : "passed is \(passed)"
        }
        #expect(complaints.count == 0, "\(complaints.prefix(20).joined(separator: "\n"))")
    }
}

private struct Case {
    let policies: PolicySet
    let validator: Validator

    init(_ policies: String, _ schema: String) throws {
        self.policies = try PolicySet(parsing: Corpus.text(policies))
        validator = Validator(try Schema(parsing: Corpus.text(schema)))
    }

    func result(_ mode: ValidationMode) -> ValidationResult { validator.validate(policies, mode: mode) }

    /// The reference repeats an unsafe access to a tag for each type that the tag's expression has in some environment,
    /// with the same text at the same place. Here it is told once.
    private func agree(_ text: Text, _ count: Int, _ other: Int?) -> Bool {
        count == other || other != nil && text.string.contains("unable to guarantee safety of access to tag")
    }

    func complaint(in mode: ValidationMode, _ oracle: JSONValue?) -> String? {
        let result = result(mode)
        let verdict = JSONValue.other(.boolean(result.passed))
        guard oracle?[Text(mode.rawValue)] == verdict else {
            return "\(mode): passed is \(result.passed)\n\(result.errors)"
        }
        let failed = Set(result.errors.map(\.policy))
        guard case .object(let verdicts) = oracle?["perPolicy"] else { return "no verdicts" }
        for (id, expected) in verdicts where expected[Text(mode.rawValue)] != .other(.boolean(!failed.contains(id))) {
            return "\(mode): another verdict on \(id)"
        }
        var expected: [Text: Int] = [:]
        if case .array(let texts) = oracle?[Text("\(mode.rawValue)Errors")] {
            for case .string(let text) in texts { expected[text, default: 0] += 1 }
        }
        let found = result.errors.reduce(into: [Text: Int]()) { $0[Text($1.message), default: 0] += 1 }
        let missing = expected.filter { !agree($0.key, $0.value, found[$0.key]) }.map { "\($0.value) × \($0.key)" }
        let extra = found.filter { !agree($0.key, $0.value, expected[$0.key]) }.map { "\($0.value) × \($0.key)" }
        guard !(missing.isEmpty && extra.isEmpty) else { return nil }
        return "\(mode): expected \(missing)\n    found \(extra)"
    }
}

extension JSONValue {
    subscript(name: Text) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }
}
