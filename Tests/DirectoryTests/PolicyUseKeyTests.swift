import Directory
import Testing

@Suite("Keys of policy uses")
struct PolicyUseKeyTests {
    @Test("A key reads back, and begins with the prefixes that list it")
    func roundTrip() {
        let arn = "arn:aws:iam::123456789012:policy/p/x"
        let use = PolicyUse(.boundary, by: .role, "a/b@c")
        let key = use.key(of: arn)
        #expect(PolicyUse(key: key, of: arn) == use)
        #expect(key.hasPrefix(PolicyUse.prefix(of: arn)))
        #expect(key.hasPrefix(PolicyUse.prefix(of: arn, .boundary)))
        #expect(key.hasPrefix(PolicyUse.prefix(of: arn, .boundary, .role)))
        #expect(PolicyUse(key: key, of: arn + "y") == nil)
        #expect(PolicyUse(key: key, of: "arn:aws:iam::123456789012:policy/p/") == nil)
    }
}
