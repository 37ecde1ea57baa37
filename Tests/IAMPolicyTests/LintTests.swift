import IAMPolicy
import Testing

@Suite("Lint")
struct LintTests {
    struct Row: Sendable {
        let code: String
        let kind: PolicyKind
        let text: String

        init(_ code: String, _ members: String, kind: PolicyKind = .identity) {
            self.code = code
            self.kind = kind
            text = "{\"Version\": \"2012-10-17\", \"Statement\": [{\(members)}]}"
        }
    }

    private static let allow = "\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\""

    @Test(
        "Each trap is found",
        arguments: [
            Row(
                "ALLOW_WITH_NOT_ACTION",
                "\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"arn:aws:s3:::b\""),
            Row(
                "ALLOW_WITH_NOT_RESOURCE",
                "\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"NotResource\": \"arn:aws:s3:::b\""),
            Row("ALLOW_WITH_NOT_PRINCIPAL", allow + ", \"NotPrincipal\": {\"AWS\": \"123456789012\"}", kind: .resource),
            Row("ALLOW_WITH_WILDCARD_PRINCIPAL", allow + ", \"Principal\": \"*\"", kind: .resource),
            Row(
                "PASS_ROLE_WITH_STAR_IN_RESOURCE",
                "\"Effect\": \"Allow\", \"Action\": \"iam:Pass*\", \"Resource\": \"*\""),
            Row("ALLOW_ALL_ACTIONS_ON_ALL_RESOURCES", "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\""),
            Row("EMPTY_OBJECT_CONDITION", allow + ", \"Condition\": {}"),
            Row("EMPTY_SID_VALUE", allow + ", \"Sid\": \"\""),
            Row(
                "INVALID_GLOBAL_CONDITION_KEY",
                allow + ", \"Condition\": {\"StringEquals\": {\"aws:PrincipleArn\": \"a\"}}"),
            Row("TYPE_MISMATCH", allow + ", \"Condition\": {\"StringEquals\": {\"aws:SourceIp\": \"10.0.0.1\"}}"),
            Row("MISSING_QUALIFIER", allow + ", \"Condition\": {\"StringEquals\": {\"aws:TagKeys\": \"a\"}}"),
            Row(
                "FOR_ALL_VALUES_WITH_SINGLE_VALUED_KEY",
                allow + ", \"Condition\": {\"ForAllValues:StringEquals\": {\"aws:username\": \"a\"}}"),
            Row(
                "FOR_ANY_VALUE_WITH_SINGLE_VALUED_KEY",
                allow + ", \"Condition\": {\"ForAnyValue:StringEquals\": {\"aws:username\": \"a\"}}"),
            Row(
                "FOR_ALL_VALUES_WITHOUT_NULL_CHECK",
                allow + ", \"Condition\": {\"ForAllValues:StringEquals\": {\"aws:TagKeys\": \"a\"}}"),
            Row(
                "WILDCARD_WITHOUT_LIKE_OPERATOR",
                allow + ", \"Condition\": {\"StringEquals\": {\"aws:username\": \"a*\"}}"),
            Row("PRIVATE_IP_ADDRESS", allow + ", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.1.0.0/16\"}}"),
            Row(
                "REDUNDANT_ACTION",
                "\"Effect\": \"Allow\", \"Action\": [\"s3:Get*\", \"s3:GetObject\"], \"Resource\": \"arn:aws:s3:::b/*\""
            ),
            Row(
                "REDUNDANT_RESOURCE",
                "\"Effect\": \"Deny\", \"Action\": \"s3:Get*\", \"Resource\": [\"*\", \"arn:aws:s3:::b\"]"),
            Row("EMPTY_VARIABLE", "\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::${}\""),
            Row(
                "MISSING_BRACE_IN_VARIABLE",
                "\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::${aws:username\""),
            Row("INVALID_ACTION", "\"Effect\": \"Allow\", \"Action\": \"GetObject\", \"Resource\": \"*\""),
            Row("POLICY_SYNTAX_ERROR", allow + ", \"Condition\": {\"StringIs\": {\"a:b\": \"c\"}}"),
        ])
    func finds(row: Row) {
        #expect(lint(row.text, kind: row.kind).contains { $0.code == row.code })
    }

    @Test("A sound policy has no findings")
    func clean() {
        let statement =
            Self.allow
            + ", \"Condition\": {\"ForAllValues:StringEquals\": {\"aws:TagKeys\": \"a\"}, \"Null\": {\"aws:TagKeys\": \"false\"}}"
        #expect(lint("{\"Version\": \"2012-10-17\", \"Statement\": [{\(statement)}]}") == [])
    }

    @Test("Every fault is reported in the order of the text")
    func all() {
        let text = """
            {"Statement": [
              {"Effect": "Allow", "Action": "GetObject", "Resource": "bucket"},
              {"Effect": "Deny", "Action": "s3:*", "Resource": "*"},
              {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::${aws:username}/*"}
            ]}
            """
        #expect(
            lint(text).map { "\($0.place.line) \($0.code)" } == [
                "1 MISSING_VERSION", "2 INVALID_ACTION", "2 INVALID_RESOURCE", "4 UNREACHABLE_STATEMENT",
                "4 VARIABLE_UNSUPPORTED_IN_VERSION",
            ])
    }

    @Test("A misspelt key comes with the right one, a finding prints as compilers do")
    func suggestion() {
        let statement = Self.allow + ", \"Condition\": {\"StringEquals\": {\"aws:PrincipleArn\": \"a\"}}"
        let finding = lint("{\"Version\": \"2012-10-17\", \"Statement\": [{\(statement)}]}").first
        #expect(
            finding?.description
                == "1:170: error: There is no global key aws:PrincipleArn; did you mean aws:PrincipalArn? [INVALID_GLOBAL_CONDITION_KEY]"
        )
    }
}
