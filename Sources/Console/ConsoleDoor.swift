package import Core
package import Gateway
package import Keyring
import Logging
import Plane

/// The console: pages for people, under `/console`.
///
/// It holds no rights of its own. Whoever signs in with an access key makes calls under that key's name, each of which is
/// authorised and audited like any other; what the caller may not do, the pages cannot do either.
package struct ConsoleDoor: Door {
    private let keyring: Keyring
    private let signIn: SignIn
    private let router = Router(routes: PermissionsRoutes.all)
    private let log = Logger(label: "castellan.console")

    package init(keyring: Keyring) {
        self.keyring = keyring
        signIn = SignIn(sessions: SessionCookies(keyring: keyring))
    }

    package func opens(_ path: String) -> Bool { path == "/console" || path.hasPrefix("/console/") }

    package func respond(to raw: HTTPRequest, from peer: Peer, through gateway: Gateway) async -> HTTPResponse {
        let request = PageRequest(raw, from: peer)
        if let asset = asset(request) { return asset }
        let session = signIn.sessions.session(in: request.cookies, at: gateway.parts.clock.now())
        var visitor: Frame.Visitor?
        var reply: Reply
        do {
            if let session,
                let caller = try await gateway.signedIn(session)
            {
                visitor = Frame.Visitor(session: session, caller: caller, regions: Regions.all(gateway))
            }
            reply = try await answer(request, visitor, gateway)
        } catch let error as AWSError {
            reply = ErrorPage.failure(error)
        } catch {
            log.error("a page failed: \(error)", metadata: ["path": "\(raw.path.prefix(200))"])
            reply = ErrorPage.failure(.internalFailure)
        }
        return render(reply, request, visitor)
    }

    private func asset(_ request: PageRequest) -> HTTPResponse? {
        guard !request.isPost, request.segments.count == 2, request.segments[0] == "assets",
            let asset = Assets.named(request.segments[1])
        else { return nil }
        var headers: HTTPHeaders = [
            "content-type": asset.type, "cache-control": "public, max-age=31536000, immutable",
        ]
        SecurityHeaders.add(to: &headers)
        return HTTPResponse(status: 200, headers: headers, body: request.raw.method == "HEAD" ? [] : asset.bytes)
    }

    private func answer(_ request: PageRequest, _ visitor: Frame.Visitor?, _ gateway: Gateway) async throws -> Reply {
        guard ["GET", "HEAD", "POST"].contains(request.raw.method) else { return ErrorPage.wrongMethod() }
        guard !request.isPost || request.isFromHere else { return ErrorPage.foreign() }
        if request.segments == ["sign-in"] {
            if request.isPost { return try await signIn.enter(request, gateway) }
            return visitor == nil ? signIn.show(request, gateway) : .redirect(.home)
        }
        guard let visitor else {
            let target = request.isPost || request.segments.isEmpty ? nil : request.link.text
            return .redirect(Link("sign-in").query("return", target))
        }
        if request.isPost {
            let token = request.form[FormToken.name] ?? request.raw.headers[FormToken.header]
            guard visitor.session.accepts(token) else { return ErrorPage.foreign() }
        }
        return try await serve(request, visitor, gateway)
    }

    private func serve(_ request: PageRequest, _ visitor: Frame.Visitor, _ gateway: Gateway) async throws -> Reply {
        switch (request.isPost, request.segments) {
        case (false, []): return .redirect(Link("permissions"))
        case (true, ["sign-out"]): return SignIn.leave()
        case (true, ["region"]): return try changeRegion(request, visitor.session, gateway)
        case (true, ["theme"]): return changeTheme(request)
        default: break
        }
        switch router.find(request) {
        case .notFound: return ErrorPage.notFound()
        case .wrongMethod: return ErrorPage.wrongMethod()
        case .found(let route, let parameters):
            let context = PageContext(
                request: request, parameters: parameters, session: visitor.session, caller: visitor.caller,
                gateway: gateway, theme: theme(request))
            return try await route.handler(context)
        }
    }

    private func changeRegion(_ request: PageRequest, _ session: Session, _ gateway: Gateway) throws -> Reply {
        guard let region = request.form.filled("region").flatMap({ Region($0) }), Regions.allows(region, gateway) else {
            throw AWSError("ValidationException", "This is not a region of this plane.")
        }
        var session = session
        session.region = region
        // What lies in one region is not in another, so the way back is to where both begin.
        var reply = Reply.redirect(Link("permissions"))
        reply.cookies = try signIn.sessions.cookies(for: session, at: gateway.parts.clock.now()) ?? []
        return reply
    }

    private func changeTheme(_ request: PageRequest) -> Reply {
        var reply = Reply.redirect(request.form["return"].flatMap { Link(returning: $0) } ?? .home)
        if let theme = request.form["theme"].flatMap({ Theme(rawValue: $0) }) {
            reply.cookies = [Cookie(name: Theme.cookie, value: theme.rawValue, seconds: 31_536_000)]
        }
        return reply
    }

    private func theme(_ request: PageRequest) -> Theme? {
        request.cookies[Theme.cookie].flatMap { Theme(rawValue: $0) }
    }
}

extension ConsoleDoor {
    private func render(_ reply: Reply, _ request: PageRequest, _ visitor: Frame.Visitor?) -> HTTPResponse {
        var headers: HTTPHeaders = ["cache-control": "no-store"]
        SecurityHeaders.add(to: &headers)
        var cookies = reply.cookies
        var body: [UInt8] = []
        switch reply.content {
        case .redirect(let link):
            headers["location"] = link.text
            if let flash = reply.flash, let session = visitor?.session,
                let cookie = try? flash.sealed(for: session, keyring)
            {
                cookies.append(cookie)
            }
        case .json(let bytes):
            headers["content-type"] = "application/json"
            body = bytes
        case .page(let page):
            headers["content-type"] = "text/html; charset=utf-8"
            let shown = flash(request, visitor?.session)
            if request.cookies[Flash.cookie] != nil { cookies.append(.removal(of: Flash.cookie)) }
            let frame = Frame(
                visitor: visitor, theme: theme(request), flash: shown, here: request.isPost ? .home : request.link)
            body = Array(frame.document(page).utf8)
        }
        for cookie in cookies { headers.append("set-cookie", cookie.header(isSecure: request.peer.isSecure)) }
        if let seconds = reply.retryAfter { headers["retry-after"] = String(seconds) }
        return HTTPResponse(
            status: reply.status, headers: headers, body: request.raw.method == "HEAD" ? [] : body)
    }

    private func flash(_ request: PageRequest, _ session: Session?) -> Flash? {
        guard let session, let text = request.cookies[Flash.cookie] else { return nil }
        return Flash(opening: text, for: session, keyring)
    }
}

extension Gateway {
    /// Looked up anew for each request, so that a key that was deleted or disabled lets nobody in.
    fileprivate func signedIn(_ session: Session) async throws -> Caller? {
        do {
            return try await caller(ofAccessKey: session.accessKeyID, sessionToken: session.sessionToken)
        } catch is AWSError {
            return nil
        }
    }
}
