import Testing

@testable import Core

@Suite("Names")
struct NamesTests {
    @Test(
        "an account has twelve ASCII digits",
        arguments: ["12345678901", "1234567890123", "12345678901x", "１２３４５６７８９０１２"])
    func accountRefusals(text: String) {
        #expect(AccountID(text) == nil)
    }

    @Test(
        "regions have AWS's form",
        arguments: [
            ("eu-central-1", true), ("us-gov-west-1", true), ("mars", false), ("EU-west-1", false), ("a--1", false),
            ("us-east-", false),
        ])
    func regions(text: String, isRegion: Bool) {
        #expect((Region(text) != nil) == isRegion)
    }

    @Test("an ARN's resource may hold colons and slashes")
    func arns() throws {
        let arn = try #require(ARN("arn:aws:iam::123456789012:role/a/b:c"))
        #expect(arn.resource == "role/a/b:c")
        #expect(arn.resourceType == "role")
        #expect(arn.resourceName == "c")
        #expect(arn.description == "arn:aws:iam::123456789012:role/a/b:c")
    }

    @Test(
        "texts that are no ARN",
        arguments: [
            "", "arn:", "arn:aws:iam::1", "urn:aws:iam::1:x", "arn::iam::1:x", "arn:aws:::1:x", "arn:aws:iam:::",
        ])
    func arnRefusals(text: String) {
        #expect(ARN(text) == nil)
        #expect(ARN.Parts(text[...]) == nil)
        #expect(ARN.resourceName(of: text) == nil)
    }

    @Test(
        "parts of an ARN are what the whole has",
        arguments: [
            "arn:aws:iam::123456789012:role/a/b:c", "arn:aws:iam::123456789012:root",
            "arn:aws:kms:eu-central-1:123456789012:key/1", "arn:aws:sts::1:assumed-role/a:", "arn:aws:s3:::é/ü",
        ])
    func arnParts(text: String) throws {
        let arn = try #require(ARN(text))
        let parts = try #require(ARN.Parts(text[...]))
        #expect(parts.partition == arn.partition)
        #expect(parts.service == arn.service)
        #expect(parts.region == arn.region)
        #expect(parts.account == arn.account)
        #expect(parts.resource == arn.resource)
        #expect(ARN.type(of: parts.resource).map { String($0) } == arn.resourceType)
        #expect(ARN.resourceName(of: text).map { String($0) } == arn.resourceName)
    }

    @Test("a unique id tells the account it was made for", arguments: ["000000000000", "123456789012", "999999999999"])
    func uniqueIDs(text: String) throws {
        let account = try #require(AccountID(text))
        for kind in UniqueID.Kind.allCases {
            let id = UniqueID.make(kind, account: account)
            #expect(id.count == (id.hasPrefix("AKIA") || id.hasPrefix("ASIA") ? 20 : 21))
            #expect(id.hasPrefix(kind.rawValue))
            #expect(UniqueID.account(of: id) == account)
        }
    }

    @Test("no account is read out of what is no unique id", arguments: ["", "AKIA", "AKIA0000000000000000", "short"])
    func foreignIDs(text: String) {
        #expect(UniqueID.account(of: text) == nil)
    }
}
