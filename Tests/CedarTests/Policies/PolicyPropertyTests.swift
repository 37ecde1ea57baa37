import Testing

@testable import Cedar

@Suite struct PolicyPropertyTests {
    @Test func printingThenReadingChangesNothing() throws {
        var random = RandomExpressions(seed: 1)
        for round in 0..<5_000 {
            let policy = random.policy(depth: round % 6)
            #expect(try Policy(parsing: policy.cedarText) == policy, "\(policy.cedarText)")
            #expect(try Policy(json: policy.json) == policy, "\(policy.json)")
        }
    }

    @Test func theIndexLosesNoPolicy() throws {
        var random = RandomExpressions(seed: 2)
        for _ in 0..<300 {
            var set = PolicySet()
            for number in 0..<20 { try set.add(random.policy(depth: 2), id: Text("p\(number)")) }
            let authorizer = Authorizer(set)
            let graph = authorizer.load(try random.entities())
            for _ in 0..<20 {
                let request = random.request()
                #expect(authorizer.isAuthorized(request, graph) == authorizer.isAuthorizedWithoutIndex(request, graph))
            }
        }
    }

    @Test func mutilatedTextNeverCrashes() throws {
        var random = RandomExpressions(seed: 3)
        for _ in 0..<5_000 {
            var bytes = Array(random.policy(depth: 3).cedarText.utf8)
            for _ in 0...random.number(below: 4) {
                bytes[random.number(below: bytes.count)] = UInt8(random.number(below: 256))
            }
            _ = try? Policy.all(parsing: String(decoding: bytes, as: UTF8.self))
        }
    }
}
