import IAMPolicy
import Testing

@Suite("Grammar")
struct MalformedPolicyTests {
    struct Row: Sendable {
        let kind: PolicyKind
        let text: String
        let message: String
        let path: String
        let line: Int
        let column: Int

        init(_ text: String, _ message: String, _ path: String, _ line: Int, _ column: Int) {
            self.init(.identity, text, message, path, line, column)
        }

        init(_ kind: PolicyKind, _ text: String, _ message: String, _ path: String, _ line: Int, _ column: Int) {
            self.kind = kind
            self.text = text
            self.message = message
            self.path = path
            self.line = line
            self.column = column
        }
    }

    private static let syntax = "Syntax errors in policy."
    private static let vendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."

    /// The document with one statement of the given members, which begin at column 42.
    private static func one(_ members: String) -> String {
        "{\"Version\": \"2012-10-17\", \"Statement\": [{" + members + "}]}"
    }

    private func check(_ row: Row) {
        let error = #expect(throws: MalformedPolicy.self) { try PolicyDocument(row.text, kind: row.kind) }
        #expect(error?.message == row.message)
        #expect(error?.path == row.path)
        #expect(error?.place == TextPlace(line: row.line, column: row.column))
    }

    @Test(
        "Texts that are no policy",
        arguments: [
            Row("", syntax, "$", 1, 1), Row("{\n  \"Version\": }", syntax, "$", 2, 14), Row("[]", syntax, "$", 1, 1),
            Row("{\"Version\": \"2012-10-17\"}", syntax, "$", 1, 1),
            Row("{\"Statement\": []}", syntax, "Statement", 1, 15),
            Row("{\"Statement\": \"x\"}", syntax, "Statement", 1, 15),
            Row("{\"Statement\": [1]}", syntax, "Statement[0]", 1, 16),
            Row(
                "{\"Version\": \"2013\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}",
                syntax, "Version", 1, 13),
            Row(
                "{\"Foo\": 1, \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}",
                syntax, "$", 1, 2),
        ])
    func documents(row: Row) { check(row) }

