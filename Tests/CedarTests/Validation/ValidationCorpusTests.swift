import Core
import Testing

@testable import Cedar

/// The reference's verdicts and messages for the generated corpus, strict and permissive.
@Suite(.enabled(if: Corpus.isThere)) struct ValidationCorpusTests {
    @Test func judgesAsTheReferenceDoes() async {
        let names = Corpus.names(in: "corpus-tests-validation", ending: ".validation.json")
        #expect(names.count == 7_750)
        let complaints = await Corpus.complaints(about: names) { try Self.complaint(about: $0) }
        #expect(complaints.count == 0)
        #expect(complaints.prefix(8) == [])
    }

    @Test func validatesWhatShouldValidate() async {
        let generated = Corpus.names(in: "corpus-tests", ending: ".json").filter { !$0.hasSuffix(".entities") }
        let paths = generated.map { "corpus-tests/\($0).json" } + Corpus.namesBelow("tests")
        let complaints = await Corpus.complaints(about: paths) { path in
            let test = try CorpusTest(path)
            let result = Validator(test.schema).validate(try PolicySet(parsing: test.policies))
            return result.passed == test.shouldValidate ? nil : "\(result.errors.map(\.message))"
        }
        #expect(complaints.count == 0)
        #expect(complaints.prefix(8) == [])
    }

    private static func complaint(about name: String) throws -> String? {
        let expected = try JSONParser.parse(try Corpus.text("corpus-tests-validation/\(name).validation.json"))
        let schema = try Schema(parsing: try Corpus.text("corpus-tests/\(name).cedarschema"))
        let set = try PolicySet(parsing: try Corpus.text("corpus-tests/\(name).cedar"))
        let validator = Validator(schema)
        for (mode, key, errorsKey) in [
            (ValidationMode.strict, "strict", "strictErrors"), (.permissive, "permissive", "permissiveErrors"),
        ] {
            for member in expected["policyValidation"]?["perPolicy"]?.members ?? [] {
                guard let policy = set.policies[Text(member.name)] else { return "no policy \(member.name)" }
                let result = validator.validate(policy, id: Text(member.name), mode: mode)
                guard result.passed == (member.value[key]?.value == .boolean(true)) else {
                    return "\(key): passed \(result.passed): \(result.errors.map(\.message))"
                }
                let texts = (member.value[errorsKey]?.array ?? []).compactMap { $0.string.map { Text($0) } }
                let found = result.errors.map { Text($0.message) }
                guard Set(found) == Set(texts) else { return "\(key): \(found), expected \(texts)" }
            }
        }
        return nil
    }
}
