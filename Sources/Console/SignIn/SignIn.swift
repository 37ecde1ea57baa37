import Core
import Gateway
import Plane

/// Lets people in and out, and writes down who tried.
struct SignIn: Sendable {
    let sessions: SessionCookies
    let throttle = SignInThrottle()

    static let failure = "The access key ID, the secret or the session token is not right, or the key is not active."

    func show(_ request: PageRequest, _ gateway: Gateway) -> Reply {
        let page = SignInPage(
            region: Regions.usual(gateway).rawValue, target: request.query["return"].flatMap { Link(returning: $0) })
        return Self.reply(page, status: 200)
    }

    func enter(_ request: PageRequest, _ gateway: Gateway) async throws -> Reply {
        let form = request.form
        let now = gateway.parts.clock.now()
        var page = SignInPage(
            accessKeyID: form.filled("accessKeyId") ?? "",
            region: form.filled("region") ?? Regions.usual(gateway).rawValue,
            target: form["return"].flatMap { Link(returning: $0) })
        if let seconds = throttle.wait(for: request.peer.address, at: now) {
            page.error = "Too many tries with a wrong key. Try again in \(seconds) seconds."
            var reply = Self.reply(page, status: 429)
            reply.retryAfter = seconds
            return reply
        }
        guard let region = Region(page.region), Regions.allows(region, gateway) else {
            page.error = "\(page.region) is not a region of this plane."
            return Self.reply(page, status: 400)
        }
        guard let caller = try await caller(page.accessKeyID, form, gateway) else {
            throttle.failed(request.peer.address, at: now)
            try await gateway.recordSignIn(
                nil, claiming: page.accessKeyID, request: request.raw, from: request.peer, region: region)
            page.error = Self.failure
            return Self.reply(page, status: 403)
        }
        let session = Session(
            accessKeyID: page.accessKeyID, sessionToken: form.filled("sessionToken"), region: region, at: now)
        guard let cookies = try sessions.cookies(for: session, at: now) else {
            page.error = "The session token is too long for a browser to keep."
            return Self.reply(page, status: 400)
        }
        throttle.succeeded(request.peer.address)
        try await gateway.recordSignIn(
            caller, claiming: page.accessKeyID, request: request.raw, from: request.peer, region: region)
        var reply = Reply.redirect(page.target ?? .home)
        reply.cookies = cookies
        return reply
    }

    static func leave() -> Reply {
        var reply = Reply.redirect(Link("sign-in"))
        reply.cookies = SessionCookies.removal
        return reply
    }

    /// nil unless key, secret and token are right.
    private func caller(_ id: String, _ form: Fields, _ gateway: Gateway) async throws -> Caller? {
        guard (16...128).contains(id.utf8.count), id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        do {
            return try await gateway.signIn(
                accessKeyID: id, secret: form.filled("secretAccessKey") ?? "", sessionToken: form.filled("sessionToken")
            )
        } catch is AWSError {
            return nil
        }
    }

    private static func reply(_ page: SignInPage, status: Int) -> Reply {
        .page(Page("Sign in", isBare: true, body: page.body), status: status)
    }
}
