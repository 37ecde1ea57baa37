import Core
import Testing

@testable import IAMPolicy

@Suite("Index and explanation agree with plain evaluation")
struct IndexPropertyTests {
    private static let actions = ["s3:GetObject", "s3:PutObject", "iam:GetUser", "ec2:RunInstances"]
    private static let patterns =
        actions + ["*", "s3:*", "S3:get*", "*:Get*", "i?m:*", "s3:?etObject", "e*", "s3:Put*t"]
    private static let resources = [
        "*", "arn:aws:s3:::b/*", "arn:aws:s3:::${aws:username}/*", "arn:aws:*:*:*:b/k", "arn:aws:s3:::b/k",
        "arn:aws:s3",
        "arn:aws:s3:::quarterly-reports/*", "arn:aws:*:*:*:quarterly-reports/2026/?", "arn:aws:s3:::?/k",
        "arn:*:s3:::*reports/2026/a", "arn:aws:iam::*:user/quarterly-reports", "arn:aws:s3:eu-*::quarterly-r*",
    ]
    private static let named = [
        "arn:aws:s3:::b/k", "*", "arn:aws:s3:::quarterly-reports/2026/a", "arn:aws:s3:::b", "not-an-arn",
        "arn:aws:iam::123456789012:user/quarterly-reports", "arn:aws:s3:eu-west-1::quarterly-r",
    ]
    private static let conditions = [
        "", "{\"StringEquals\": {\"aws:username\": \"ann\"}}", "{\"Null\": {\"aws:TagKeys\": \"true\"}}",
        "{\"ForAnyValue:StringLike\": {\"aws:TagKeys\": [\"a*\", \"b\"]}}",
    ]

    private static func statement(_ random: inout SplitMix64) -> String {
        let count = Int.random(in: 1...3, using: &random)
        let actions = (0..<count).map { _ in "\"\(random.pick(patterns))\"" }.joined(separator: ",")
        let places = (0..<Int.random(in: 1...3, using: &random)).map { _ in "\"\(random.pick(resources))\"" }
        let condition = random.pick(conditions)
        return """
            {"Effect": "\(random.pick(["Allow", "Allow", "Deny"]))",
             "\(random.pick(["Action", "Action", "Action", "NotAction"]))": [\(actions)],
             "\(random.pick(["Resource", "Resource", "Resource", "NotResource"]))": [\(places.joined(separator: ","))]
             \(condition.isEmpty ? "" : ", \"Condition\": \(condition)")}
            """
    }

    @Test("On random policies", arguments: 0..<400)
    func agree(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let statements = (0..<Int.random(in: 1...40, using: &random)).map { _ in Self.statement(&random) }
        let text = "{\"Version\": \"2012-10-17\", \"Statement\": [\(statements.joined(separator: ","))]}"
        let document = try PolicyDocument(text, kind: .identity, strictness: .lenient)
        let set = PolicySet(identity: [NamedPolicy(name: "p", document: document)])
        for action in Self.actions {
            var context: RequestContext = ["aws:username": .single(random.pick(["ann", "bob", "b"]))]
            if Bool.random(using: &random) { context["aws:TagKeys"] = .multiple([random.pick(["a1", "b", "c"])]) }
            let request = AuthorizationRequest(
                principal: Callers.user, action: action, resource: random.pick(Self.named),
                resourceAccount: account, context: context)
            let scope = Statement.Scope(principals: .ignored, hasBoundary: false)
            let applied = document.statements.filter { $0.applies(to: request, scope) != nil }
            let outcome: Decision.Outcome =
                applied.contains { $0.effect == .deny }
                ? .explicitlyDenied : applied.isEmpty ? .implicitlyDenied : .allowed
            let explanation = explain(request, set)
            #expect(decide(request, set).outcome == outcome)
            #expect(decide(request, set) == explanation.decision)
            let traced = explanation.policies.flatMap(\.statements).filter(\.applied).map(\.index)
            #expect(traced == applied.map(\.index))
            let effect = outcome == .explicitlyDenied ? Effect.deny : .allow
            let matched = explanation.decision.matched.map(\.index).sorted()
            #expect(matched == applied.filter { $0.effect == effect }.map(\.index))
        }
    }
}

extension SplitMix64 {
    fileprivate mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &self) ?? "" }
}
