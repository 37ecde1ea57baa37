import Core
import Gateway
import Testing

@testable import Console

@Suite("Analyses")
struct AnalysisTests {
    @Test func aQuestionWantsItsPolicies() {
        var whole = AnalysisForm(Fields("question=ALWAYS_DENIES&policyId=p".utf8))
        #expect(whole.check())
        #expect(whole.input == ["question": "ALWAYS_DENIES"])
        var one = AnalysisForm(Fields("question=NEVER_ERRORS".utf8))
        #expect(!one.check())
        var two = AnalysisForm(Fields("question=IMPLIES&policyId=p&otherPolicyId=q".utf8))
        #expect(two.check())
        #expect(two.input == ["question": "IMPLIES", "policyId": "p", "otherPolicyId": "q"])
        var none = AnalysisForm(Fields("question=WHY".utf8))
        #expect(!none.check())
    }
}
