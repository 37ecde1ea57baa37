import ArgumentParser
import Core
import Discovery

/// `castellan identifiers test`
struct TestIdentifier: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run text against an identifier, and explain every candidate.",
        discussion: """
              castellan identifiers test UK_NHS_NUMBER "NHS 943 476 5870"
              echo "NHS 943 476 5871" | castellan identifiers test UK_NHS_NUMBER
              castellan identifiers test SPAIN_DNI_NUMBER --column dni 54362315K

            The exit code is 0 when something is found, 1 when nothing is.
            """)

    @Argument(help: "Such as UK_NHS_NUMBER.")
    var id: String

    @Argument(help: "The text; standard input when it is left out.")
    var text: String?

    @Option(help: "Take the text for a value of a column of this name.")
    var column: String?

    @Option(help: "What is printed: text or json.")
    var format = OutputFormat.text

    func run() throws {
        let identifier = try IdentifierChoice.one(id)
        let candidates = try Self.candidates(for: identifier, in: Array((text ?? readInput("-")).utf8), column: column)
        print(format == .json ? Self.json(candidates) : Self.table(candidates))
        if !candidates.contains(where: { $0.reason == nil }) { throw ExitCode(1) }
    }

    struct Candidate {
        let range: Range<Int>
        let value: String
        /// Nil when it is found.
        let reason: String?
    }

    static func candidates(for identifier: Identifier, in bytes: [UInt8], column: String?) throws -> [Candidate] {
        var block = Block(bytes: bytes, form: .unstructured)
        if let column {
            block.form = .columnar
            block.fields = [Field(column: 1, path: [.name(column)])]
            block.cells = [Cell(start: 0, end: bytes.count, field: 0, row: 2)]
        }
        let matcher = try Rules(identifiers: [identifier]).matcher()
        matcher.beginDocument()
        var found: [Candidate] = []
        func value(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        try matcher.match(block) { detection in
            found.append(Candidate(range: detection.range, value: value(detection.range), reason: nil))
        } suppressed: { candidate in
            let reason = Explanation.text(candidate.reason, [SensitiveType(identifier)])
            found.append(Candidate(range: candidate.range, value: value(candidate.range), reason: reason))
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func table(_ candidates: [Candidate]) -> String {
        guard !candidates.isEmpty else { return "Nothing in the text looks like it." }
        return candidates.map { candidate in
            let text = TerminalText.escaped(candidate.value)
            return candidate.reason.map { "✗ \(text)  \($0)" } ?? "✓ \(text)  found"
        }.joined(separator: "\n")
    }

    private static func json(_ candidates: [Candidate]) -> String {
        var json = JSONWriter()
        json.array { json in
            for candidate in candidates {
                json.object { json in
                    json.member("value", candidate.value)
                    json.member("start", Int64(candidate.range.lowerBound))
                    json.member("end", Int64(candidate.range.upperBound))
                    json.member("isFound", candidate.reason == nil)
                    if let reason = candidate.reason { json.member("reason", reason) }
                }
            }
        }
        return json.text
    }
}
