import Cedar
import Testing

@Suite(.enabled(if: Corpus.isThere)) struct DecisionCorpusTests {
    /// Original, text round trip, JSON round trip, and without the index.
    @Test func decidesAsTheReferenceDoes() async {
        let folder = "corpus-tests"
        let names = Corpus.names(in: folder, ending: ".json").filter { !$0.hasSuffix(".entities") }
        #expect(names.count == 7_809)
        let complaints = await Corpus.complaints(about: names) { try Self.complaint(of: "\(folder)/\($0).json") }
        #expect(complaints.count == 0)
        #expect(complaints.prefix(5) == [])
    }

    @Test func decidesTheHandWrittenTests() async {
        let names = Corpus.namesBelow("tests")
        #expect(names.count == 22)
        let complaints = await Corpus.complaints(about: names) { try Self.complaint(of: $0) }
        #expect(complaints == [])
    }

    private static func complaint(of path: String) throws -> String? {
        let test = try CorpusTest(path)
        let original = try PolicySet(parsing: test.policies)
        let sets = try [
            original,
            PolicySet(parsing: original.decidable.map(\.policy.cedarText).joined(separator: "\n")),
            PolicySet(json: original.json),
        ]
        for set in sets {
            let authorizer = Authorizer(set)
            let graph = authorizer.load(test.entities)
            for asked in test.asked {
                let response = authorizer.isAuthorized(asked.request, graph)
                guard response.decision == asked.decision, Set(response.reasons) == asked.reasons,
                    Set(response.errors.map(\.policy)) == asked.errors
                else {
                    return "\(asked.request): \(response), expected \(asked.decision) \(asked.reasons) \(asked.errors)"
                }
                guard authorizer.isAuthorizedWithoutIndex(asked.request, graph) == response else {
                    return "\(asked.request): the index changes the answer"
                }
            }
        }
        return nil
    }
}
