import Core
import Testing

@testable import Wire

@Suite("Validation")
struct ValidationTests {
    private static let iam = "https://iam.amazonaws.com/"

    /// The error that a form gets from IAM or STS; nil when it passes.
    private func error(_ service: String, _ body: String) throws -> AWSError? {
        let model = try #require(ServiceModel.builtIn(service))
        let request = HTTPRequest(
            method: "POST", path: "/", headers: ["content-type": "application/x-www-form-urlencoded"],
            body: Array("\(body)&Version=\(model.apiVersion)".utf8))
        do throws(AWSError) {
            let recognised = try Recogniser(models: [model]).recognise(request, signingService: service)
            _ = try recognised.decode(request)
            return nil
        } catch {
            return error
        }
    }

    private func jsonError(_ operation: String, _ body: String) throws -> AWSError? {
        let model = try #require(ServiceModel.builtIn("cloudtrail"))
        let operation = try #require(model.operations[operation])
        let recognised = Recognised(service: model, operation: operation, protocol: .json11)
        do throws(AWSError) {
            _ = try recognised.decode(HTTPRequest(method: "POST", path: "/", body: Array(body.utf8)))
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "A length is counted in characters, however many bytes they have",
        arguments: [
            ("é", true), ("", false), ("😀😀", true), (String(repeating: "é", count: 64), true),
            (String(repeating: "é", count: 65), false), (String(repeating: "a", count: 65), false),
        ])
    func lengths(text: String, isRight: Bool) {
        var parts = Shape.Parts(name: "Name", kind: .string)
        parts.constraints.minimum = 1
        parts.constraints.maximum = 64
        #expect(ConstraintCheck(Shape(parts)).broken(by: .string(text)).isEmpty == isRight)
    }

    @Test("The least length is of characters too", arguments: [("😀", false), ("😀é", true), ("abc", true)])
    func leastLength(text: String, isRight: Bool) {
        var parts = Shape.Parts(name: "Name", kind: .string)
        parts.constraints.minimum = 2
        #expect(ConstraintCheck(Shape(parts)).broken(by: .string(text)).isEmpty == isRight)
    }

    @Test(
        "A form that breaks a constraint is answered in the words of IAM and STS",
        arguments: [
            (
                "iam", "Action=CreateUser&UserName=a+b",
                "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [\\w+=,.@-]+"
            ),
            (
                "iam", "Action=CreateUser",
                "1 validation error detected: Value null at 'userName' failed to satisfy constraint: "
                    + "Member must not be null"
            ),
            (
                "iam", "Action=ListUsers&MaxItems=0",
                "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: "
                    + "Member must have value greater than or equal to 1"
            ),
            (
                "iam", "Action=ListPolicies&Scope=Mine",
                "1 validation error detected: Value 'Mine' at 'scope' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [All, AWS, Local]"
            ),
            (
                "iam", "Action=TagUser&UserName=u&Tags.member.1.Key=k",
                "1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint: "
                    + "Member must not be null"
            ),
            (
                "iam", "Action=CreateLoginProfile&UserName=a%20b&Password=",
                "3 validation errors detected: Value 'a b' at 'userName' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [\\w+=,.@-]+; Value at 'password' failed to "
                    + "satisfy constraint: Member must have length greater than or equal to 1; Value at 'password' "
                    + "failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"
            ),
            (
                "sts", "Action=AssumeRole&RoleArn=short&RoleSessionName=s&DurationSeconds=1",
                "3 validation errors detected: Value 'short' at 'roleArn' failed to satisfy constraint: Member must "
                    + "have length greater than or equal to 20; Value 's' at 'roleSessionName' failed to satisfy "
                    + "constraint: Member must have length greater than or equal to 2; Value '1' at 'durationSeconds' "
                    + "failed to satisfy constraint: Member must have value greater than or equal to 900"
            ),
            (
                "iam", "Action=UntagUser&UserName=u&TagKeys.member.1=ok&TagKeys.member.2=",
                "1 validation error detected: Value '[ok, ]' at 'tagKeys' failed to satisfy constraint: Member must "
                    + "satisfy constraint: [Member must have length less than or equal to 128, Member must have length "
                    + "greater than or equal to 1, Member must satisfy regular expression pattern: "
                    + "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+]"
            ),
        ])
    func query(service: String, body: String, message: String) throws {
        #expect(try error(service, body) == AWSError("ValidationError", message, status: 400))
    }

    @Test(
        "A form that is broken in itself has a code of its own",
        arguments: [
            ("Action=CreateUser&UserName=%4", "MalformedQueryString"),
            ("Action=CreateUser&UserName=%ff%fe", "MalformedQueryString"),
            ("Action=CreateUser&UserName=a&UserName=b", "MalformedQueryString"),
            ("Action=ListUsers&MaxItems=many", "MalformedInput"),
            ("Action=ListUsers&MaxItems=99999999999", "MalformedInput"),
            ("Action=TagUser&UserName=u&Tags=x", "MalformedInput"),
            ("Action=TagUser&UserName=u&Tags.member.one.Key=k", "MalformedInput"),
            ("Action=CreateUser&UserName.deep=a", "MalformedInput"),
            ("Action=CreateUser&" + String(repeating: "a.", count: 100) + "=1", "MalformedInput"),
        ])
    func malformedForm(body: String, code: String) throws {
        #expect(try error("iam", body)?.code == code)
    }

    @Test("Numbers of list elements only order them: gaps close up, and a huge one costs nothing")
    func gaps() throws {
        let model = try #require(ServiceModel.builtIn("iam"))
        let body =
            "Action=UntagUser&Version=2010-05-08&UserName=u&TagKeys.member.999999999=c&TagKeys.member.2=a"
            + "&TagKeys.member.10=b&Unknown=1"
        let request = HTTPRequest(
            method: "POST", path: "/", headers: ["content-type": "application/x-www-form-urlencoded"],
            body: Array(body.utf8))
        let recognised = try Recogniser(models: [model]).recognise(request, signingService: nil)
        #expect(try recognised.decode(request) == ["UserName": "u", "TagKeys": ["a", "b", "c"]])
    }

    @Test(
        "JSON of the wrong form is a SerializationException",
        arguments: [
            ("{", nil),
            ("[]", "Start of list found where not expected"),
            (#"{"MaxResults":"5"}"#, "STRING_VALUE can not be converted to an Integer"),
            (#"{"NextToken":5}"#, "NUMBER_VALUE can not be converted to a String"),
            (#"{"NextToken":{}}"#, "Start of structure or map found where not expected."),
            (#"{"LookupAttributes":"x"}"#, "STRING_VALUE can not be converted to a list"),
            (#"{"StartTime":true}"#, "TRUE_VALUE can not be converted to a Timestamp"),
            (String(repeating: "[", count: 100_000), nil),
        ] as [(String, String?)])
    func serialization(body: String, message: String?) throws {
        let error = try jsonError("LookupEvents", body)
        #expect(error?.code == "SerializationException")
        if let message { #expect(error?.message == message) }
    }

    @Test("JSON that breaks a constraint is a ValidationException")
    func validationException() throws {
        #expect(
            try jsonError(
                "LookupEvents", #"{"MaxResults":51,"LookupAttributes":[{"AttributeKey":"No","AttributeValue":"v"}]}"#)
                == AWSError(
                    "ValidationException",
                    "2 validation errors detected: Value 'No' at 'lookupAttributes.1.member.attributeKey' failed to "
                        + "satisfy constraint: Member must satisfy enum value set: [EventId, EventName, ReadOnly, "
                        + "Username, ResourceType, ResourceName, EventSource, AccessKeyId]; Value '51' at 'maxResults' "
                        + "failed to satisfy constraint: Member must have value less than or equal to 50",
                    status: 400))
        #expect(try jsonError("LookupEvents", #"{"MaxResults":50,"Unknown":[{}],"NextToken":null}"#) == nil)
        #expect(try jsonError("LookupEvents", "") == nil)
    }
}
