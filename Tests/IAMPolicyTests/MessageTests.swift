import IAMPolicy
import Testing

@Suite("AccessDenied messages")
struct MessageTests {
    private let ann = "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: iam:CreateUser"
    private let bob = "arn:aws:iam::123456789012:user/bob"

    private func message(_ set: PolicySet, on resource: String? = nil) -> String {
        let request = request(Callers.user, "iam:CreateUser", on: resource ?? bob)
        return accessDeniedMessage(decide(request, set), request)
    }

    @Test("An implicit deny names the type of policy that should have allowed")
    func implicit() throws {
        let full = try policy(statement("Allow", "*"))
        let narrow = try policy(statement("Allow", "s3:*"))
        let tail = "policy allows the iam:CreateUser action"
        #expect(message(PolicySet()) == "\(ann) on resource: \(bob) because no identity-based \(tail)")
        #expect(message(PolicySet(), on: "*") == "\(ann) on resource: * because no identity-based \(tail)")
        let lookup = request(Callers.user, "cloudtrail:LookupEvents", on: "*")
        #expect(
            accessDeniedMessage(decide(lookup, PolicySet()), lookup).hasSuffix(
                "cloudtrail:LookupEvents because no identity-based policy allows the cloudtrail:LookupEvents action"))
        #expect(
            message(PolicySet(identity: full, boundary: narrow))
                == "\(ann) on resource: \(bob) because no permissions boundary allows the iam:CreateUser action")
        #expect(
            message(PolicySet(identity: full, session: narrow))
                == "\(ann) on resource: \(bob) because no session \(tail)")
        let level = PolicySet.Level(identifier: "r", policies: narrow)
        #expect(
            message(PolicySet(identity: full, serviceControl: [level]))
                == "\(ann) on resource: \(bob) because no service control \(tail)")
        #expect(
            message(PolicySet(identity: full, endpoint: narrow))
                == "\(ann) on resource: \(bob) because no VPC endpoint \(tail)")
    }

    @Test("An explicit deny names the denying type, and the policy's ARN where it has one")
    func explicit() throws {
        let arn = "arn:aws:iam::123456789012:policy/NoUsers"
        let inline = try policy(statement("Deny", "iam:*"))
        let managed = try policy(statement("Deny", "iam:*"), named: arn)
        let head = "\(ann) on resource: \(bob) with an explicit deny in"
        #expect(message(PolicySet(identity: inline)) == "\(head) an identity-based policy")
        #expect(message(PolicySet(identity: managed)) == "\(head) an identity-based policy: \(arn)")
        #expect(message(PolicySet(boundary: managed)) == "\(head) a permissions boundary: \(arn)")
        let resource = try policy(statement("Deny", "iam:*", on: "*", principal("\"*\"")), named: arn, kind: .resource)
        #expect(message(PolicySet(resource: resource)) == "\(head) a resource-based policy")
        let foreign = request(Callers.user, "iam:CreateUser", on: bob, in: otherAccount)
        #expect(
            accessDeniedMessage(decide(foreign, PolicySet(identity: managed)), foreign)
                == "\(head) an identity-based policy")
    }

    @Test("A role's policy is called a trust policy")
    func trust() {
        let role = "arn:aws:iam::123456789012:role/r"
        let request = request(Callers.user, "sts:AssumeRole", on: role)
        let decision = decide(request, PolicySet(resourceKind: .role))
        #expect(
            accessDeniedMessage(decision, request).hasSuffix(
                "sts:AssumeRole on resource: \(role) because no role trust policy allows the sts:AssumeRole action"))
    }
}
