package import Core
import Crypto
import FoundationEssentials

/// Time-based one-time passwords (RFC 6238) as virtual MFA devices make them: SHA-1, steps of 30 seconds, six digits.
package struct TOTP: Sendable {
    /// One step of the code, in seconds.
    package static let period: Int64 = 30
    /// How many steps a device's clock may be off in either direction.
    package static let tolerance: Int64 = 1

    private let seed: Secret

    package init(seed: Secret) { self.seed = seed }

    /// A new seed of 320 bits: 64 characters of base 32, as AWS gives them.
    package static func makeSeed() -> Secret { Secret(bytes: SecureRandom.bytes(40)) }

    /// The number of the step that a moment lies in.
    package static func step(at time: Timestamp) -> Int64 {
        let seconds = time.seconds
        return (seconds - (seconds % period + period) % period) / period
    }

    /// The six digits of one step.
    package func code(at step: Int64) -> String {
        let message = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(
                for: message, using: SymmetricKey(data: seed.revealedBytes)))
        // RFC 4226, 5.3: the last four bits choose which 31 bits become the code.
        let offset = Int(mac[19] & 0xF)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code this is, one step around `time` at most; nil when it is none.
    ///
    /// - Parameter lastUsed: the step of the last code that was accepted: neither it nor an earlier one is again, so
    ///   keep what this returns.
    package func match(_ code: String, at time: Timestamp, after lastUsed: Int64? = nil) -> Int64? {
        let now = Self.step(at: time)
        return match(in: now - Self.tolerance...now + Self.tolerance, after: lastUsed) { matches(code, at: $0) }
    }

    /// The step of the second of two codes that follow one another, as a device is enabled or resynchronised with;
    /// nil when they are not, or too far from `time`.
    ///
    /// - Parameter tolerance: how far the second code may be off, in steps; resynchronising allows more.
    package func matchConsecutive(
        _ first: String, _ second: String, at time: Timestamp, tolerance: Int64 = Self.tolerance
    ) -> Int64? {
        let now = Self.step(at: time)
        return match(in: now - tolerance...now + tolerance, after: nil) { step in
            // Both are always computed: which of the two was wrong must not show in the time.
            let firstMatches = matches(first, at: step - 1)
            let secondMatches = matches(second, at: step)
            return firstMatches && secondMatches
        }
    }

    private func match(
        in steps: ClosedRange<Int64>, after lastUsed: Int64?, _ isMatch: (Int64) -> Bool
    ) -> Int64? {
        var found: Int64?
        for step in steps where isMatch(step) && step > lastUsed ?? .min && found == nil { found = step }
        return found
    }

    private func matches(_ code: String, at step: Int64) -> Bool {
        ConstantTime.equal(code.utf8, self.code(at: step).utf8)
    }
}
