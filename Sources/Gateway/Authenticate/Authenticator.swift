import Core
package import Directory
import Plane
import SigV4
import Wire

/// Finds out who makes a request, by its signature alone: there is no other way in.
package struct Authenticator: Sendable {
    private let directory: Directory
    private let tokens: SessionTokens
    private let verifier = Verifier()

    package init(directory: Directory, tokens: SessionTokens) {
        self.directory = directory
        self.tokens = tokens
    }

    /// What the request says of its signature, before any of it is believed.
    package struct Claim: Sendable {
        let signed: Result<SignedRequest, SignatureError>

        /// The service that the credential is scoped to, which tells what service is called.
        var service: String? { try? signed.get().scope.service }
        var region: Region? { (try? signed.get().scope.region).flatMap { Region($0) } }
        var accessKeyID: String? { try? signed.get().accessKeyID }
    }

    func read(_ request: HTTPRequest) -> Claim {
        do throws(SignatureError) {
            return Claim(signed: .success(try SignedRequest(request)))
        } catch {
            return Claim(signed: .failure(error))
        }
    }

    /// The caller whom the signature proves. The request's body becomes the payload that the signature covers: for
    /// `aws-chunked` bodies, what their chunks hold.
    func authenticate(
        _ claim: Claim, _ request: inout HTTPRequest, for service: ServiceModel, region: Region?, at now: Timestamp
    ) async throws -> Caller {
        let signed = try claim.signed.get()
        try signed.requireScope(service: service.signingName)
        guard region != nil else {
            throw SignatureError.wrongScope("Credential should be scoped to a valid region.")
        }
        let rules = SignatureRules.rules(for: service)
        if let token = signed.securityToken {
            let claims = try open(token, signed.accessKeyID, now)
            try verify(signed, &request, Secret(claims.secretAccessKey), rules, now)
            guard let caller = try await directory.caller(for: claims) else { throw SignatureError.invalidToken }
            return caller
        }
        guard let key = try await directory.accessKey(signed.accessKeyID), key.record.isActive else {
            throw SignatureError.unknownAccessKey
        }
        try verify(signed, &request, key.secret, rules, now)
        guard let caller = try await directory.caller(for: key) else { throw SignatureError.unknownAccessKey }
        return caller
    }

    /// The caller of an access key; nil when it, its secret or its token is not good.
    func signIn(
        _ accessKeyID: String, _ secret: Secret, _ sessionToken: String?, at now: Timestamp
    ) async throws -> Caller? {
        let expected: Secret?
        if let sessionToken {
            expected = (try? open(sessionToken, accessKeyID, now)).map { Secret($0.secretAccessKey) }
        } else {
            expected = try await directory.accessKey(accessKeyID)?.secret
        }
        // Compared in any case, so that a key that is not there takes as long as one that is.
        let isRight = (expected ?? Secret("")) == secret
        guard expected != nil, isRight else { return nil }
        return try await caller(ofAccessKey: accessKeyID, sessionToken, at: now)
    }

    func caller(ofAccessKey id: String, _ sessionToken: String?, at now: Timestamp) async throws -> Caller? {
        if let sessionToken {
            guard let claims = try? open(sessionToken, id, now) else { return nil }
            return try await directory.caller(for: claims)
        }
        guard let key = try await directory.accessKey(id), key.record.isActive else { return nil }
        return try await directory.caller(for: key)
    }

    private func open(_ token: String, _ accessKeyID: String, _ now: Timestamp) throws -> SessionClaims {
        do throws(SessionTokenError) {
            return try tokens.open(token, for: accessKeyID, now: now)
        } catch {
            if case .expired = error { throw SignatureError.expiredToken }
            throw SignatureError.invalidToken
        }
    }

    private func verify(
        _ signed: SignedRequest, _ request: inout HTTPRequest, _ secret: Secret, _ rules: SignatureRules,
        _ now: Timestamp
    ) throws {
        let verified = try verifier.verify(signed, request, secret: secret, rules: rules, at: now)
        guard rules.declaresPayload, signed.payload.isChunked else { return }
        guard let length = request.headers["x-amz-decoded-content-length"].flatMap({ Int($0) }), length >= 0 else {
            throw SignatureError.malformedChunk("x-amz-decoded-content-length is missing")
        }
        let trailers = request.headers.values(of: "x-amz-trailer").flatMap { $0.split(separator: ",") }
        var decoder = ChunkedDecoder(
            verified, decodedLength: length,
            expectedTrailers: trailers.map { $0.lowercased().filter { $0 != " " } })
        let payload = try decoder.feed(request.body)
        try decoder.finish()
        request.body = payload
    }
}

extension SignatureRules {
    static func rules(for service: ServiceModel) -> SignatureRules { service.signingName == "s3" ? .s3 : .standard }
}

extension ErrorFamily {
    init(_ recognised: Recognised) {
        if recognised.service.signingName == "s3" {
            self = .s3
            return
        }
        switch recognised.protocol {
        case .json10, .json11: self = .json
        case .restJSON: self = .restJSON
        case .query, .ec2, .restXML: self = .query
        }
    }
}
