import Core
import Testing

@testable import Wire

@Suite("Encoding")
struct EncodingTests {
    private func recognised(_ service: String, _ operation: String) throws -> Recognised {
        let model = try #require(ServiceModel.builtIn(service))
        return Recognised(
            service: model, operation: try #require(model.operations[operation]), protocol: model.protocol)
    }

    private func text(_ response: HTTPResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    @Test("A query answer has result and metadata, as STS writes it")
    func query() throws {
        let output: Document = [
            "UserId": "AIDA", "Account": "123456789012", "Arn": "arn:aws:iam::123456789012:user/a&b",
        ]
        let response = try recognised("sts", "GetCallerIdentity").encode(output, requestID: "r-1")
        #expect(response.status == 200)
        #expect(response.headers["content-type"] == "text/xml")
        #expect(response.headers["x-amzn-requestid"] == "r-1")
        #expect(
            text(response) == #"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">"#
                + "<GetCallerIdentityResult><UserId>AIDA</UserId><Account>123456789012</Account>"
                + "<Arn>arn:aws:iam::123456789012:user/a&amp;b</Arn></GetCallerIdentityResult>"
                + "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>")
    }

    @Test("IAM's times carry whole seconds, and empty lists their element")
    func times() throws {
        let time = Timestamp(microseconds: 1_767_225_600_123_456)
        let output: Document = [
            "User": [
                "Path": "/", "UserName": "a", "UserId": "u", "Arn": "x", "CreateDate": .timestamp(time), "Tags": [],
            ]
        ]
        let body = text(try recognised("iam", "GetUser").encode(output, requestID: "r"))
        #expect(body.contains("<CreateDate>2026-01-01T00:00:00Z</CreateDate>"))
        #expect(body.contains("<Tags></Tags>"))
    }

    @Test("An operation without output answers with metadata alone")
    func noOutput() throws {
        #expect(
            text(try recognised("iam", "DeleteUser").encode(.empty, requestID: "r"))
                == #"<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">"#
                + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DeleteUserResponse>")
    }

    @Test("A modelled error takes code and status from the model")
    func queryError() throws {
        let response = try recognised("iam", "GetUser")
            .encode(AWSError("NoSuchEntity", "The user with name <x> cannot be found."), requestID: "r")
        #expect(response.status == 404)
        #expect(
            text(response) == #"<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error>"#
                + "<Type>Sender</Type><Code>NoSuchEntity</Code>"
                + "<Message>The user with name &lt;x&gt; cannot be found.</Message></Error>"
                + "<RequestId>r</RequestId></ErrorResponse>")
    }

    @Test("JSON writes times as seconds and errors by their type")
    func json() throws {
        let lookup = try recognised("cloudtrail", "LookupEvents")
        let time = Timestamp(microseconds: 1_767_225_600_500_000)
        let response = try lookup.encode(["Events": [["EventId": "1", "EventTime": .timestamp(time)]]], requestID: "r")
        #expect(response.headers["content-type"] == "application/x-amz-json-1.1")
        #expect(text(response) == #"{"Events":[{"EventId":"1","EventTime":1767225600.5}]}"#)
        let error = lookup.encode(AWSError("InvalidMaxResultsException", "Too many"), requestID: "r")
        #expect(error.status == 400)
        #expect(
            text(error) == #"{"__type":"InvalidMaxResultsException","Message":"Too many"}"#
                || text(error) == #"{"__type":"InvalidMaxResultsException","message":"Too many"}"#)
    }

    @Test("A fault of ours says nothing of its cause and comes with 500")
    func fault() throws {
        let response = try recognised("iam", "GetUser").encode(.internalFailure, requestID: "r")
        #expect(response.status == 500)
        #expect(text(response).contains("<Type>Receiver</Type><Code>InternalFailure</Code>"))
    }

    @Test("DynamoDB's answers carry a checksum and a qualified error type, SQS's the code of query")
    func dialects() throws {
        let dynamodb = try Oracle.model("dynamodb")
        let format = ErrorFormat(service: dynamodb, protocol: dynamodb.protocol)
        let response = format.encode(AWSError("ResourceNotFoundException", "No"), requestID: "r")
        #expect(text(response).contains(#""__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException""#))
        #expect(response.headers["x-amz-crc32"] == String(CRC32.checksum(response.body)))
        #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        let sqs = try Oracle.model("sqs")
        let error = ErrorFormat(service: sqs, protocol: sqs.protocol)
            .encode(AWSError("QueueDoesNotExist", "No"), requestID: "r")
        #expect(error.headers["x-amzn-query-error"]?.hasSuffix(";Sender") == true)
    }

    @Test("Characters that XML cannot hold are replaced, the others escaped")
    func escapes() {
        var xml = XMLWriter()
        xml.text("a&b<c>\r\n\t\u{0}\u{1F}\u{FFFE}é\"")
        #expect(String(decoding: xml.bytes, as: UTF8.self) == "a&amp;b&lt;c&gt;&#xD;\n\t\u{FFFD}\u{FFFD}\u{FFFD}é\"")
        var attribute = XMLWriter()
        attribute.attribute("a", "\"\n")
        #expect(String(decoding: attribute.bytes, as: UTF8.self) == " a=\"&quot;&#xA;\"")
    }

    @Test("Secrets are hidden from the audit log, and so is what the model does not know")
    func redaction() throws {
        let login = try recognised("iam", "CreateLoginProfile")
        #expect(
            login.redactedInput(["UserName": "u", "Password": "secret", "Other": "x"])
                == ["UserName": "u", "Password": "HIDDEN_DUE_TO_SECURITY_REASONS"])
        let key = try recognised("iam", "CreateAccessKey")
        let output: Document = ["AccessKey": ["AccessKeyId": "AKIA", "SecretAccessKey": "secret"]]
        #expect(
            key.redactedOutput(output)
                == ["AccessKey": ["AccessKeyId": "AKIA", "SecretAccessKey": "HIDDEN_DUE_TO_SECURITY_REASONS"]])
    }
}
