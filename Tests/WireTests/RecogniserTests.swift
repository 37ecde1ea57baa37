import Core
import Testing

@testable import Wire

@Suite("Recognition")
struct RecogniserTests {
    private let recogniser = Recogniser(models: ["iam", "sts", "cloudtrail"].compactMap { ServiceModel.builtIn($0) })

    private func form(_ body: String) -> HTTPRequest {
        HTTPRequest(
            method: "POST", path: "/", headers: ["content-type": "application/x-www-form-urlencoded; charset=utf-8"],
            body: Array(body.utf8))
    }

    private func targeted(_ target: String) -> HTTPRequest {
        HTTPRequest(
            method: "POST", path: "/",
            headers: ["content-type": "application/x-amz-json-1.1", "x-amz-target": target], body: Array("{}".utf8))
    }

    @Test("A form is meant for the operation it names")
    func query() throws {
        let request = form("Action=GetCallerIdentity&Version=2011-06-15")
        let recognised = try recogniser.recognise(request, signingService: "sts")
        #expect(recognised.service.name == "sts")
        #expect(recognised.operation.name == "GetCallerIdentity")
        #expect(recognised.protocol == .query)
        #expect(try recognised.decode(request) == .empty)
    }

    @Test("A presigned call names its operation in the query string")
    func presigned() throws {
        let request = HTTPRequest(
            method: "GET", path: "/", query: "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Expires=60")
        #expect(try recogniser.recognise(request, signingService: "sts").operation.name == "GetCallerIdentity")
    }

    @Test("A target header names service and operation, signed or not", arguments: ["cloudtrail", nil])
    func target(signingService: String?) throws {
        let request = targeted("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents")
        let recognised = try recogniser.recognise(request, signingService: signingService)
        #expect(recognised.operation.name == "LookupEvents")
        #expect(recognised.protocol == .json11)
    }

    @Test("An unsigned form is told by its version, whatever the host")
    func unsigned() throws {
        let request = form("Action=AssumeRoleWithSAML&Version=2011-06-15")
        let recognised = try recogniser.recognise(request, signingService: nil, host: "localhost")
        #expect(recognised.service.name == "sts")
        #expect(recognised.operation.isUnsigned)
    }

    @Test("An unknown action is an InvalidAction that names its version")
    func unknownAction() {
        #expect(
            throws: AWSError("InvalidAction", "Could not find operation Nope for version 2010-05-08", status: 400)
        ) { try recogniser.recognise(form("Action=Nope&Version=2010-05-08"), signingService: "iam") }
        #expect(
            throws: AWSError(
                "InvalidAction", "Could not find operation ListUsers for version NO_VERSION_SPECIFIED", status: 400)
        ) { try recogniser.recognise(form("Action=ListUsers"), signingService: "iam") }
    }

    @Test("An operation of one service is none of another, whose name signed the call")
    func crossService() {
        #expect(throws: AWSError.self) {
            try recogniser.recognise(form("Action=ListUsers&Version=2010-05-08"), signingService: "sts")
        }
        #expect(throws: AWSError("UnknownOperationException", "", status: 400)) {
            try recogniser.recognise(targeted("CloudTrail_20131101.Nope"), signingService: "cloudtrail")
        }
    }

    @Test("A request that names nothing is a MissingAction")
    func nothing() {
        let error = #expect(throws: AWSError.self) {
            try recogniser.recognise(HTTPRequest(method: "GET", path: "/"), signingService: "iam")
        }
        #expect(error?.code == "MissingAction")
    }

    @Test("An error for a request that nobody knows looks as the request looks")
    func errorFormats() {
        let empty = Recogniser(models: [])
        #expect(empty.errorFormat(for: targeted("X.Y"), signingService: nil).protocol == .json11)
        #expect(empty.errorFormat(for: form("Action=X"), signingService: nil).protocol == .query)
        #expect(
            empty.errorFormat(for: HTTPRequest(method: "GET", path: "/a"), signingService: nil).protocol == .restXML)
        let response = empty.errorFormat(for: form("Action=X"), signingService: nil)
            .encode(AWSError("AccessDenied", "No", status: 403), requestID: "1-2")
        #expect(response.status == 403)
        #expect(
            String(decoding: response.body, as: UTF8.self)
                == "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No</Message></Error>"
                + "<RequestId>1-2</RequestId></ErrorResponse>")
    }
}
