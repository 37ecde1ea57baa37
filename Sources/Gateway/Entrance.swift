package import Core
import Plane
import Synchronization

/// Where requests come in: what lies under `/_castellan/` is about the plane itself, some paths have doors of their own,
/// and everything else is a call to AWS.
///
/// `reset`, on ephemeral planes only, puts a new gateway over an empty store in the old one's place; calls under way
/// end with the old one.
package final class Entrance: Sendable {
    package typealias Reset = @Sendable () async throws -> Gateway

    private let current: Mutex<Gateway>
    private let reset: Reset?
    private let doors: [any Door]
    private let version: String

    package init(_ gateway: Gateway, version: String, doors: [any Door] = [], reset: Reset? = nil) {
        current = Mutex(gateway)
        self.doors = doors
        self.version = version
        self.reset = reset
    }

    package var gateway: Gateway { current.withLock { $0 } }

    package func respond(
        to request: HTTPRequest, from peer: Peer, claim: Authenticator.Claim? = nil
    ) async -> HTTPResponse {
        guard request.path.hasPrefix("/_castellan/") else {
            if let door = doors.first(where: { $0.opens(request.path) }) {
                return await door.respond(to: request, from: peer, through: gateway)
            }
            return await gateway.respond(to: request, from: peer, claim: claim)
        }
        switch (request.method, request.path.dropFirst("/_castellan/".count)) {
        case ("GET", "health"): return health()
        case ("GET", "metrics"): return .text(gateway.parts.metrics.text(), type: "text/plain; version=0.0.4")
        case ("POST", "reset"): return await reset(request)
        case (_, "health"), (_, "metrics"), (_, "reset"): return .json(["error": "wrong method"], status: 405)
        default: return .json(["error": "no such page", "pages": "health, metrics"], status: 404)
        }
    }

    private func health() -> HTTPResponse {
        let parts = gateway.parts
        return .json([
            "status": "ok", "version": version, "account": parts.managementAccount.rawValue,
            "services": parts.services.map(\.name).sorted().joined(separator: " "),
        ])
    }

    private func reset(_ request: HTTPRequest) async -> HTTPResponse {
        guard let reset else {
            return .json(["error": "only a plane started with --ephemeral can be reset"], status: 403)
        }
        // A page in a browser on the same machine can post here too; it says where it comes from.
        guard request.headers["origin"] == nil else { return .json(["error": "not for browsers"], status: 403) }
        do {
            let gateway = try await reset()
            current.withLock { $0 = gateway }
            return .json(["status": "reset"])
        } catch {
            return .json(["error": "the reset failed: \(error)"], status: 500)
        }
    }
}

extension HTTPResponse {
    fileprivate static func text(_ text: String, type: String) -> HTTPResponse {
        HTTPResponse(status: 200, headers: ["content-type": type], body: Array(text.utf8))
    }

    fileprivate static func json(_ members: KeyValuePairs<String, String>, status: Int = 200) -> HTTPResponse {
        var json = JSONWriter()
        json.object { json in for (name, value) in members { json.member(name, value) } }
        return HTTPResponse(status: status, headers: ["content-type": "application/json"], body: json.bytes)
    }
}
