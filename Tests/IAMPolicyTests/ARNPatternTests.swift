import Testing

@testable import IAMPolicy

@Suite("ARN patterns")
struct ARNPatternTests {
    @Test(
        "Wildcards stay within their segment, save the last one's",
        arguments: [
            ("*", "arn:aws:s3:::b", true), ("*", "*", true),
            ("arn:aws:s3:::b/*", "arn:aws:s3:::b/k/with:colon", true),
            ("arn:aws:s3:::b/*", "arn:aws:s3:::c/k", false),
            ("arn:aws:sqs:*:1:q", "arn:aws:sqs:eu-west-1:1:q", true),
            ("arn:aws:sqs:*:q", "arn:aws:sqs:eu-west-1:1:q", false),
            ("arn:*:q", "arn:aws:sqs:eu-west-1:1:q", false),
            ("arn:aws:sqs:eu-*-1:*:q?", "arn:aws:sqs:eu-west-1:1:q1", true),
            ("arn:aws:iam::*:role/a*", "arn:aws:iam::1:role/abc", true),
            ("arn:aws:iam::*:role/a*", "arn:aws:iam::1:2:role/abc", false),
            ("arn:aws:lambda:us-east-1:1:function:f", "arn:aws:lambda:us-east-1:1:function:f:v1", false),
            ("arn:aws:lambda:us-east-1:1:function:*", "arn:aws:lambda:us-east-1:1:function:f:v1", true),
            ("arn:aws:s3:::B", "arn:aws:s3:::b", false), ("arn:aws:sqs:*:1:q", "*", false),
        ])
    func matches(pattern: String, name: String, expected: Bool) {
        #expect(ARNPattern(pattern, variables: true).matches(ResourceName(name), in: [:]) == expected)
    }

    @Test(
        "Segments that an incomplete pattern leaves out are wildcards",
        arguments: ["arn:aws:sqs", "arn:aws:sqs:eu-west-1", "arn:aws:sqs:*"])
    func completes(pattern: String) {
        let name = ResourceName("arn:aws:sqs:eu-west-1:123456789012:q")
        #expect(ARNPattern(pattern, variables: true).matches(name, in: [:]))
        #expect(!ARNPattern(pattern, variables: true).matches(ResourceName("arn:aws:sns:eu-west-1:1:t"), in: [:]))
    }

    @Test("A variable's value is literal and its colons do not shift segments")
    func variables() {
        let pattern = ARNPattern("arn:aws:s3:::home/${aws:username}/*", variables: true)
        #expect(pattern.matches(ResourceName("arn:aws:s3:::home/ann/x"), in: ["aws:username": "ann"]))
        #expect(!pattern.matches(ResourceName("arn:aws:s3:::home/bob/x"), in: ["aws:username": "*"]))
        #expect(pattern.matches(ResourceName("arn:aws:s3:::home/*/x"), in: ["aws:username": "*"]))
        #expect(!pattern.matches(ResourceName("arn:aws:s3:::home/ann/x"), in: [:]))
        let account = ARNPattern("arn:aws:iam::${aws:PrincipalAccount}:role/*", variables: true)
        #expect(account.matches(ResourceName("arn:aws:iam::1:role/r"), in: ["aws:PrincipalAccount": "1"]))
        #expect(!account.matches(ResourceName("arn:aws:iam::1:role/r"), in: ["aws:PrincipalAccount": "1:role/r"]))
    }
}
