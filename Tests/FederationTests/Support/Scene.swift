import Core
import NIOCore

@testable import Federation

/// An issuer with keys, the federation that trusts it, and a clock that stands still.
struct Scene {
    let issuer: TestIssuer
    let clock: ManualClock
    let federation: Federation

    static let start: Int64 = 1_800_000_000

    init(_ issuer: TestIssuer, keys: [String], maximumIssuers: Int = 256) throws {
        self.issuer = issuer
        clock = ManualClock(Timestamp(seconds: Self.start))
        let fetcher = try DirectFetcher(policy: OutboundPolicy(allowedHosts: ["127.0.0.1"]), limits: .patient)
        federation = Federation(clock: clock, fetcher: fetcher, maximumIssuers: maximumIssuers)
        issuer.publish(keys)
    }

    static func running<T>(_ keys: TestKey..., body: (Scene) async throws -> T) async throws -> T {
        try await TestIssuer.running { issuer in
            try await body(Scene(issuer, keys: keys.map { try $0.jwk() }))
        }
    }

    /// Claims of a token that is good for an hour; `more` begins with a comma.
    func claims(issuer: String? = nil, expires: Int64 = 3_600, more: String = "") -> String {
        let now = clock.now().seconds
        return "{\"iss\":\"\(issuer ?? self.issuer.url)\",\"sub\":\"alice\",\"aud\":\"client\","
            + "\"iat\":\(now),\"exp\":\(now + expires)\(more)}"
    }

    @discardableResult
    func verify(
        _ token: String, audience: AudienceRule = .claim("aud", in: ["client"])
    ) async throws -> VerifiedToken {
        try await federation.verify(token, issuer: issuer.url, audience: audience)
    }

    /// The error that a token leads to; nil when it is accepted.
    func error(_ token: String, audience: AudienceRule = .claim("aud", in: ["client"])) async -> FederationError? {
        do {
            try await verify(token, audience: audience)
            return nil
        } catch {
            return error as? FederationError
        }
    }
}

extension FetchLimits {
    /// So long that no test meets the limit by chance: where all tests start at once on few processors, one may wait
    /// many minutes for its turn.
    static let patient = FetchLimits(timeout: .hours(2), connectTimeout: .hours(2))
}
