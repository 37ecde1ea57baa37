import Core
import Directory
import FoundationEssentials
import Keyring
import Plane
import Testing

@Suite("Session tokens")
struct SessionTokenTests {
    private static let kinds: [SessionClaims.Kind] = [
        .assumedRole(name: "web", path: "/p/", id: "AROA", sessionName: "s", isServiceLinked: false),
        .assumedRole(name: "web", path: "/", id: "AROA", sessionName: "s@x", isServiceLinked: true),
        .federatedUser(name: "guest"), .sessionToken,
    ]
    private let tokens = SessionTokens(Keyring(RootKey()))

    @Test("Claims come back whole", arguments: kinds)
    func roundTrip(kind: SessionClaims.Kind) throws {
        var claims = TestPlane.claims(
            kind, userName: "alice", inlinePolicy: TestPlane.document("s3:*"), policyARNs: ["arn:1", "arn:2"],
            tags: [Tag(Key: "team", Value: ""), Tag(Key: "straße", Value: "ü")], userID: "AIDA")
        claims.transitiveTagKeys = ["team"]
        claims.sourceIdentity = "alice@example.com"
        claims.mfaAuthenticated = TestPlane.time.adding(seconds: -60)
        claims.federatedProvider = "idp.example.com"
        let token = try tokens.seal(claims)
        #expect(try tokens.open(token, for: "ASIAEXAMPLE", now: TestPlane.time) == claims)
        let plain = TestPlane.claims(kind)
        #expect(try tokens.open(tokens.seal(plain), for: "ASIAEXAMPLE", now: TestPlane.time) == plain)
    }

    @Test("A token is short and shows nothing")
    func compact() throws {
        let token = try tokens.seal(TestPlane.claims(Self.kinds[0]))
        #expect(token.utf8.count < 250)
        let bytes = try #require(Data(base64Encoded: token))
        #expect(!String(decoding: bytes, as: UTF8.self).contains("secret"))
    }

    @Test("It is good until it expires, and only with its access key")
    func refused() throws {
        let claims = TestPlane.claims(.sessionToken)
        let token = try tokens.seal(claims)
        #expect(throws: SessionTokenError.expired(claims.expires)) {
            try tokens.open(token, for: "ASIAEXAMPLE", now: claims.expires)
        }
        #expect(throws: SessionTokenError.notOurs) {
            try tokens.open(token, for: "ASIAOTHER", now: TestPlane.time)
        }
        #expect(throws: SessionTokenError.notOurs) {
            try SessionTokens(Keyring(RootKey())).open(token, for: "ASIAEXAMPLE", now: TestPlane.time)
        }
    }

    @Test("What is no token is malformed", arguments: ["", "x", "not base 64!", "AQID", "Ag==", "////"])
    func malformed(token: String) {
        #expect(throws: SessionTokenError.malformed) {
            try tokens.open(token, for: "ASIAEXAMPLE", now: TestPlane.time)
        }
    }

    @Test("No altered byte goes unseen")
    func altered() throws {
        let bytes = [UInt8](try #require(Data(base64Encoded: tokens.seal(TestPlane.claims(.sessionToken)))))
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 0x40
            let token = Data(altered).base64EncodedString()
            #expect(throws: SessionTokenError.self) {
                try tokens.open(token, for: "ASIAEXAMPLE", now: TestPlane.time)
            }
        }
    }
}
