import Core
import IAMPolicy
import Testing

@Suite("Offline evaluation")
struct OfflineTests {
    private func evaluate(_ text: String) throws -> JSONNode { try JSONParser.parse(try evaluateJSON(text)) }

    private func input(_ request: String, _ rest: String = "") -> String {
        "{\"request\": {\(request)}\(rest.isEmpty ? "" : ", ")\(rest)}"
    }

    private static let read =
        "\"action\": \"s3:GetObject\", \"resource\": {\"resource\": \"arn:aws:s3:::b/k\", \"accountId\": \"123456789012\"}"
    private static let allowAll =
        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}"

    @Test("The result has the decision, the type that decided, what matched and why")
    func result() throws {
        let text = input(
            "\"principal\": \"arn:aws:iam::123456789012:user/ann\", " + Self.read,
            "\"identityPolicies\": [{\"name\": \"all\", \"policy\": \(Self.allowAll)}]")
        let result = try evaluate(text)
        #expect(result["decision"]?.string == "Allowed")
        #expect(result["decidedBy"]?.string == "identity")
        let matched = result["matchedStatements"]?.array?.first
        #expect(matched?["policy"]?.string == "all")
        #expect(matched?["start"]?["column"]?.value == .number("40"))
        #expect(result["explanation"]?["policies"]?.array?.count == 1)
    }

    @Test(
        "Policies may be objects or strings, bare or named",
        arguments: [
            "[\(allowAll)]", allowAll, "[{\"name\": \"p\", \"policy\": \(allowAll)}]", "{\"policy\": \(allowAll)}",
            "[\"{\\\"Statement\\\": {\\\"Effect\\\": \\\"Allow\\\", \\\"Action\\\": \\\"*\\\", \\\"Resource\\\": \\\"*\\\"}}\"]",
        ])
    func policyForms(policies: String) throws {
        let text = input(
            "\"principal\": \"arn:aws:iam::123456789012:user/ann\", " + Self.read, "\"identityPolicies\": \(policies)")
        #expect(try evaluate(text)["decision"]?.string == "Allowed")
    }

    @Test(
        "Principals may be written in many ways",
        arguments: [
            ("\"arn:aws:iam::123456789012:root\"", "aws:PrincipalType", "Account"),
            ("\"123456789012\"", "aws:PrincipalArn", "arn:aws:iam::123456789012:root"),
            ("\"arn:aws:iam::123456789012:user/team/ann\"", "aws:username", "ann"),
            ("\"arn:aws:sts::123456789012:assumed-role/r/s\"", "aws:PrincipalArn", "arn:aws:iam::123456789012:role/r"),
            (
                "{\"arn\": \"arn:aws:sts::123456789012:assumed-role/r/s\", \"roleArn\": \"arn:aws:iam::123456789012:role/p/r\"}",
                "aws:PrincipalArn", "arn:aws:iam::123456789012:role/p/r"
            ),
            ("{\"AWS\": \"arn:aws:sts::123456789012:assumed-role/r/s\", \"id\": \"AROA1\"}", "aws:userid", "AROA1:s"),
            ("\"s3.amazonaws.com\"", "aws:PrincipalServiceName", "s3.amazonaws.com"),
            ("{\"Service\": \"s3.amazonaws.com\"}", "aws:PrincipalIsAWSService", "true"),
            ("{\"type\": \"Anonymous\"}", "aws:PrincipalType", "Anonymous"),
            ("\"*\"", "aws:PrincipalType", "Anonymous"),
        ])
    func principals(principal: String, key: String, value: String) throws {
        let resource =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"\(key)\": \"\(value)\"}}}}"
        let text = input("\"principal\": \(principal), " + Self.read, "\"resourcePolicy\": \(resource)")
        #expect(try evaluate(text)["matchedStatements"]?.array?.count == 1)
    }

    @Test("Context values may be strings, numbers, booleans or arrays, their keys in any case")
    func context() throws {
        let conditions =
            "{\"Bool\": {\"aws:SecureTransport\": \"true\"}, \"NumericLessThan\": {\"s3:max-keys\": \"10\"}, \"ForAnyValue:StringEquals\": {\"aws:TagKeys\": \"b\"}, \"StringEquals\": {\"aws:PrincipalArn\": \"mine\"}}"
        let policy =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": \(conditions)}}"
        let context =
            "{\"AWS:securetransport\": true, \"s3:Max-Keys\": 9, \"aws:TagKeys\": [\"a\", \"b\"], \"aws:PrincipalArn\": \"mine\", \"aws:none\": null}"
        let text = input(
            "\"principal\": \"arn:aws:iam::123456789012:user/ann\", \"context\": \(context), " + Self.read,
            "\"identityPolicies\": \(policy)")
        #expect(try evaluate(text)["decision"]?.string == "Allowed")
    }

    @Test("Roles and keys are recognised by action and resource")
    func kinds() throws {
        let principal = "\"principal\": \"arn:aws:iam::123456789012:user/ann\""
        let identity = "\"identityPolicies\": \(Self.allowAll)"
        let role = "\"action\": \"sts:AssumeRole\", \"resource\": \"arn:aws:iam::123456789012:role/r\""
        #expect(try evaluate(input("\(principal), \(role)", identity))["decidedBy"]?.string == "resource")
        let key = "\"action\": \"kms:Decrypt\", \"resource\": \"arn:aws:kms:eu-west-1:123456789012:key/1\""
        #expect(try evaluate(input("\(principal), \(key)", identity))["decision"]?.string == "ImplicitlyDenied")
        let list = "\"action\": \"kms:ListKeys\", \"resource\": \"*\""
        #expect(try evaluate(input("\(principal), \(list)", identity))["decision"]?.string == "Allowed")
    }

    @Test("A pattern for a resource is allowed where any of it is, denied where all of it is")
    func patterns() throws {
        func decision(_ effect: String, _ pattern: String, _ resource: String) throws -> String? {
            let statement = "{\"Effect\": \"\(effect)\", \"Action\": \"s3:*\", \"Resource\": \"\(pattern)\"}"
            let all = effect == "Deny" ? ", {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}" : ""
            let text = input(
                "\"principal\": \"arn:aws:iam::123456789012:user/ann\", \"action\": \"s3:GetObject\", \"resource\": \"\(resource)\"",
                "\"identityPolicies\": {\"Statement\": [\(statement)\(all)]}")
            return try evaluate(text)["decision"]?.string
        }
        #expect(try decision("Allow", "arn:aws:s3:::*/logs/*", "arn:aws:s3:::b/*") == "Allowed")
        #expect(try decision("Allow", "arn:aws:s3:::c/*", "arn:aws:s3:::b/*") == "ImplicitlyDenied")
        #expect(try decision("Allow", "arn:aws:s3:::c/*", "*") == "Allowed")
        #expect(try decision("Deny", "arn:aws:s3:::b/secret/*", "arn:aws:s3:::b/*") == "Allowed")
        #expect(try decision("Deny", "arn:aws:s3:::b*", "arn:aws:s3:::b/*") == "ExplicitlyDenied")
    }

    @Test("An array of inputs makes an array of results, a faulty one among them an error")
    func arrays() throws {
        let good = input("\"principal\": \"123456789012\", " + Self.read)
        let results = try evaluate("[\(good), {\"request\": {}}]").array
        #expect(results?.first?["decision"]?.string == "Allowed")
        #expect(results?.last?["path"]?.string == "[1].request")
    }

    @Test(
        "Errors name the member at fault",
        arguments: [
            ("{", "$"), ("{}", "$"), ("3", "$"), ("{\"request\": 1}", "request"),
            (
                "{\"request\": {\"principal\": \"nobody\", \"action\": \"a:b\", \"resource\": \"*\"}}",
                "request.principal"
            ),
            ("{\"request\": {\"principal\": \"*\", \"action\": \"ab\", \"resource\": \"*\"}}", "request.action"),
            ("{\"request\": {\"principal\": \"*\", \"action\": \"a:b\"}}", "request"),
            (
                "{\"request\": {\"principal\": \"*\", \"action\": \"a:b\", \"resource\": \"*\", \"context\": {\"a:b\": {}}}}",
                "request.context.a:b"
            ),
            (
                "{\"request\": {\"principal\": \"*\", \"action\": \"a:b\", \"resource\": \"*\"}, \"identityPolicies\": [{\"policy\": 1}]}",
                "identityPolicies[0].policy"
            ),
            (
                "{\"request\": {\"principal\": \"*\", \"action\": \"a:b\", \"resource\": \"*\"}, \"serviceControlPolicies\": [{\"policies\": [\"{\"]}]}",
                "serviceControlPolicies[0].policies[0]"
            ),
        ])
    func errors(text: String, path: String) {
        let error = #expect(throws: OfflineError.self) { try evaluateJSON(text) }
        #expect(error?.path == path)
    }

    @Test("The time of the request is taken from the caller, and from the input where that has one")
    func time() throws {
        let policy =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"DateLessThan\": {\"aws:CurrentTime\": \"2026-06-01\"}}}}"
        let text = input(
            "\"principal\": \"arn:aws:iam::123456789012:user/ann\", " + Self.read, "\"identityPolicies\": \(policy)")
        #expect(try evaluateJSON(text, epochSeconds: 1_767_225_600).contains("\"decision\":\"Allowed\""))
        #expect(try evaluateJSON(text, epochSeconds: 1_798_761_600).contains("\"decision\":\"ImplicitlyDenied\""))
        #expect(try evaluateJSON(text).contains("\"decision\":\"ImplicitlyDenied\""))
    }
}
