import Core
import Testing

@testable import Discovery

@Suite("Findings and records")
struct FindingTests {
    private let context = FindingContext(
        accountID: "111122223333", region: "eu-central-1", createdAt: 1_635_204_304_250,
        object: [.init("key", .string("a/b.csv")), .init("size", .integer(4750)), .init("eTag", .null)])

    private func file(_ text: String, members: [String] = []) throws -> FileResult {
        var file = FileResult()
        let document = Document(mediaType: "text/csv", size: 4750)
        var documents = [(document, [Scripted.text(text)], Outcome(.complete, analysed: 9))]
        for member in members {
            let within = Document(member: ["in", "m.txt"], mediaType: "text/plain", size: 7, modified: 1_600_000_000)
            documents.append((within, [Scripted.text(member)], Outcome(.complete)))
        }
        for result in try Scripted.results(documents) { file.add(result) }
        return file
    }

    private func finding(_ file: FileResult) throws -> (Finding, JSONNode) {
        let finding = try #require(Finding(id: "0", file: file, types: Scripted.types, context: context))
        return (finding, try JSONParser.parse(finding.value.json(.finding)))
    }

    @Test(
        "have the type of what was found, and the highest severity",
        arguments: [
            ("AAA", FindingType.financial, Severity.high), ("BBB", .personal, .low), ("CCC", .credentials, .high),
            ("DDD", .customIdentifier, .medium), ("BBB DDD", .multiple, .medium), ("BBB BBB", .personal, .medium),
        ])
    func types(text: String, type: FindingType, severity: Severity) throws {
        let (finding, node) = try finding(file(text))
        #expect(finding.type == type)
        #expect(finding.severity == severity)
        #expect(node["type"]?.string == type.rawValue)
        #expect(node["severity"]?.json == #"{"description":"\#(severity.description)","score":\#(severity.rawValue)}"#)
    }

    @Test("write unused places as null, and numbers as numbers")
    func shape() throws {
        let (_, node) = try finding(file("AAA DDD"))
        let result = try #require(node["classificationDetails"]?["result"])
        #expect(
            result.json == """
                {"additionalOccurrences":false,"customDataIdentifiers":{"detections":[{"arn":"bb33","count":1,\
                "name":"email check","occurrences":{"cells":null,"lineRanges":[{"end":1,"start":1,"startColumn":5}],\
                "offsetRanges":null,"pages":null,"records":null}}],"totalCount":1},"mimeType":"text/csv","sensitiveData":[\
                {"category":"FINANCIAL_INFORMATION","detections":[{"count":1,"occurrences":{"cells":null,"lineRanges":[\
                {"end":1,"start":1,"startColumn":1}],"offsetRanges":null,"pages":null,"records":null},\
                "type":"CREDIT_CARD_NUMBER"}],"totalCount":1}],"sizeClassified":4750,\
                "status":{"code":"COMPLETE","reason":null}}
                """)
        #expect(node["createdAt"]?.string == "2021-10-25T23:25:04.250Z")
        #expect(
            node["resourcesAffected"]?.json
                == #"{"s3Bucket":null,"s3Object":{"key":"a/b.csv","size":4750,"eTag":null}}"#)
    }

    @Test("locate fifteen occurrences and say that there are more")
    func budget() throws {
        let (_, node) = try finding(file(String(repeating: "AAA BBB CCC ", count: 9)))
        let result = node["classificationDetails"]?["result"]
        let detections = (result?["sensitiveData"]?.array ?? []).flatMap { $0["detections"]?.array ?? [] }
        #expect(detections.map { $0["occurrences"]?["lineRanges"]?.array?.count } == [5, 5, 5])
        #expect(detections.map { $0["type"]?.string } == ["AWS_CREDENTIALS", "CREDIT_CARD_NUMBER", "NAME"])
        #expect(result?["additionalOccurrences"]?.json == "true")
    }

    @Test("count what is in members, and do not locate it")
    func members() throws {
        let (_, node) = try finding(file("AAA", members: ["AAA AAA"]))
        let detection = node["classificationDetails"]?["result"]?["sensitiveData"]?.array?.first?["detections"]?.array?
            .first
        #expect(detection?["count"]?.json == "3")
        #expect(detection?["occurrences"]?["lineRanges"]?.array?.count == 1)
    }

    @Test("are not made of nothing, nor of less than a threshold")
    func none() throws {
        #expect(Finding(id: "0", file: try file("nothing"), types: Scripted.types, context: context) == nil)
        var types = Scripted.types
        types[3] = SensitiveType(custom: "x", id: "1", thresholds: [SeverityThreshold(occurrences: 2, severity: .high)])
        #expect(Finding(id: "0", file: try file("DDD"), types: types, context: context) == nil)
        #expect(Finding(id: "0", file: try file("DDD DDD"), types: types, context: context)?.severity == .high)
    }

    @Test("become records with numbers as strings and empty arrays")
    func records() throws {
        let file = try file("AAA", members: ["DDD"])
        let records = file.documents.map {
            DiscoveryRecord(id: "0", result: $0, types: Scripted.types, context: context).value.json(.record)
        }
        let own = try JSONParser.parse(records[0])
        #expect(
            own["classificationDetails"]?.json == """
                {"result":{"status":{"code":"COMPLETE"},"sizeClassified":"4750","mimeType":"text/csv","sensitiveData":[\
                {"category":"FINANCIAL_INFORMATION","totalCount":"1","detections":[{"type":"CREDIT_CARD_NUMBER","count":"1",\
                "occurrences":{"lineRanges":[{"end":"1","start":"1","startColumn":"1"}],"pages":[],"records":[],"cells":[]}}]}]}}
                """)
        #expect(own["createdAt"]?.string == "2021-10-25T23:25:04Z")
        #expect(own["severity"]?.json == #"{"score":"3","description":"High"}"#)
        let member = try JSONParser.parse(records[1])
        #expect(
            member["resourcesAffected"]?["s3Object"]?["embeddedFileDetails"]?.json == """
                {"filePath":"in/m.txt","fileExtension":"txt","fileSize":"7","fileLastModified":"2020-09-13T12:26:40Z"}
                """)
        #expect(member["classificationDetails"]?["result"]?["sensitiveData"]?.json == "[]")
    }

    @Test("say of a file whose members failed that it is partial")
    func partial() {
        var file = FileResult()
        file.add(DocumentResult(document: Document(mediaType: "application/zip"), outcome: Outcome(.complete)))
        file.add(
            DocumentResult(
                document: Document(member: ["x.png"], mediaType: "image/png"),
                outcome: Outcome(.skipped, reason: .unsupportedFileType)))
        #expect(file.outcome.code == .partial)
        #expect(file.outcome.reason == .archiveContainsUnprocessedFiles)
    }
}
