import Core
import Plane
import Testing

@testable import IAM

@Suite("Accounts")
struct AccountIsolationTests {
    @Test("Accounts share nothing")
    func isolation() async throws {
        let account = try await TestAccount()
        let other = Caller(.root, account: TestAccount.otherID)
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call(
            "CreatePolicy", ["PolicyName": "p", "PolicyDocument": Documents.allow("s3:GetObject")])
        try await account.call("CreateUser", ["UserName": "bob"], as: other)
        #expect(try await account.call("ListUsers", as: other).strings("Users", "UserName") == ["bob"])
        try await account.expect("NoSuchEntity", from: "GetUser", ["UserName": "alice"], as: other)
        try await account.expect(
            "NoSuchEntity", from: "AttachUserPolicy",
            ["UserName": "bob", "PolicyArn": "arn:aws:iam::123456789012:policy/p"], as: other)
    }

    @Test("Documents are encoded as RFC 3986 has it")
    func encoding() {
        #expect(PolicyText.encoded("{\"a\": \"b~c-d_e.é*\"}") == "%7B%22a%22%3A%20%22b~c-d_e.%C3%A9%2A%22%7D")
    }
}
