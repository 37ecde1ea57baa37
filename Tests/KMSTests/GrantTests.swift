import Core
import Plane
import Store
import StoreSQLite
import Testing

@testable import KMS

@Suite("Grants")
struct GrantTests {
    private struct Granted {
        let id: String
        let grant: Document
        let token: Document
    }

    private func grant(
        _ fixture: Fixture, _ key: String, to caller: Caller, _ operations: [Document],
        _ more: [String: Document] = [:],
        by author: Caller? = nil
    ) async throws -> Granted {
        var input = more
        input["KeyId"] = .string(key)
        input["GranteePrincipal"] = .string(caller.arn)
        input["Operations"] = .list(operations)
        let answer = try await fixture.call("CreateGrant", .structure(input), as: author)
        return Granted(id: key, grant: answer["GrantId"] ?? .null, token: answer["GrantToken"] ?? .null)
    }

    private func encrypt(_ fixture: Fixture, _ key: String, _ caller: Caller, _ context: Document = .empty) async throws
    {
        try await fixture.call(
            "Encrypt", ["KeyId": .string(key), "Plaintext": .blob([1]), "EncryptionContext": context], as: caller)
    }

    @Test("A grant lets its grantee do what it lists, until it is revoked")
    func life() async throws {
        let fixture = try await Fixture()
        let (alice, bob) = (try await fixture.user("alice"), try await fixture.user("bob"))
        let key = try await fixture.key()
        await expectError("AccessDeniedException") { try await encrypt(fixture, key, alice) }
        let granted = try await grant(fixture, key, to: alice, ["Encrypt", "DescribeKey"], ["Name": "n"])
        try await encrypt(fixture, key, alice)
        try await fixture.call("DescribeKey", ["KeyId": .string(key)], as: alice)
        await expectError("AccessDeniedException") { try await encrypt(fixture, key, bob) }
        await expectError("AccessDeniedException") {
            try await fixture.call("GenerateDataKey", ["KeyId": .string(key), "KeySpec": "AES_256"], as: alice)
        }
        #expect(
            try await fixture.call("ListGrants", ["KeyId": .string(key)]) == [
                "Grants": [
                    [
                        "KeyId": .string(fixture.arn(key)), "GrantId": granted.grant, "Name": "n",
                        "CreationDate": .timestamp(Fixture.time), "GranteePrincipal": .string(alice.arn),
                        "IssuingAccount": "arn:aws:iam::111122223333:root", "Operations": ["Encrypt", "DescribeKey"],
                    ]
                ], "Truncated": false,
            ])
        try await fixture.call("RevokeGrant", ["KeyId": .string(key), "GrantId": granted.grant])
        await expectError("AccessDeniedException") { try await encrypt(fixture, key, alice) }
        await expectError("NotFoundException") {
            try await fixture.call("RevokeGrant", ["KeyId": .string(key), "GrantId": granted.grant])
        }
    }

    @Test("A Deny in the key's policy wins over a grant")
    func deny() async throws {
        let fixture = try await Fixture()
        let alice = try await fixture.user("alice")
        let policy = """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"},
            {"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"}]}
            """
        let key = try await fixture.key(["Policy": .string(policy)])
        _ = try await grant(fixture, key, to: alice, ["Encrypt"])
        await expectError("AccessDeniedException", "explicit deny in a resource-based policy") {
            try await encrypt(fixture, key, alice)
        }
    }

    private static let constraints: [(Document, Document, Bool)] = [
        (["EncryptionContextSubset": ["a": "1"]], ["a": "1"], true),
        (["EncryptionContextSubset": ["a": "1"]], ["a": "1", "b": "2"], true),
        (["EncryptionContextSubset": ["a": "1"]], ["a": "2"], false),
        (["EncryptionContextSubset": ["a": "1"]], .empty, false),
        (["EncryptionContextSubset": ["a": "1"]], ["A": "1"], false),
        (["EncryptionContextEquals": ["a": "1"]], ["a": "1"], true),
        (["EncryptionContextEquals": ["a": "1"]], ["a": "1", "b": "2"], false),
        (["EncryptionContextEquals": ["a": "1"]], .empty, false),
        (["EncryptionContextEquals": .empty], .empty, true),
        (["EncryptionContextEquals": .empty], ["a": "1"], false),
        (["EncryptionContextEquals": ["a": "${aws:username}"]], ["a": "${aws:username}"], true),
        (["EncryptionContextEquals": ["a": "${aws:username}"]], ["a": "alice"], false),
        (["EncryptionContextSubset": ["a": "*"]], ["a": "anything"], false),
        (["EncryptionContextSubset": .empty], ["a": "1"], true),
        (["EncryptionContextSubset": ["a": "1"], "EncryptionContextEquals": .empty], ["a": "1", "b": "2"], true),
        (["EncryptionContextSubset": .empty, "EncryptionContextEquals": ["a": "1"]], ["a": "1", "b": "2"], false),
    ]

    @Test("Constraints hold the encryption context to theirs", arguments: constraints)
    func constrained(_ constraint: Document, _ context: Document, _ isAllowed: Bool) async throws {
        let fixture = try await Fixture()
        let alice = try await fixture.user("alice")
        let key = try await fixture.key()
        _ = try await grant(fixture, key, to: alice, ["Encrypt", "DescribeKey"], ["Constraints": constraint])
        try await fixture.call("DescribeKey", ["KeyId": .string(key)], as: alice)
        if isAllowed {
            try await encrypt(fixture, key, alice, context)
        } else {
            await expectError("AccessDeniedException") { try await encrypt(fixture, key, alice, context) }
        }
    }

    private static let children: [(operations: [Document], constraints: Document?, isWithin: Bool)] = [
        (["Encrypt"], ["EncryptionContextSubset": ["a": "1"]], true),
        (["Encrypt"], ["EncryptionContextSubset": ["a": "1", "b": "2"]], true),
        (["Encrypt"], ["EncryptionContextEquals": ["a": "1"]], true),
        (["Encrypt"], nil, false), (["Encrypt"], ["EncryptionContextSubset": ["b": "2"]], false),
        (["Decrypt"], ["EncryptionContextSubset": ["a": "1"]], false),
        (["Encrypt", "Decrypt"], ["EncryptionContextSubset": ["a": "1"]], false),
    ]

    @Test("A grant begets none that is wider", arguments: children)
    func widening(_ child: (operations: [Document], constraints: Document?, isWithin: Bool)) async throws {
        let fixture = try await Fixture()
        let (alice, bob) = (try await fixture.user("alice"), try await fixture.user("bob"))
        let key = try await fixture.key()
        _ = try await grant(
            fixture, key, to: alice, ["Encrypt", "CreateGrant"],
            ["Constraints": ["EncryptionContextSubset": ["a": "1"]]])
        let more = child.constraints.map { ["Constraints": $0] } ?? [:]
        if child.isWithin {
            _ = try await grant(fixture, key, to: bob, child.operations, more, by: alice)
            try await encrypt(fixture, key, bob, child.constraints?["EncryptionContextSubset"] ?? ["a": "1"])
        } else {
            await expectError("AccessDeniedException", "kms:CreateGrant") {
                try await grant(fixture, key, to: bob, child.operations, more, by: alice)
            }
        }
    }

    @Test(
        "Who may retire a grant",
        arguments: [
            ("retirer", true), ("grantee", true), ("root", true), ("stranger", false), ("plain", false),
        ])
    func retiring(_ who: String, _ isAllowed: Bool) async throws {
        for byToken in [true, false] {
            let fixture = try await Fixture()
            let key = try await fixture.key()
            let grantee = try await fixture.user("grantee")
            let retirer = try await fixture.user("retirer")
            let operations: [Document] = who == "plain" ? ["Encrypt"] : ["Encrypt", "RetireGrant"]
            let granted = try await grant(
                fixture, key, to: grantee, operations, ["RetiringPrincipal": .string(retirer.arn)])
            let caller =
                switch who {
                case "retirer": retirer
                case "grantee", "plain": grantee
                case "root": fixture.root
                default: try await fixture.user("stranger")
                }
            let input: Document =
                byToken ? ["GrantToken": granted.token] : ["KeyId": .string(key), "GrantId": granted.grant]
            #expect(
                try await fixture.call("ListRetirableGrants", ["RetiringPrincipal": .string(retirer.arn)])["Grants"]?
                    .list?.count == 1)
            if isAllowed {
                try await fixture.call("RetireGrant", input, as: caller)
                await expectError("AccessDeniedException") { try await encrypt(fixture, key, grantee) }
            } else {
                await expectError("AccessDeniedException") {
                    try await fixture.call("RetireGrant", input, as: caller)
                }
            }
        }
    }

    @Test("A grant of a name is made once, and its tokens differ")
    func names() async throws {
        let fixture = try await Fixture()
        let alice = try await fixture.user("alice")
        let key = try await fixture.key()
        let one = try await grant(fixture, key, to: alice, ["Encrypt"], ["Name": "n"])
        let two = try await grant(fixture, key, to: alice, ["Encrypt"], ["Name": "n"])
        let three = try await grant(fixture, key, to: alice, ["Encrypt", "Decrypt"], ["Name": "n"])
        #expect(one.grant == two.grant)
        #expect(one.token != two.token)
        #expect(one.grant != three.grant)
        try await fixture.call(
            "Encrypt", ["KeyId": .string(key), "Plaintext": .blob([1]), "GrantTokens": [two.token]], as: alice)
        await expectError("InvalidGrantTokenException") {
            try await fixture.call(
                "Encrypt", ["KeyId": .string(key), "Plaintext": .blob([1]), "GrantTokens": ["AQ=="]], as: alice)
        }
    }

    private static let impossible: [([String: Document], String)] = [
        (["Operations": ["Sign"]], "ValidationException"),
        (["GranteePrincipal": "arn:aws:iam::111122223333:user/nobody"], "InvalidArnException"),
        (["GranteePrincipal": "nobody"], "InvalidArnException"),
        (["RetiringPrincipal": "arn:aws:iam::111122223333:role/nobody"], "InvalidArnException"),
        (
            ["Constraints": ["EncryptionContextSubset": ["a": .string(String(repeating: "x", count: 385))]]],
            "ValidationException"
        ),
    ]

    @Test("A grant must be possible with the key, and name somebody", arguments: impossible)
    func refused(_ input: [String: Document], _ code: String) async throws {
        let fixture = try await Fixture()
        var members: [String: Document] = [
            "KeyId": .string(try await fixture.key()), "GranteePrincipal": "arn:aws:iam::111122223333:root",
            "Operations": ["Encrypt"],
        ]
        members.merge(input) { $1 }
        await expectError(code) { try await fixture.call("CreateGrant", .structure(members)) }
    }

    @Test("Whoever takes a deleted grantee's name does not take its grants")
    func deletedGrantee() async throws {
        let fixture = try await Fixture()
        let old = try await fixture.user("alice")
        let key = try await fixture.key()
        _ = try await grant(fixture, key, to: old, ["Encrypt"])
        try await encrypt(fixture, key, old)
        try await fixture.remove("alice")
        let new = try await fixture.user("alice")
        await expectError("AccessDeniedException") { try await encrypt(fixture, key, new) }
    }

    @Test("A role's grant is its sessions'")
    func sessions() async throws {
        let fixture = try await Fixture()
        let key = try await fixture.key()
        let session = Caller(
            .assumedRole(name: "r", path: "/", id: "AROAX", sessionName: "s", isServiceLinked: false),
            account: fixture.account)
        let record = GrantRecord(
            id: "g", keyID: key, name: nil, created: Fixture.time, granteePrincipal: session.principalARN,
            granteeID: "AROAX", retiringPrincipal: nil, retiringID: nil, issuingAccount: fixture.account,
            operations: [.encrypt], constraints: nil)
        let name = KeyName(account: fixture.account, region: Fixture.region, id: key)
        try await fixture.store.write { try record.put(on: name, $0) }
        try await encrypt(fixture, key, session)
    }

    @Test("Grants are listed in pages and by grantee")
    func listing() async throws {
        let fixture = try await Fixture()
        let (alice, bob) = (try await fixture.user("alice"), try await fixture.user("bob"))
        let key = try await fixture.key()
        for _ in 0..<3 { _ = try await grant(fixture, key, to: alice, ["Encrypt"]) }
        _ = try await grant(fixture, key, to: bob, ["Encrypt"])
        let page = try await fixture.call("ListGrants", ["KeyId": .string(key), "Limit": 3])
        #expect(page["Grants"]?.list?.count == 3)
        let next = try await fixture.call(
            "ListGrants", ["KeyId": .string(key), "Limit": 3, "Marker": page["NextMarker"] ?? .null])
        #expect(next["Grants"]?.list?.count == 1)
        #expect(next["Truncated"] == false)
        let bobs = try await fixture.call(
            "ListGrants", ["KeyId": .string(key), "GranteePrincipal": .string(bob.arn)])
        #expect(bobs["Grants"]?.list?.count == 1)
        await expectError("ValidationException") {
            try await fixture.call("ListGrants", ["KeyId": .string(key), "Limit": 101])
        }
    }
}
