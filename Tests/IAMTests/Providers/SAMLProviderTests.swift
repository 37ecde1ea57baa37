import Core
import Plane
import Store
import Testing

@testable import IAM

@Suite("SAML providers")
struct SAMLProviderTests {
    static let arn = "arn:aws:iam::123456789012:saml-provider/corp"
    static let reference: Document = ["SAMLProviderArn": .string(arn)]
    static let key: Document = "-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----\n"

    static func metadata(validUntil: String? = nil, certificate: String = "MIIC") -> String {
        let until = validUntil.map { #" validUntil="\#($0)""# } ?? ""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- our provider -->
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp"\(until)>
              <md:IDPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>
                <md:KeyDescriptor use="signing"><ds:X509Certificate>\(certificate)</ds:X509Certificate></md:KeyDescriptor>
                <md:SingleSignOnService Location="https://idp/sso"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>
            """
    }

    private func account(_ extra: [String: Document] = [:]) async throws -> TestAccount {
        let account = try await TestAccount()
        let input: [String: Document] = ["Name": "corp", "SAMLMetadataDocument": .string(Self.metadata())]
        let created = try await account.call("CreateSAMLProvider", .structure(input.merging(extra) { $1 }))
        #expect(created["SAMLProviderArn"] == .string(Self.arn))
        return account
    }

    @Test("A provider keeps its metadata and lasts a hundred years unless they say otherwise")
    func create() async throws {
        let account = try await account()
        let provider = try await account.call("GetSAMLProvider", Self.reference)
        #expect(provider["SAMLMetadataDocument"] == .string(Self.metadata()))
        #expect(provider["CreateDate"] == .timestamp(account.clock.now()))
        #expect(
            provider["ValidUntil"] == .timestamp(account.clock.now().adding(seconds: SAMLProviders.defaultLifetime)))
        #expect((provider["SAMLProviderUUID"]?.string?.count ?? 0) >= 22)
        let listed = try await account.call("ListSAMLProviders")
        #expect(listed.strings("SAMLProviderList", "Arn") == [Self.arn])
        try await account.expect(
            "EntityAlreadyExists", from: "CreateSAMLProvider",
            ["Name": "corp", "SAMLMetadataDocument": .string(Self.metadata())])
    }

    @Test(
        "What is no metadata of an identity provider is refused",
        arguments: [
            "", "hello", "<a/>", "<a><b></a></b>", "<EntityDescriptor entityID='x'/>",
            metadata() + "<more/>", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + metadata(),
            metadata().replacing("IDPSSODescriptor", with: "SPSSODescriptor"),
            metadata().replacing("ds:X509Certificate", with: "ds:Nothing"),
            String(repeating: "<a>", count: 200),
        ])
    func invalidMetadata(text: String) async throws {
        let account = try await TestAccount()
        try await account.expect(
            "InvalidInput", "Could not parse metadata", from: "CreateSAMLProvider",
            ["Name": "corp", "SAMLMetadataDocument": .string(text)])
    }

    @Test("An update replaces the metadata and with it the end")
    func update() async throws {
        let account = try await account()
        let new = Self.metadata(validUntil: "2030-01-02T03:04:05Z")
        let updated = try await account.call(
            "UpdateSAMLProvider", ["SAMLProviderArn": .string(Self.arn), "SAMLMetadataDocument": .string(new)])
        #expect(updated == Self.reference)
        let provider = try await account.call("GetSAMLProvider", Self.reference)
        #expect(provider["SAMLMetadataDocument"] == .string(new))
        #expect(provider["ValidUntil"] == Timestamp(iso8601: "2030-01-02T03:04:05Z").map { .timestamp($0) })
    }

    @Test("Private keys are sealed, two at most, and removed by their ids")
    func privateKeys() async throws {
        let account = try await account(["AddPrivateKey": Self.key, "AssertionEncryptionMode": "Required"])
        func change(_ member: String, _ value: Document) -> Document {
            .structure(["SAMLProviderArn": .string(Self.arn), member: value])
        }
        try await account.call("UpdateSAMLProvider", change("AddPrivateKey", Self.key))
        try await account.expect("LimitExceeded", from: "UpdateSAMLProvider", change("AddPrivateKey", Self.key))
        try await account.expect("InvalidInput", from: "UpdateSAMLProvider", change("AddPrivateKey", "secret"))
        let provider = try await account.call("GetSAMLProvider", Self.reference)
        #expect(provider["AssertionEncryptionMode"] == "Required")
        let ids = provider.strings("PrivateKeyList", "KeyId")
        #expect(ids.count == 2)
        try await account.call("UpdateSAMLProvider", change("RemovePrivateKey", .string(ids[0])))
        #expect(
            try await account.call("GetSAMLProvider", Self.reference).strings("PrivateKeyList", "KeyId") == [ids[1]])
        try await account.expect(
            "NoSuchEntity", from: "UpdateSAMLProvider", change("RemovePrivateKey", .string(ids[0])))
        let record = try await account.store.read {
            try $0.get(RecordKey(Scope(account: TestAccount.id), SAMLProviderRecord.collection.name, "corp"))
        }
        #expect(!String(decoding: try #require(record).value, as: UTF8.self).contains("MIIEvQ"))
    }

    @Test("A deleted provider is gone")
    func delete() async throws {
        let account = try await account()
        try await account.call("DeleteSAMLProvider", Self.reference)
        for operation in ["DeleteSAMLProvider", "GetSAMLProvider", "UpdateSAMLProvider", "ListSAMLProviderTags"] {
            try await account.expect("NoSuchEntity", from: operation, Self.reference)
        }
        try await account.expect("InvalidInput", from: "GetSAMLProvider", ["SAMLProviderArn": "arn:aws:iam::1:x/y"])
    }

    @Test("Tags are changed and listed by ARN, and operations need permission on the provider with its tags")
    func tags() async throws {
        let account = try await account(["Tags": [["Key": "k", "Value": "v"]]])
        #expect(
            try await account.requirements("GetSAMLProvider", Self.reference) == [
                Requirement(
                    "iam:GetSAMLProvider", on: Self.arn, of: TestAccount.id, tags: [Tag(Key: "k", Value: "v")])
            ])
        try await account.call(
            "TagSAMLProvider", ["SAMLProviderArn": .string(Self.arn), "Tags": [["Key": "a", "Value": "1"]]])
        try await account.call("UntagSAMLProvider", ["SAMLProviderArn": .string(Self.arn), "TagKeys": ["k"]])
        #expect(try await account.call("ListSAMLProviderTags", Self.reference).tags == ["a": "1"])
        let create = try await account.requirements(
            "CreateSAMLProvider",
            [
                "Name": "x", "SAMLMetadataDocument": .string(Self.metadata()), "Tags": [["Key": "k", "Value": "v"]],
            ])
        #expect(create.map(\.action) == ["iam:CreateSAMLProvider", "iam:TagSAMLProvider"])
        #expect(Set(create.map(\.resource)) == ["arn:aws:iam::123456789012:saml-provider/x"])
    }
}
