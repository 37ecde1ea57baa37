import Cedar
import Testing

@Suite(.enabled(if: Corpus.isThere)) struct PolicyCorpusTests {
    @Test func everyPolicyComesBackFromTextAndFromJSON() async {
        let names = Corpus.names(in: "corpus-tests", ending: ".cedar")
        #expect(names.count == 7_809)
        let complaints = await Corpus.complaints(about: names) { name in
            for policy in try Policy.all(parsing: try Corpus.text("corpus-tests/\(name).cedar")) {
                guard try Policy(parsing: policy.cedarText) == policy else {
                    return "text differs: \(policy.cedarText)"
                }
                guard try Policy(json: policy.json) == policy else { return "JSON differs: \(policy.json)" }
            }
            return nil
        }
        #expect(complaints.prefix(5) == [])
    }
}
