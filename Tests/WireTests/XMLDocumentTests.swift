import Core
import Testing

@testable import Wire

@Suite("XML from outside")
struct XMLDocumentTests {
    private func parse(_ text: String) throws -> XMLElement { try XMLDocument.parse(Array(text.utf8)) }

    @Test("Elements, attributes, text and CDATA are read without their prefixes")
    func reads() throws {
        let element = try parse(
            "<?xml version=\"1.0\"?><!-- x --><n:a xmlns:n=\"u\" k=\"v\"><b>1&amp;<![CDATA[<2>]]></b><c/></n:a>")
        #expect(element.name == "a")
        #expect(element.attributes["k"] == "v")
        #expect(element.children.map(\.name) == ["b", "c"])
        #expect(element.children[0].text == "1&<2>")
    }

    @Test(
        "What is not well-formed, declares a document type or goes too deep is refused",
        arguments: [
            "", " ", "a", "<a>", "<a></b>", "<a/><b/>", "<a>&x;</a>", "<a>\u{1}</a>",
            "<!DOCTYPE a><a/>", "<!-- --><!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "\u{FEFF}<!DOCTYPE a><a/>",
            String(repeating: "<a>", count: 100_000),
            String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100),
        ])
    func refuses(text: String) {
        #expect(throws: DecodingFailure.self) { try parse(text) }
    }

    @Test("Bytes that are not UTF-8 are refused")
    func encoding() {
        #expect(throws: DecodingFailure.self) {
            try XMLDocument.parse([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E])
        }
    }

    @Test("Malformed XML is S3's MalformedXML, a bad parameter its InvalidArgument")
    func errors() throws {
        let model = try Oracle.model("s3", flags: ["bareErrors"])
        let recogniser = Recogniser(models: [model])
        let broken = HTTPRequest(method: "POST", path: "/bucket", query: "delete", body: Array("<Delete>".utf8))
        let malformed = #expect(throws: AWSError.self) {
            try recogniser.recognise(broken, signingService: "s3").decode(broken)
        }
        #expect(malformed?.code == "MalformedXML")
        let list = HTTPRequest(method: "GET", path: "/bucket", query: "list-type=2&max-keys=many")
        let invalid = #expect(throws: AWSError.self) {
            try recogniser.recognise(list, signingService: "s3").decode(list)
        }
        #expect(invalid?.code == "InvalidArgument")
    }

    @Test("A key keeps its slashes and escapes, and the more specific route wins")
    func routes() throws {
        let model = try Oracle.model("s3", flags: ["bareErrors"])
        let recogniser = Recogniser(models: [model])
        let get = HTTPRequest(method: "GET", path: "/bucket/a//b%20c%2Fd+e")
        let recognised = try recogniser.recognise(get, signingService: "s3")
        #expect(recognised.operation.name == "GetObject")
        #expect(try recognised.decode(get) == ["Bucket": "bucket", "Key": "a//b c/d+e"])
        let copy = HTTPRequest(method: "PUT", path: "/bucket/key", headers: ["x-amz-copy-source": "/b/k"])
        #expect(try recogniser.recognise(copy, signingService: "s3").operation.name == "CopyObject")
        let part = HTTPRequest(method: "PUT", path: "/bucket/key", query: "uploadId=1&partNumber=2")
        #expect(try recogniser.recognise(part, signingService: "s3").operation.name == "UploadPart")
        let acl = HTTPRequest(method: "GET", path: "/bucket/", query: "acl")
        #expect(try recogniser.recognise(acl, signingService: "s3").operation.name == "GetBucketAcl")
    }
}
