package import Core
package import Plane
import SigV4
import Wire

/// What a door tells of the request that it serves.
package struct Visit: Sendable {
    package let caller: Caller
    package let region: Region
    package let peer: Peer
    package let request: HTTPRequest
    package let requestID: String

    package init(caller: Caller, region: Region, peer: Peer, request: HTTPRequest, requestID: String = EventID.random())
    {
        self.caller = caller
        self.region = region
        self.peer = peer
        self.request = request
        self.requestID = requestID
    }
}

extension Gateway {
    /// The caller whose access key that is; nil unless the secret, and for temporary keys the token, is right.
    package func signIn(accessKeyID: String, secret: String, sessionToken: String?) async throws -> Caller? {
        try await authenticator.signIn(accessKeyID, Secret(secret), sessionToken, at: parts.clock.now())
    }

    /// The caller of an access key whose secret was shown before; nil when the key is no longer good.
    package func caller(ofAccessKey id: String, sessionToken: String?) async throws -> Caller? {
        try await authenticator.caller(ofAccessKey: id, sessionToken, at: parts.clock.now())
    }

    /// The caller whom a request's signature for a service proves; nil when it is not signed.
    ///
    /// - Throws: `AWSError` for a signature that is wrong.
    package func caller(signing request: HTTPRequest, for service: String) async throws -> (Caller, Region)? {
        let claim = authenticator.read(request)
        if case .failure(.missing) = claim.signed { return nil }
        guard let model = parts.models.first(where: { $0.endpointPrefix == service }) else { return nil }
        var request = request
        do {
            let region = claim.region
            let caller = try await authenticator.authenticate(
                claim, &request, for: model, region: region, at: parts.clock.now())
            return region.map { (caller, $0) }
        } catch let error as SignatureError {
            throw error.awsError(for: .json)
        }
    }

    /// Makes a call for a visitor, authorised and audited as if it had come signed.
    ///
    /// - Parameters:
    ///   - service: an endpoint prefix, of a service that speaks JSON.
    ///   - input: a JSON object, as clients send it; checked against the model.
    /// - Throws: the `AWSError` that a client would see.
    package func perform(_ operation: String, of service: String, _ input: [UInt8], for visit: Visit) async throws
        -> Document
    {
        guard let model = parts.models.first(where: { $0.endpointPrefix == service }),
            let shapes = model.operations[operation]
        else { throw AWSError.internalFailure }
        var request = visit.request
        request.body = input
        parts.metrics.began()
        var exchange = Exchange(
            requestID: visit.requestID, time: parts.clock.now(),
            recognised: Recognised(service: model, operation: shapes, protocol: model.protocol), request: request,
            peer: visit.peer, region: visit.region)
        let result = await perform(&exchange, visit.caller)
        parts.metrics.ended(
            service: service, operation: operation, outcome: exchange.outcome,
            seconds: parts.clock.now().seconds(since: exchange.time))
        return try result.get()
    }
}
