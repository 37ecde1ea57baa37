import AsyncHTTPClient
import Core
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOSSL
import SigV4

/// Calls a running plane as its root, for commands that work on what it keeps.
struct PlaneClient: Sendable {
    private static let timeout = TimeAmount.seconds(60)
    private static let mostBytes = 64 << 20

    private let connection: Connection
    private let region: Region

    /// - Throws: `Complaint` when no plane was started in that home.
    init(_ home: Home, region: Region? = nil) throws {
        connection = try Connection.load(from: home)
        self.region = region ?? Region(connection.region) ?? .global
    }

    /// Makes a call of a service that speaks AWS JSON 1.0.
    ///
    /// - Throws: `Complaint` with the service's own words.
    func call(_ operation: String, of service: String, target: String, _ body: [UInt8]) async throws -> JSONNode {
        var configuration = HTTPClient.Configuration()
        if let authority = connection.authorityFile {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(authority)
            configuration.tlsConfiguration = tls
        }
        let client = HTTPClient(configuration: configuration)
        let result: Result<HTTPClientResponse, any Error>
        do {
            result = .success(
                try await client.execute(signed(operation, service, target, body), timeout: Self.timeout))
        } catch {
            result = .failure(error)
        }
        do {
            let response = try result.get()
            let bytes = Array(buffer: try await response.body.collect(upTo: Self.mostBytes))
            try await client.shutdown()
            return try Self.answer(Int(response.status.code), bytes)
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            try? await client.shutdown()
            throw Complaint(
                "the plane at \(connection.endpoint) cannot be reached: \(error)",
                remedy: "start it with `castellan up`")
        }
    }

    private func signed(
        _ operation: String, _ service: String, _ target: String, _ body: [UInt8]
    ) throws -> HTTPClientRequest {
        let host = connection.endpoint.split(separator: "/").last.map(String.init) ?? ""
        var request = Core.HTTPRequest(
            method: "POST", path: "/",
            headers: [
                "host": host, "content-type": "application/x-amz-json-1.0", "x-amz-target": "\(target).\(operation)",
            ], body: body)
        let signer = Signer(accessKeyID: connection.accessKeyID, secret: Secret(connection.secretAccessKey))
        signer.sign(&request, service: service, region: region.rawValue, at: SystemClock().now())
        var outgoing = HTTPClientRequest(url: "\(connection.endpoint)/")
        outgoing.method = .POST
        for (name, value) in request.headers where name != "host" { outgoing.headers.add(name: name, value: value) }
        outgoing.body = .bytes(ByteBuffer(bytes: body))
        return outgoing
    }

    private static func answer(_ status: Int, _ bytes: [UInt8]) throws -> JSONNode {
        guard let node = try? JSONParser.parse(bytes) else { throw Complaint("the plane's answer is no JSON") }
        guard status == 200 else {
            let code = (node["__type"]?.string ?? "error \(status)").split(separator: "#").last.map(String.init) ?? ""
            throw Complaint("\(code): \(node["message"]?.string ?? node["Message"]?.string ?? "")")
        }
        return node
    }
}
