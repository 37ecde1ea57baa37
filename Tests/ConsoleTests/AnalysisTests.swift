import Core
import Testing

@testable import Console

@Suite("Analyses")
struct AnalysisTests {
    @Test(arguments: [
        ("question=ALWAYS_DENIES&policyId=p", ["question": "ALWAYS_DENIES"] as [String: Document]?),
        ("question=NEVER_ERRORS&policyId=p", ["question": "NEVER_ERRORS", "policyId": "p"]),
        (
            "question=IMPLIES&policyId=p&otherPolicyId=q",
            ["question": "IMPLIES", "policyId": "p", "otherPolicyId": "q"]
        ),
        ("question=NEVER_ERRORS", nil), ("question=IMPLIES&policyId=p", nil), ("question=WHY", nil), ("", nil),
    ])
    func aQuestionWantsItsPolicies(_ text: String, _ input: [String: Document]?) {
        var form = AnalysisForm(Fields(text.utf8))
        let isWhole = form.check()
        #expect(isWhole == (input != nil))
        if let input { #expect(form.input == input) }
    }
}
