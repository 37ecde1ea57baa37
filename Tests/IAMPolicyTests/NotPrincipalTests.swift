import IAMPolicy
import Testing

@Suite("NotPrincipal")
struct NotPrincipalTests {
    private func decide(
        _ effect: String, sparing named: String, _ caller: Principal, boundary: PolicyGroup = .none
    ) throws -> Bool {
        let text =
            "{\"Effect\": \"\(effect)\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"NotPrincipal\": {\"AWS\": \(named)}}"
        let resource = try policy(text, kind: .resource)
        let identity = effect == "Deny" ? try policy(statement("Allow", "*")) : .none
        let set = PolicySet(identity: identity, boundary: boundary, resource: resource)
        return IAMPolicy.decide(request(caller), set).isAllowed
    }

    @Test("Allow grants everyone but the named")
    func allow() throws {
        #expect(try decide("Allow", sparing: "\"arn:aws:iam::123456789012:user/bob\"", Callers.user))
        #expect(try !decide("Allow", sparing: "\"arn:aws:iam::123456789012:user/ann\"", Callers.user))
        #expect(try !decide("Allow", sparing: "\"123456789012\"", Callers.user))
        #expect(try decide("Allow", sparing: "\"123456789012\"", .anonymous))
        #expect(try !decide("Allow", sparing: "\"*\"", .anonymous))
    }

    @Test("Deny spares the named caller and not all of a named account")
    func deny() throws {
        let bob = "\"arn:aws:iam::123456789012:user/bob\", \"arn:aws:iam::123456789012:root\""
        #expect(try !decide("Deny", sparing: "[\(bob)]", Callers.user))
        #expect(try decide("Deny", sparing: "\"arn:aws:iam::123456789012:user/ann\"", Callers.user))
        #expect(try decide("Deny", sparing: "\"arn:aws:iam::123456789012:role/team/reader\"", Callers.session))
    }

    @Test("Deny spares nobody who has a permissions boundary")
    func boundary() throws {
        let full = try policy(statement("Allow", "*"))
        #expect(try !decide("Deny", sparing: "\"arn:aws:iam::123456789012:user/ann\"", Callers.user, boundary: full))
    }
}
