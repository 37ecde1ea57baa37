import Cedar
import Testing

@Suite(.enabled(if: Corpus.isThere)) struct PolicyCorpusTests {
    private static let folders = [
        "corpus-tests", "tests/decimal", "tests/example_use_cases", "tests/ip", "tests/multi",
    ]

    private static var files: [String] {
        folders.flatMap { folder in Corpus.names(in: folder, ending: ".cedar").map { "\(folder)/\($0).cedar" } }
    }

    private static func complaints(
        _ body: @Sendable @escaping (String) throws -> String?
    ) async -> ArraySlice<String> {
        let files = files
        #expect(files.count == 7_831)
        return await Corpus.complaints(about: files) { try body(try Corpus.text($0)) }.prefix(5)
    }

    @Test func everyPolicyComesBackFromTextAndFromJSON() async {
        let complaints = await Self.complaints { text in
            for policy in try Policy.all(parsing: text) {
                guard try Policy(parsing: policy.cedarText) == policy else {
                    return "text differs: \(policy.cedarText)"
                }
                let read = try Policy(json: policy.json)
                guard read == policy else { return "JSON differs: \(policy.json)" }
                guard read.cedarText == policy.cedarText else { return "text through JSON differs: \(read.cedarText)" }
            }
            return nil
        }
        #expect(complaints == [])
    }

    @Test func everySetComesBackFromJSON() async {
        let complaints = await Self.complaints { text in
            let set = try PolicySet(parsing: text)
            let read = try PolicySet(json: set.json)
            let isSame = read.policies == set.policies && read.templates == set.templates && read.links == set.links
            return isSame ? nil : "differs: \(set.json)"
        }
        #expect(complaints == [])
    }

    @Test func everyFileIsFormattedAndSettles() async {
        let complaints = await Self.complaints { text in
            let formatted = try PolicyFormatter().format(text)
            guard try Policy.all(parsing: formatted) == Policy.all(parsing: text) else {
                return "differs: \(formatted)"
            }
            guard try PolicyFormatter().format(formatted) == formatted else { return "does not settle: \(formatted)" }
            return nil
        }
        #expect(complaints == [])
    }

    @Test func damagedFilesNeverCrash() async {
        let files = Self.files
        let complaints = await Corpus.complaints(
            about: Array(files.enumerated().filter { $0.offset % 10 == 0 }.map(\.element))
        ) {
            let text = try Corpus.text($0)
            for seed in 0..<10 as Range<UInt64> {
                var mutation = Mutation(seed: seed &+ UInt64(text.utf8.count))
                Mutation.exercise(mutation.mutated(text))
            }
            return nil
        }
        #expect(complaints.prefix(5) == [])
    }
}
