package import Core
import Directory
package import Gateway
import Plane

/// The Authorization API 1.0 of the OpenID Foundation (AuthZEN) over policy stores: any gateway or application that
/// speaks the standard can ask.
///
/// A policy store's decision point is `/authzen/<region>/<id or alias>`, below which the standard's paths lie. Callers
/// show a service-specific credential of IAM as a bearer token, or sign as for the AWS API.
package struct AuthZENDoor: Door {
    static let service = "verifiedpermissions"
    static let root = "/authzen/"
    static let wellKnown = "/.well-known/authzen-configuration"

    package init() {}

    package func opens(_ path: String) -> Bool { path.hasPrefix(Self.root) || path.hasPrefix(Self.wellKnown) }

    package func respond(to request: HTTPRequest, from peer: Peer, through gateway: Gateway) async -> HTTPResponse {
        var response: HTTPResponse
        do {
            response = try await answer(request, peer, gateway)
        } catch let problem as Problem {
            response = problem.response
        } catch let error as AWSError {
            response = Problem(error).response
        } catch {
            response = Problem(500, "The request failed.").response
        }
        if let id = request.headers["x-request-id"] { response.headers["x-request-id"] = id }
        response.headers["cache-control"] = "no-store"
        return response
    }

    private func answer(_ request: HTTPRequest, _ peer: Peer, _ gateway: Gateway) async throws -> HTTPResponse {
        if request.path.hasPrefix(Self.wellKnown) { return try Configuration(request, peer).response }
        let place = try DecisionPoint(request.path)
        guard request.method == "POST" else { throw Problem(405, "The endpoints of AuthZEN take POST.") }
        let visit = try await visit(request, peer, place, gateway)
        let body = try Body(request)
        let client = PermissionsClient(store: place.store, visit: visit, gateway: gateway)
        switch place.endpoint {
        case "access/v1/evaluation": return try await Evaluation.answer(body, client)
        case "access/v1/evaluations": return try await Evaluations.answer(body, client)
        case "access/v1/search/subject": return try await Search.subjects(body, client)
        case "access/v1/search/resource": return try await Search.resources(body, client)
        case "access/v1/search/action": return try await Search.actions(body, client)
        default: throw Problem(404, "There is no endpoint /\(place.endpoint).")
        }
    }

    private func visit(
        _ request: HTTPRequest, _ peer: Peer, _ place: DecisionPoint, _ gateway: Gateway
    ) async throws -> Visit {
        if let token = request.bearerToken {
            guard
                let caller = try await gateway.parts.directory.caller(
                    forServiceCredential: token, of: "\(Self.service).amazonaws.com", at: gateway.parts.clock.now())
            else { throw Problem.unauthenticated }
            return Visit(caller: caller, region: place.region, peer: peer, request: request)
        }
        guard let (caller, region) = try await gateway.caller(signing: request, for: Self.service) else {
            throw Problem.unauthenticated
        }
        guard region == place.region else {
            throw Problem(403, "The request is signed for \(region), and the policy store is in \(place.region).")
        }
        return Visit(caller: caller, region: region, peer: peer, request: request)
    }
}

extension HTTPRequest {
    fileprivate var bearerToken: String? {
        guard let value = headers["authorization"], value.lowercased().hasPrefix("bearer ") else { return nil }
        return String(value.dropFirst("bearer ".count))
    }
}

/// The policy store and the endpoint that a path names.
struct DecisionPoint: Sendable {
    let region: Region
    /// As the API takes it: an id, or an alias with its prefix.
    let store: String
    let endpoint: String

    /// - Throws: `Problem` with status 404.
    init(_ path: String) throws {
        let parts = path.dropFirst(AuthZENDoor.root.count).split(
            separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let region = Region(String(parts[0])), let name = Self.store(parts[1]) else {
            throw Problem(404, "A decision point is /authzen/<region>/<policy store id or alias>.")
        }
        self.region = region
        store = name
        endpoint = String(parts[2])
    }

    /// An alias is written without its prefix, after a `~`, so that it cannot be taken for an id.
    static func store(_ text: Substring) -> String? {
        let isName = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
        }
        guard isName, !text.isEmpty else { return nil }
        return text.hasPrefix("~") ? "policy-store-alias/\(text.dropFirst())" : String(text)
    }
}
