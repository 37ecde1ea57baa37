import Core
import Keyring
import Plane
import Testing

@testable import STS

@Suite("Second factors")
struct SecondFactorTests {
    private let step = TOTP.step(at: Fixture.time)
    private let needsMFA = #"{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"#

    @Test("A trust policy may ask for one; a code counts once")
    func assumeRole() async throws {
        let plane = try await Fixture()
        let device = try await plane.device("phone")
        let ann = try await plane.user("ann", mfa: [device.serialNumber])
        let arn = try await plane.role("r", trusting: ann.arn, condition: needsMFA)
        func assume(_ code: String?, _ serialNumber: String? = nil, at time: Timestamp = Fixture.time) async throws
            -> Document
        {
            var input: [String: Document] = ["RoleArn": .string(arn), "RoleSessionName": "s1"]
            if let code { input["TokenCode"] = .string(code) }
            if let serialNumber { input["SerialNumber"] = .string(serialNumber) }
            return try await plane.call("AssumeRole", .structure(input), as: ann, at: time)
        }
        await expectError("AccessDenied", "sts:AssumeRole") { try await assume(nil) }
        let code = device.totp.code(at: step)
        let wrong = code == "000000" ? "000001" : "000000"
        await expectError("AccessDenied", "invalid MFA one time pass code") {
            try await assume(wrong, device.serialNumber)
        }
        await expectError("AccessDenied", "must provide both") { try await assume(code) }
        await expectError("AccessDenied", "must provide both") { try await assume(nil, device.serialNumber) }
        await expectError("AccessDenied", "unable to validate MFA code") {
            try await assume(code, "arn:aws:iam::111122223333:mfa/other")
        }
        let claims = try plane.claims(try await assume(code, device.serialNumber))
        #expect(claims.mfaAuthenticated == Fixture.time)
        await expectError("AccessDenied", "invalid MFA one time pass code") {
            try await assume(code, device.serialNumber)
        }
        let next = Fixture.time.adding(seconds: 30)
        _ = try await assume(device.totp.code(at: step + 1), device.serialNumber, at: next)
    }

    @Test("Another user's device does not count")
    func foreignDevice() async throws {
        let plane = try await Fixture()
        let device = try await plane.device("phone")
        try await plane.user("ann", mfa: [device.serialNumber])
        let bob = try await plane.user("bob")
        await expectError("AccessDenied", "unable to validate MFA code") {
            try await plane.call(
                "GetSessionToken",
                ["SerialNumber": .string(device.serialNumber), "TokenCode": .string(device.totp.code(at: step))],
                as: bob)
        }
    }

    @Test("GetSessionToken keeps when it was given")
    func sessionToken() async throws {
        let plane = try await Fixture()
        let device = try await plane.device("phone")
        let ann = try await plane.user("ann", mfa: [device.serialNumber])
        let answer = try await plane.call(
            "GetSessionToken",
            ["SerialNumber": .string(device.serialNumber), "TokenCode": .string(device.totp.code(at: step))],
            as: ann)
        #expect(try plane.claims(answer).mfaAuthenticated == Fixture.time)
        #expect(try plane.claims(try await plane.call("GetSessionToken", as: ann)).mfaAuthenticated == nil)
    }
}
