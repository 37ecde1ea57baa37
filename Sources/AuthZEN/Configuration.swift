import Core
import Gateway

/// The decision point's description of itself, at `/.well-known/authzen-configuration/authzen/<region>/<policy store>`.
/// It needs no credential and tells nothing that its own path does not say.
struct Configuration: Sendable {
    private let base: String

    /// - Throws: `Problem` with status 404.
    init(_ request: HTTPRequest, _ peer: Peer) throws {
        guard request.method == "GET" else { throw Problem(405, "The configuration is read with GET.") }
        let path = String(request.path.dropFirst(AuthZENDoor.wellKnown.count))
        guard path.hasPrefix(AuthZENDoor.root), !path.hasSuffix("/") else {
            throw Problem(
                404,
                "Every policy store is a decision point: ask for "
                    + "\(AuthZENDoor.wellKnown)/authzen/<region>/<policy store id or alias>.")
        }
        _ = try DecisionPoint(path + "/")
        guard let host = request.headers["host"], host.utf8.allSatisfy(Self.isHostByte) else {
            throw Problem(400, "The Host header is missing or not one.")
        }
        base = "\(peer.isSecure ? "https" : "http")://\(host)\(path)"
    }

    var response: HTTPResponse {
        .json { json in
            json.member("policy_decision_point", base)
            json.member("access_evaluation_endpoint", "\(base)/access/v1/evaluation")
            json.member("access_evaluations_endpoint", "\(base)/access/v1/evaluations")
            json.member("search_subject_endpoint", "\(base)/access/v1/search/subject")
            json.member("search_resource_endpoint", "\(base)/access/v1/search/resource")
            json.member("search_action_endpoint", "\(base)/access/v1/search/action")
        }
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]")].contains(
                byte)
    }
}
