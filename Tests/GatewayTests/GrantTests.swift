import Audit
import Core
import Plane
import Testing

@testable import Gateway

@Suite("Grants beside a resource's policy")
struct GrantTests {
    private static let alice = "arn:aws:iam::111122223333:user/alice"
    private static let silent =
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/nobody"},"Action":"iam:*","Resource":"*"}}"#
    private static let denying =
        #"{"Version":"2012-10-17","Statement":{"Sid":"Never","Effect":"Deny","Principal":"*","Action":"iam:*","Resource":"*"}}"#

    private static func grant(to principal: String, ifTenant tenant: String) -> Requirement.Grant {
        Requirement.Grant(
            "grant/1",
            document: """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"\(principal)"},\
                "Action":"iam:GetAccountSummary","Resource":"*",\
                "Condition":{"StringEquals":{"iam:Tenant":"\(tenant)"}}}}
                """)
    }

    /// An operation on a resource with this policy and grant, asked for tenant `red`.
    private static func service(_ policy: String, _ grant: Requirement.Grant) -> Service {
        Service(
            "iam",
            [
                Operation(
                    "GetAccountSummary", .read,
                    requires: { call in
                        [
                            Requirement(
                                "iam:GetAccountSummary", on: "arn:aws:iam::111122223333:user/resource",
                                of: call.account, context: ["iam:Tenant": "red"],
                                policy: .init(policy, kind: .kmsKey), grants: [grant])
                        ]
                    }, handler: { _ in .empty })
            ])
    }

    @Test(
        "a grant allows whom it names, under its constraints, unless the policy denies",
        arguments: [
            (silent, grant(to: alice, ifTenant: "red"), 200),
            (silent, grant(to: alice, ifTenant: "blue"), 403),
            (silent, grant(to: "arn:aws:iam::111122223333:user/bob", ifTenant: "red"), 403),
            (denying, grant(to: alice, ifTenant: "red"), 403),
        ])
    func decides(policy: String, grant: Requirement.Grant, status: Int) async throws {
        let plane = try await TestPlane(extra: [Self.service(policy, grant)])
        let alice = try await plane.user("alice")
        #expect(await plane.call("GetAccountSummary", as: alice, service: "iam").status == status)
    }

    @Test("a decision that a grant made is explained by the grant, years later")
    func replay() async throws {
        let plane = try await TestPlane(
            extra: [Self.service(Self.silent, Self.grant(to: Self.alice, ifTenant: "red"))])
        let answer = await plane.call("GetAccountSummary", as: try await plane.user("alice"), service: "iam")
        let requestID = try #require(answer.element("RequestId"))
        let event = try #require(try await plane.auditLog.event(requestID: requestID))
        let replay = try DecisionReplay(event: event.json, archive: plane.archive)
        #expect(!replay.differs)
        #expect(replay.text.contains("grant/1"))
    }
}
