import Core
import Gateway
import Keyring
import Testing

@testable import Console

@Suite("Sessions")
struct SessionTests {
    private let keyring = Keyring(RootKey())
    private let now = Timestamp(seconds: 1_800_000_000)

    private func session(token: String? = nil) -> Session {
        Session(accessKeyID: "AKIAEXAMPLEEXAMPLE00", sessionToken: token, region: .global, at: now)
    }

    private func cookies(_ cookies: [Cookie]) -> Cookies {
        Cookies(["cookie": cookies.filter { $0.seconds != 0 }.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")])
    }

    @Test(arguments: [nil, "short", String(repeating: "t", count: 6_000)])
    func aSessionComesBackAsItWas(_ token: String?) throws {
        let session = session(token: token)
        let written = try #require(try SessionCookies(keyring: keyring).cookies(for: session, at: now))
        #expect(written.allSatisfy { $0.header(isSecure: true).utf8.count < 4_096 })
        #expect(SessionCookies(keyring: keyring).session(in: cookies(written), at: now) == session)
    }

    @Test func aSessionThatNoBrowserKeepsIsNotWritten() throws {
        let session = session(token: String(repeating: "t", count: 20_000))
        #expect(try SessionCookies(keyring: keyring).cookies(for: session, at: now) == nil)
    }

    @Test func itEndsAfterEightHours() throws {
        let sessions = SessionCookies(keyring: keyring)
        let written = cookies(try #require(try sessions.cookies(for: session(), at: now)))
        #expect(sessions.session(in: written, at: now.adding(seconds: 8 * 3_600 - 1)) != nil)
        #expect(sessions.session(in: written, at: now.adding(seconds: 8 * 3_600)) == nil)
        #expect(sessions.session(in: written, at: now.adding(seconds: -3_600)) == nil)
    }

    @Test func nothingButOurOwnSealIsBelieved() throws {
        let sessions = SessionCookies(keyring: keyring)
        let json = session().json
        for purpose in ["console.flash", "session-token"] {
            let blob = try keyring.seal(json, purpose: purpose, context: "")
            let forged = Cookies(["cookie": "castellan-session=\(Base64.encode(blob))"])
            #expect(sessions.session(in: forged, at: now) == nil)
        }
        for text in ["", "x", Base64.encode(json), Base64.encode([1, 2, 3])] {
            #expect(sessions.session(in: Cookies(["cookie": "castellan-session=\(text)"]), at: now) == nil)
        }
        let other = SessionCookies(keyring: Keyring(RootKey()))
        let written = try #require(try other.cookies(for: session(), at: now))
        #expect(sessions.session(in: cookies(written), at: now) == nil)
    }

    @Test func theSecretIsNotInIt() throws {
        let text = String(decoding: session(token: "token").json, as: UTF8.self)
        #expect(!text.lowercased().contains("secret"))
    }

    @Test func formsShowTheTokenOfTheirSession() {
        let (one, other) = (session(), session())
        #expect(one.accepts(one.formToken))
        #expect(!one.accepts(other.formToken))
        #expect(!one.accepts(""))
        #expect(!one.accepts(nil))
        #expect(one.formToken.utf8.count == 32)
    }

    @Test func aMessageIsShownToItsSessionAlone() throws {
        let (one, other) = (session(), session())
        let cookie = try Flash(.success, "Saved: <b>").sealed(for: one, keyring)
        #expect(Flash(opening: cookie.value, for: one, keyring) == Flash(.success, "Saved: <b>"))
        #expect(Flash(opening: cookie.value, for: other, keyring) == nil)
        #expect(Flash(opening: "x", for: one, keyring) == nil)
    }

    @Test func wrongKeysAreSlowedAndTheRightOneForgetsThem() {
        let throttle = SignInThrottle()
        var time = now
        for _ in 0..<5 {
            #expect(throttle.wait(for: "a", at: time) == nil)
            throttle.failed("a", at: time)
        }
        #expect(throttle.wait(for: "a", at: time) == 1)
        #expect(throttle.wait(for: "b", at: time) == nil)
        time = time.adding(seconds: 1)
        #expect(throttle.wait(for: "a", at: time) == nil)
        throttle.failed("a", at: time)
        #expect(throttle.wait(for: "a", at: time) == 2)
        for _ in 0..<40 { throttle.failed("a", at: time) }
        #expect(throttle.wait(for: "a", at: time) == 300)
        throttle.succeeded("a")
        #expect(throttle.wait(for: "a", at: time) == nil)
    }

    @Test func aPauseLastsItsWholeTimeAndNoLonger() {
        let throttle = SignInThrottle()
        let late = Timestamp(microseconds: now.seconds * 1_000_000 + 999_000)
        for _ in 0..<6 { throttle.failed("a", at: late) }
        #expect(throttle.wait(for: "a", at: Timestamp(microseconds: late.microseconds + 1_000)) == 2)
        #expect(throttle.wait(for: "a", at: Timestamp(microseconds: late.microseconds + 1_999_999)) == 1)
        #expect(throttle.wait(for: "a", at: late.adding(seconds: 2)) == nil)
    }

    @Test func aClockThatIsSetBackMakesNoPauseLonger() {
        let throttle = SignInThrottle()
        for _ in 0..<6 { throttle.failed("a", at: now) }
        #expect(throttle.wait(for: "a", at: now.adding(seconds: -86_400)) == 2)
        #expect(throttle.wait(for: "a", at: now.adding(seconds: -86_399)) == 1)
        #expect(throttle.wait(for: "a", at: now.adding(seconds: -86_398)) == nil)
    }

    @Test func failuresAreForgottenInTime() {
        let throttle = SignInThrottle()
        for _ in 0..<8 { throttle.failed("a", at: now) }
        throttle.failed("a", at: now.adding(seconds: 901))
        #expect(throttle.wait(for: "a", at: now.adding(seconds: 901)) == nil)
    }

    @Test func theThrottleHoldsABoundedNumberOfAddresses() {
        let throttle = SignInThrottle()
        for number in 0..<10_050 {
            throttle.failed("address \(number)", at: now.adding(seconds: Int64(number / 1_000)))
        }
        #expect(throttle.addressCount <= 10_000)
    }
}
