import Discovery
import Testing

@testable import Extraction

@Suite struct MailReaderTests {
    private let message = """
        From: =?utf-8?Q?J=C3=BCrgen?= <j@example.com>
        To: b@example.com
        Subject: =?utf-8?B?R3LDvMOf?=
         =?utf-8?Q?e_an_alle?=
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="outer"

        preamble
        --outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        Gr=FC=DFe, soft=
         break
        end
        --inner
        Content-Type: text/html

        <p>eight
        --inner--
        --outer
        Content-Type: text/csv; name="ignored.csv"
        Content-Disposition: attachment; filename*0*=utf-8''d%C3%A4; filename*1="ta.csv"
        Content-Transfer-Encoding: base64

        bmFtZSxzc24sY2l0eQpBZGEsMSxSb21lCkJvYiwy
        LE9zbG8K
        --outer
        Content-Type: message/rfc822

        From: c@example.com
        Subject: inner

        forwarded text
        --outer--
        epilogue

        """

    @Test(arguments: [nil, 1, 1_000] as [Int?], ["\n", "\r\n"])
    func readsTextThenAttachments(pieces: Int?, lineEnd: String) throws {
        let text = message.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
        let sink = try reading(text, pieces: pieces)
        #expect(sink.documents.map(\.mediaType) == ["message/rfc822", "text/csv"])
        #expect(sink.documents.map(\.member) == [[], ["däta.csv"]])
        #expect(sink.values.map(\.text) == ["Ada", "1", "Rome", "Bob", "2", "Oslo"])
        #expect(sink.outcomes.map(\.code) == [.complete, .complete])
        #expect(sink.faults.isEmpty)
        let found = sink.text.split(separator: "\r\n").joined(separator: "\n")
        for expected in [
            "From: Jürgen <j@example.com>", "Subject: Grüße an alle\n", "preamble", "Grüße, soft break\nend",
            "<p>eight",
            "forwarded text", "epilogue",
        ] { #expect(found.contains(expected)) }
        #expect(!found.contains("bmFtZ"))
    }

    @Test func keepsTheFilesLines() throws {
        let sink = try reading(message)
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        for wanted in ["From: c@example.com", "forwarded text", "epilogue", "preamble", "<p>eight", "MIME-Version"] {
            guard let piece = sink.texts.first(where: { $0.text.contains(wanted) }),
                let expected = lines.firstIndex(where: { $0.hasPrefix(wanted) }),
                let offset = piece.text.split(separator: "\n", omittingEmptySubsequences: false)
                    .firstIndex(where: { $0.hasPrefix(wanted) })
            else {
                Issue.record("\(wanted) is missing")
                continue
            }
            #expect(piece.line + offset == expected + 1)
        }
    }

    @Test func readsMailboxes() throws {
        let one = "From a@example.com Mon Jan  1 10:00:00 2024\nFrom: a@example.com\nTo: b@example.com\nDate: x\n"
        let body = "\nFrom here on text\n\n>From quoted\n\n"
        let attached =
            "Content-Type: application/json; name=x.json\nContent-Transfer-Encoding: base64\n\neyJhIjoxfQ==\n\n"
        let sink = try reading(one + body + one + attached + one + body)
        #expect(sink.documents.map(\.member) == [[], ["Message 2", "x.json"]])
        #expect(sink.values.map(\.description) == ["$.a@0=1"])
        #expect(sink.text.contains("From here on text"))
        #expect(sink.texts.last?.line == 24)
    }

    @Test func boundsNesting() throws {
        var text = "From: a@example.com\nTo: b@example.com\nDate: x\n"
        for level in 0..<500 { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        let sink = try reading(text + "\ntext at the bottom\n")
        #expect(sink.text.contains("text at the bottom"))
        #expect(sink.outcomes.map(\.code) == [.complete])
    }

    @Test func decodesBodiesHoweverTheyAreCut() {
        let text = "YWJj\nZGVmZw==aGk="
        let quoted = "a=3D=\r\n b=C3=A9= \n=zz=4"
        for size in 1...8 {
            var bytes: [UInt8] = []
            var base64 = MailTransferDecoder(.base64)
            for start in stride(from: 0, to: text.utf8.count, by: size) {
                base64.append(Array(text.utf8).dropFirst(start).prefix(size), to: &bytes)
            }
            #expect(String(decoding: bytes, as: UTF8.self) == "abcdefghi")
            bytes = []
            var printable = MailTransferDecoder(.quotedPrintable)
            for start in stride(from: 0, to: quoted.utf8.count, by: size) {
                printable.append(Array(quoted.utf8).dropFirst(start).prefix(size), to: &bytes)
            }
            printable.finish(&bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "a= bé=zz=4")
        }
    }

    @Test func copiesLargeMailThatCannotBeReadTwice() throws {
        let filler = String(repeating: "line of text that is longer than others\n", count: 300_000)
        let text =
            "From: a@example.com\nTo: b@example.com\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
            + filler + "--b\nContent-Type: application/json; name=x\n\n[1,{\"a\":2}]\n--b--\n"
        let sink = try reading(text, pieces: 100_000)
        #expect(sink.values.map(\.description) == ["$[0]@0=1", "$[1].a@0=2"])
        #expect(sink.text.utf8.count > filler.utf8.count)
    }
}
