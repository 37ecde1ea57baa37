import IAMPolicy
import Testing

@Suite("Explanations")
struct ExplanationTests {
    @Test("A trace names the first element that failed, with both values")
    func failures() throws {
        let condition = "\"Condition\": {\"StringEquals\": {\"aws:PrincipalTag/team\": [\"${aws:username}\", \"red\"]}}"
        let set = PolicySet(
            identity: try policy(
                statement("Allow", "ec2:*"), statement("Allow", "s3:*", on: "arn:aws:s3:::other/*"),
                statement("Allow", "s3:*", on: "*", condition), statement("Allow", "s3:Get*")),
            resource: try policy(
                statement("Deny", "s3:*", on: "*", principal("{\"AWS\": \"\(otherAccount)\"}")), kind: .resource))
        let context: RequestContext = ["aws:username": "ann", "aws:PrincipalTag/Team": "blue"]
        let explanation = explain(request(Callers.user, context), set)
        let traces = explanation.policies.flatMap(\.statements)
        #expect(explanation.decision.summary == "Allowed by identity")
        #expect(traces.map(\.failure?.element) == [.principal, .action, .resource, .condition, nil])
        #expect(traces[0].failure?.expected == [otherAccount])
        #expect(traces[2].failure?.expected == ["arn:aws:s3:::other/*"])
        #expect(traces[2].failure?.actual == [bucketKey])
        #expect(traces[3].failure?.condition?.key == "aws:PrincipalTag/team")
        #expect(traces[3].failure?.expected == ["ann", "red"])
        #expect(traces[3].failure?.actual == ["blue"])
    }

    @Test("What a request lacks of the keys that its policies ask for is listed")
    func missing() throws {
        let condition =
            "\"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}, \"StringLike\": {\"aws:username\": \"a*\"}}"
        let unrelated = "\"Condition\": {\"Bool\": {\"ec2:Encrypted\": \"true\"}}"
        let set = PolicySet(
            identity: try policy(
                statement("Allow", "s3:*", on: "*", condition), statement("Allow", "ec2:*", on: "*", unrelated)))
        #expect(missingContextKeys(request(Callers.user, ["aws:username": "ann"]), set) == ["aws:SecureTransport"])
    }
}

private func request(_ principal: Principal, _ context: RequestContext) -> AuthorizationRequest {
    AuthorizationRequest(
        principal: principal, action: "s3:GetObject", resource: bucketKey, resourceAccount: account, context: context)
}
