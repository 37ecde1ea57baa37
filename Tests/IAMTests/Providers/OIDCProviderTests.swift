import Core
import Plane
import Testing

@testable import IAM

@Suite("OpenID Connect providers")
struct OIDCProviderTests {
    static let arn = "arn:aws:iam::123456789012:oidc-provider/token.example.com/a"
    static let thumbprint = Document.string(String(repeating: "0a", count: 20))
    static let reference: Document = ["OpenIDConnectProviderArn": .string(arn)]

    private func account() async throws -> TestAccount {
        let account = try await TestAccount()
        let created = try await account.call(
            "CreateOpenIDConnectProvider",
            [
                "Url": "https://token.example.com/a", "ClientIDList": ["one"], "ThumbprintList": [Self.thumbprint],
                "Tags": [["Key": "k", "Value": "v"]],
            ])
        #expect(created["OpenIDConnectProviderArn"] == .string(Self.arn))
        #expect(created.tags == ["k": "v"])
        return account
    }

    @Test("A provider is kept under its URL without the scheme")
    func create() async throws {
        let account = try await account()
        #expect(
            try await account.call("GetOpenIDConnectProvider", Self.reference) == [
                "Url": "token.example.com/a", "ClientIDList": ["one"], "ThumbprintList": [Self.thumbprint],
                "CreateDate": .timestamp(account.clock.now()), "Tags": [["Key": "k", "Value": "v"]],
            ])
        #expect(
            try await account.call("ListOpenIDConnectProviders").strings("OpenIDConnectProviderList", "Arn")
                == [Self.arn])
        try await account.expect(
            "EntityAlreadyExists", "Provider with url https://token.example.com/a already exists.",
            from: "CreateOpenIDConnectProvider", ["Url": "https://token.example.com/a"])
    }

    @Test(
        "What is no issuer's URL is refused",
        arguments: [
            "http://token.example.com", "https://", "https://localhost", "https://token.example.com:8443",
            "https://token.example.com?x=1", "https://a..b", "ftp://x.y", "https://u@token.example.com",
        ])
    func invalidURL(url: String) async throws {
        let account = try await TestAccount()
        try await account.expect(
            "ValidationError", "Invalid Open ID Connect Provider URL", from: "CreateOpenIDConnectProvider",
            ["Url": .string(url)])
    }

    @Test("Client ids come and go, and asking twice changes nothing")
    func clientIDs() async throws {
        let account = try await account()
        for (operation, id, left) in [
            ("AddClientIDTo", "two", ["one", "two"]), ("AddClientIDTo", "two", ["one", "two"]),
            ("RemoveClientIDFrom", "one", ["two"]), ("RemoveClientIDFrom", "one", ["two"]),
        ] {
            try await account.call(
                "\(operation)OpenIDConnectProvider",
                ["OpenIDConnectProviderArn": .string(Self.arn), "ClientID": .string(id)])
            #expect(try await account.call("GetOpenIDConnectProvider", Self.reference).strings("ClientIDList") == left)
        }
    }

    @Test("There is room for 100 client ids and 5 thumbprints")
    func limits() async throws {
        let account = try await account()
        let ids = Document.list((0..<101).map { .string("id-\($0)") })
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100",
            from: "CreateOpenIDConnectProvider", ["Url": "https://b.example.com", "ClientIDList": ids])
        let many = Document.list([Document](repeating: Self.thumbprint, count: 6))
        try await account.expect(
            "InvalidInput", "Thumbprint list must contain fewer than 5 entries.",
            from: "UpdateOpenIDConnectProviderThumbprint",
            ["OpenIDConnectProviderArn": .string(Self.arn), "ThumbprintList": many])
        try await account.expect(
            "InvalidInput", from: "UpdateOpenIDConnectProviderThumbprint",
            [
                "OpenIDConnectProviderArn": .string(Self.arn),
                "ThumbprintList": [.string(String(repeating: "z", count: 40))],
            ])
    }

    @Test("Thumbprints are replaced as a whole")
    func thumbprints() async throws {
        let account = try await account()
        let new = Document.string(String(repeating: "F", count: 40))
        try await account.call(
            "UpdateOpenIDConnectProviderThumbprint",
            ["OpenIDConnectProviderArn": .string(Self.arn), "ThumbprintList": [new]])
        #expect(try await account.call("GetOpenIDConnectProvider", Self.reference)["ThumbprintList"] == [new])
    }

    @Test("A deleted provider is gone; deleting it again is no error")
    func delete() async throws {
        let account = try await account()
        for _ in 0..<2 { try await account.call("DeleteOpenIDConnectProvider", Self.reference) }
        try await account.expect(
            "NoSuchEntity", "OpenIDConnect Provider not found for arn \(Self.arn)", from: "GetOpenIDConnectProvider",
            Self.reference)
        try await account.expect(
            "InvalidInput", from: "GetOpenIDConnectProvider",
            ["OpenIDConnectProviderArn": "arn:aws:iam::123456789012:role/r"])
    }

    @Test("Tags are changed and listed by ARN")
    func tags() async throws {
        let account = try await account()
        try await account.call(
            "TagOpenIDConnectProvider",
            ["OpenIDConnectProviderArn": .string(Self.arn), "Tags": [["Key": "a", "Value": "1"]]])
        try await account.call(
            "UntagOpenIDConnectProvider", ["OpenIDConnectProviderArn": .string(Self.arn), "TagKeys": ["k"]])
        #expect(try await account.call("ListOpenIDConnectProviderTags", Self.reference).tags == ["a": "1"])
    }

    @Test("Each operation needs its action on the provider, with its tags")
    func requirements() async throws {
        let account = try await account()
        let tags = [Tag(Key: "k", Value: "v")]
        for operation in ["GetOpenIDConnectProvider", "DeleteOpenIDConnectProvider", "ListOpenIDConnectProviderTags"] {
            #expect(
                try await account.requirements(operation, Self.reference)
                    == [Requirement("iam:\(operation)", on: Self.arn, of: TestAccount.id, tags: tags)])
        }
        let input: Document = [
            "OpenIDConnectProviderArn": .string(Self.arn), "ClientID": "x", "ThumbprintList": [Self.thumbprint],
        ]
        for operation in [
            "AddClientIDToOpenIDConnectProvider", "RemoveClientIDFromOpenIDConnectProvider",
            "UpdateOpenIDConnectProviderThumbprint",
        ] {
            #expect(
                try await account.requirements(operation, input)
                    == [Requirement("iam:\(operation)", on: Self.arn, of: TestAccount.id, tags: tags)])
        }
        #expect(
            try await account.requirements("CreateOpenIDConnectProvider", ["Url": "https://x.example.com"]) == [
                Requirement(
                    "iam:CreateOpenIDConnectProvider", on: "arn:aws:iam::123456789012:oidc-provider/x.example.com",
                    of: TestAccount.id)
            ])
    }
}
