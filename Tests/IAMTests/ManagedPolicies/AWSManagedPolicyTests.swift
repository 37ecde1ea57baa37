import Core
import IAMPolicy
import Testing

@testable import IAM

@Suite("AWS-managed policies")
struct AWSManagedPolicyTests {
    @Test(
        "What a newcomer reaches for is there, under AWS's own path",
        arguments: [
            "AdministratorAccess", "PowerUserAccess", "ReadOnlyAccess", "job-function/ViewOnlyAccess", "SecurityAudit",
            "IAMFullAccess", "IAMReadOnlyAccess", "IAMUserChangePassword", "AWSCloudTrail_FullAccess",
            "AWSCloudTrail_ReadOnlyAccess", "AWSKeyManagementServicePowerUser", "AmazonDynamoDBFullAccess",
            "AmazonDynamoDBReadOnlyAccess", "AmazonS3FullAccess", "AmazonS3ReadOnlyAccess",
            "AmazonVerifiedPermissionsFullAccess", "AmazonVerifiedPermissionsReadOnlyAccess",
            "service-role/AWSLambdaBasicExecutionRole", "AWSDenyAll", "AWSOrganizationsFullAccess",
            "AWSOrganizationsReadOnlyAccess", "AmazonMacieFullAccess", "AmazonGuardDutyFullAccess",
            "AmazonGuardDutyReadOnlyAccess", "AWSSecurityHubFullAccess", "AWSSecurityHubReadOnlyAccess",
            "AWSConfigUserAccess",
        ])
    func known(name: String) throws {
        let policy = try #require(AWSManagedPolicies.policy(arn: "arn:aws:iam::aws:policy/\(name)"))
        #expect("\(policy.path.dropFirst())\(policy.name)" == name)
    }

    @Test("Names, ids and ARNs are unique and the list is sorted")
    func unique() {
        let all = AWSManagedPolicies.all
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(all.map(\.name) == all.map(\.name).sorted())
    }

    @Test("Ids never change")
    func stableID() throws {
        let policy = try #require(AWSManagedPolicies.policy(arn: "arn:aws:iam::aws:policy/AdministratorAccess"))
        #expect(policy.id == "ANPAQAAAAAAAEN5LJ4HVW")
        #expect(
            policy.document
                == #"{"Version":"2012-10-17","Statement":[{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"}]}"#
        )
    }

    @Test(
        "Each is valid under the engine, within the quota, and says what it is for",
        arguments: AWSManagedPolicies.all.map(\.arn))
    func valid(arn: String) throws {
        let policy = try #require(AWSManagedPolicies.policy(arn: arn))
        _ = try PolicyDocument(policy.document, kind: .managed)
        #expect(PolicyQuota.size(of: policy.document) <= PolicyQuota.managedPolicy)
        #expect(!policy.description.isEmpty && policy.description.count <= 1_000)
        #expect(policy.created > Timestamp(seconds: 1_400_000_000))
        #expect(policy.id.hasPrefix("ANPA") && policy.id.count == 21)
    }

    /// What these policies are for is to grant much.
    private static let generous: Set<String> = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]

    @Test("Lint finds nothing, but that some grant much", arguments: AWSManagedPolicies.all.map(\.arn))
    func lintClean(arn: String) throws {
        let policy = try #require(AWSManagedPolicies.policy(arn: arn))
        let findings = lint(policy.document, kind: .managed)
        #expect(findings.filter { $0.severity != .securityWarning } == [])
        #expect(findings.isEmpty || Self.generous.contains(policy.name), "\(findings)")
    }

    @Test("Actions are written service:Action, each once a statement", arguments: AWSManagedPolicies.all.map(\.arn))
    func actions(arn: String) throws {
        let policy = try #require(AWSManagedPolicies.policy(arn: arn))
        let document = try JSONParser.parse(policy.document)
        for statement in try #require(document["Statement"]?.array) {
            let element = try #require(statement["Action"] ?? statement["NotAction"])
            let actions = element.array?.compactMap(\.string) ?? [element.string ?? ""]
            #expect(Set(actions).count == actions.count)
            for action in actions where action != "*" {
                let parts = action.split(separator: ":")
                #expect(parts.count == 2 && parts[0] == parts[0].lowercased(), "\(action)")
            }
        }
    }
}