    @Test(
        "Elements that are missing, unknown or in each other's way",
        arguments: [
            Row(one("\"Action\": \"*\", \"Resource\": \"*\""), syntax, "Statement[0]", 1, 41),
            Row(
                one("\"Effect\": \"Maybe\", \"Action\": \"*\", \"Resource\": \"*\""), syntax, "Statement[0].Effect", 1,
                52),
            Row(
                one("\"Effect\": \"allow\", \"Action\": \"*\", \"Resource\": \"*\""),
                "The policy failed legacy parsing", "Statement[0].Effect", 1, 52),
            Row(
                one("\"Effect\": \"Allow\", \"Resource\": \"*\""), "Policy statement must contain actions.",
                "Statement[0]", 1, 41),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\""), "Policy statement must contain resources.",
                "Statement[0]", 1, 41),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": [], \"Resource\": \"*\""),
                "Policy statement must contain actions.", "Statement[0].Action", 1, 71),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"NotAction\": \"*\", \"Resource\": \"*\""), syntax,
                "Statement[0]", 1, 41),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Foo\": 1"), syntax,
                "Statement[0]", 1, 93),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Action\": \"*\", \"Resource\": \"*\""), syntax,
                "Statement[0]", 1, 76),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": [1], \"Resource\": \"*\""), syntax, "Statement[0].Action[0]", 1,
                72),
            Row(
                one("\"Sid\": \"a b\", \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\""),
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
                "Statement[0].Sid", 1, 49),
        ])
    func elements(row: Row) { check(row) }

    @Test(
        "Actions and resources out of form",
        arguments: [
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"GetObject\", \"Resource\": \"*\""), vendor,
                "Statement[0].Action", 1, 71),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"a:b:c\"], \"Resource\": \"*\""),
                "Actions/Condition can contain only one colon.", "Statement[0].Action[1]", 1, 80),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"s 3:x\", \"Resource\": \"*\""), "Vendor s 3 is not valid",
                "Statement[0].Action", 1, 71),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"bucket\""),
                "Resource bucket must be in ARN format or \"*\".", "Statement[0].Resource", 1, 88),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:foo:s3:::b\""),
                "Partition \"foo\" is not valid for resource \"arn:foo:s3:::b\".", "Statement[0].Resource", 1, 88),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws\""),
                "Resource vendor must be fully qualified and cannot contain regexes.", "Statement[0].Resource", 1, 88),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s*:::b\""),
                "Resource vendor must be fully qualified and cannot contain regexes.", "Statement[0].Resource", 1, 88),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3::b\""),
                "The policy failed legacy parsing", "Statement[0].Resource", 1, 88),
            Row(
                one("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:iam:eu-west-1:1:role/r\""),
                "IAM resource arn:aws:iam:eu-west-1:1:role/r cannot contain region information.",
                "Statement[0].Resource", 1, 88),
        ])
    func actionsAndResources(row: Row) { check(row) }

    private static let allow = "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", "

    @Test(
        "Conditions out of form",
        arguments: [
            Row(one(allow + "\"Condition\": []"), syntax, "Statement[0].Condition", 1, 106),
            Row(
                one(allow + "\"Condition\": {\"StringIs\": {\"a:b\": \"c\"}}"), syntax,
                "Statement[0].Condition.StringIs", 1, 107),
            Row(
                one(allow + "\"Condition\": {\"StringEquals\": {\"a:b\": {}}}"), syntax,
                "Statement[0].Condition.StringEquals.a:b", 1, 131),
            Row(
                one(allow + "\"Condition\": {\"StringEquals\": {\"key\": \"c\"}}"), vendor,
                "Statement[0].Condition.StringEquals.key", 1, 124),
            Row(
                one(allow + "\"Condition\": {\"DateLessThan\": {\"aws:CurrentTime\": \"soon\"}}"),
                "The policy failed legacy parsing", "Statement[0].Condition.DateLessThan.aws:CurrentTime", 1, 143),
            Row(
                one(allow + "\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/40\"}}"),
                "The policy failed legacy parsing", "Statement[0].Condition.IpAddress.aws:SourceIp", 1, 137),
        ])
    func conditions(row: Row) { check(row) }

    @Test(
        "Elements that one kind of policy may not have and another must",
        arguments: [
            Row(
                .managed, "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}",
                "Policy document must be version 2012-10-17 or greater.", "Version", 1, 1),
            Row(
                .identity, one(allow + "\"Principal\": \"*\""), "Policy document should not specify a principal.",
                "Statement[0].Principal", 1, 106),
            Row(.resource, one(allow.dropLast(2) + ""), "Missing required field Principal", "Statement[0]", 1, 41),
            Row(
                .trust,
                one("\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Resource\": \"*\", \"Principal\": \"*\""),
                "Has prohibited field Resource", "Statement[0].Resource", 1, 101),
            Row(
                .trust, one("\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Principal\": \"*\""),
                "AssumeRole policy may only specify STS AssumeRole actions.", "Statement[0].Action", 1, 71),
            Row(
                .resource, one(allow + "\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:user/*\"}"),
                "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/*\"",
                "Statement[0].Principal.AWS", 1, 114),
            Row(.resource, one(allow + "\"Principal\": \"123456789012\""), syntax, "Statement[0].Principal", 1, 106),
        ])
    func kinds(row: Row) { check(row) }

    @Test("Sids are unique within a policy")
    func sids() {
        let statement = "{\"Sid\": \"A\", \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}"
        let text = "{\"Version\": \"2012-10-17\", \"Statement\": [\(statement),\n\(statement)]}"
        let error = #expect(throws: MalformedPolicy.self) { try PolicyDocument(text) }
        #expect(error?.message == "Statement IDs (SID) in a single policy must be unique.")
        #expect(error?.place == TextPlace(line: 2, column: 9))
    }

    @Test("A faulty policy is read leniently as far as it goes")
    func lenient() throws {
        let text = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject \", \"s3:Put*\"]}}"
        let document = try PolicyDocument(text, kind: .identity, strictness: .lenient)
        let set = PolicySet(identity: [NamedPolicy(name: "p", document: document)])
        #expect(!decide(request(), set).isAllowed)
        #expect(decide(request(Callers.user, "s3:PutObject"), set).isAllowed)
        #expect(throws: MalformedPolicy.self) { try PolicyDocument("{", strictness: .lenient) }
    }

    @Test("A statement knows where it stands, the error text where it failed")
    func places() throws {
        let text =
            "{\"Version\": \"2012-10-17\", \"Statement\": [\n  {\"Sid\": \"é\",\n   \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\", \"Principal\": \"*\"}]}"
        let document = try PolicyDocument(text, kind: .resource)
        #expect(document.statements[0].range.start == TextPlace(line: 2, column: 3))
        #expect(document.statements[0].range.end == TextPlace(line: 3, column: 71))
        let error = #expect(throws: MalformedPolicy.self) { try PolicyDocument("[]") }
        #expect(
            error?.description
                == "Syntax errors in policy. At $ (line 1, column 1): A policy is an object, not an array")
    }

    @Test("White space does not count towards a policy's size")
    func quota() {
        #expect(PolicyQuota.size(of: "{ \"a\":\n\t\"b c\" }") == 10)
        #expect(PolicyQuota.maximumSize(of: .managed) == 6_144)
    }

    @Test("The context keys of conditions and variables are listed once each")
    func keys() throws {
        let text = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*",
             "Resource": "arn:aws:s3:::${aws:username}/*", "Condition": {
              "StringLike": {"s3:prefix": "${aws:PrincipalTag/team, 'none'}/*", "AWS:Username": "a*"},
              "Bool": {"aws:SecureTransport": true}}}]}
            """
        let keys = ["AWS:Username", "aws:PrincipalTag/team", "aws:SecureTransport", "s3:prefix"]
        #expect(try contextKeys(in: PolicyDocument(text)) == keys)
    }
}
