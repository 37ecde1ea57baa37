import Testing

@testable import Cedar

@Suite struct PolicyIndexTests {
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
}
