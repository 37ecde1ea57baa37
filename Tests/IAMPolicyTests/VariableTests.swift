import Testing

@testable import IAMPolicy

@Suite("Policy variables")
struct VariableTests {
    @Test(
        "A variable is replaced by its key's one value, or its default",
        arguments: [
            ("${aws:username}", "ann"), ("x-${AWS:UserName}-y", "x-ann-y"), ("${aws:absent, 'nobody'}", "nobody"),
            ("${aws:absent,'a b'}", "a b"), ("${aws:username, 'nobody'}", "ann"), ("${*}${?}${$}", "*?$"),
            ("$x", "$x"), ("${aws:one}", "1"), ("a${aws:absent, ''}b", "ab"), ("${open", "${open"),
        ])
    func resolves(text: String, expected: String) {
        let context: RequestContext = ["aws:username": "ann", "aws:one": ["1"], "aws:many": ["1", "2"]]
        #expect(TextPattern(text, wildcards: false, variables: true).resolved(in: context) == expected)
    }

    @Test(
        "A variable without a single value has none",
        arguments: ["${aws:absent}", "${aws:many}", "${}", "${aws:absent, unquoted}"])
    func unresolved(text: String) {
        let pattern = TextPattern(text, wildcards: false, variables: true)
        #expect(pattern.resolved(in: ["aws:many": ["1", "2"]]) == nil)
    }

    @Test("Version 2008-10-17 has no variables")
    func olderVersion() throws {
        let text = """
            {"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*",
             "Resource": "arn:aws:s3:::${aws:username}"}}
            """
        let set = PolicySet(identity: [NamedPolicy(name: "p", document: try PolicyDocument(text))])
        let context: RequestContext = ["aws:username": "ann"]
        #expect(!decide(request(on: "arn:aws:s3:::ann", context), set).isAllowed)
        #expect(decide(request(on: "arn:aws:s3:::${aws:username}", context), set).isAllowed)
    }

    @Test("Wildcards in a variable's value are literal in StringLike")
    func literalValues() {
        let pattern = TextPattern("${aws:username}/*", wildcards: true, variables: true)
        #expect(pattern.matches("*/x", in: ["aws:username": "*"]))
        #expect(!pattern.matches("ann/x", in: ["aws:username": "*"]))
    }
}
