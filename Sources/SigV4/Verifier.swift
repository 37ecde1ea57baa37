package import Core

/// Decides whether a request was signed with a secret, in time, and over all that it must cover.
package struct Verifier: Sendable {
    private let keys: DerivedKeyCache

    /// - Parameter keyCapacity: how many signing keys are kept, about; each costs some 500 bytes.
    package init(keyCapacity: Int = 8_192) { self.init(keys: DerivedKeyCache(capacity: keyCapacity / 2)) }

    init(keys: DerivedKeyCache) { self.keys = keys }

    /// Checks everything that the signature covers, and the body unless it comes in chunks.
    ///
    /// - Parameters:
    ///   - request: the very request that `signed` was read from.
    ///   - secret: of the access key that it names.
    ///   - bodyIsComplete: false when the body is still to come; then `VerifiedSignature.checkBody` is the caller's
    ///     duty. Only for rules under which the body's hash is declared.
    /// - Throws: the first rule that is broken, in the order in which AWS reports them.
    @discardableResult
    package func verify(
        _ signed: SignedRequest, _ request: HTTPRequest, secret: Secret, rules: SignatureRules = .standard,
        at now: Timestamp, bodyIsComplete: Bool = true
    ) throws(SignatureError) -> VerifiedSignature {
        try checkHeaders(signed, request, rules)
        try checkTime(signed, rules, now)
        let payloadHash = try payloadHash(of: request, signed, rules)
        let cached = keys.key(for: signed.accessKeyID, signed.scope, secret: secret)
        let key = cached ?? DerivedKey(secret: secret, scope: signed.scope)
        try checkSignature(signed, request, key, payloadHash: payloadHash, rules)
        if cached == nil { keys.insert(key, for: signed.accessKeyID, signed.scope, secret: secret) }
        let verified = VerifiedSignature(signed: signed, key: key)
        if bodyIsComplete, rules.declaresPayload { try verified.checkBody(request.body) }
        return verified
    }
}

extension Verifier {
    private func checkSignature(
        _ signed: SignedRequest, _ request: HTTPRequest, _ key: DerivedKey, payloadHash: String,
        _ rules: SignatureRules
    ) throws(SignatureError) {
        func texts(omitting omitted: [String]) -> (canonical: [UInt8], toSign: [UInt8]) {
            let canonical = CanonicalRequest.text(
                of: request, signedHeaders: signed.signedHeaders, omitting: omitted, payloadHash: payloadHash,
                rules: rules)
            return (canonical, StringToSign.text(canonicalRequest: canonical, time: signed.time, scope: signed.scope))
        }
        func isSigned(_ text: [UInt8]) -> Bool {
            ConstantTime.equal(key.signature(of: text), Array(signed.signature.utf8))
        }
        let isPresigned = signed.placement != .header
        let (canonical, toSign) = texts(omitting: isPresigned ? ["X-Amz-Signature"] : [])
        if isSigned(toSign) { return }
        if isPresigned, signed.securityToken != nil, rules.acceptsUnsignedToken,
            isSigned(texts(omitting: ["X-Amz-Signature", "X-Amz-Security-Token"]).toSign)
        {
            return
        }
        throw .mismatch(
            SignatureError.Mismatch(
                accessKeyID: signed.accessKeyID, provided: signed.signature,
                canonicalRequest: String(decoding: canonical, as: UTF8.self),
                stringToSign: String(decoding: toSign, as: UTF8.self)))
    }

    private func checkHeaders(
        _ signed: SignedRequest, _ request: HTTPRequest, _ rules: SignatureRules
    ) throws(SignatureError) {
        let names = signed.signedHeaders
        guard names.contains("host") || names.contains(":authority") else { throw .unsignedHeaders(["host"]) }
        var unsigned: [String] = []
        for field in request.headers.fields where field.name.hasPrefix("x-amz-") && !names.contains(field.name) {
            if field.name == "x-amz-security-token", rules.acceptsUnsignedToken { continue }
            unsigned.append(field.name)
        }
        guard unsigned.isEmpty else { throw .unsignedHeaders(unsigned) }
    }

    private func checkTime(
        _ signed: SignedRequest, _ rules: SignatureRules, _ now: Timestamp
    ) throws(SignatureError) {
        guard signed.scope.day == signed.time.basicDay else {
            throw .wrongScope(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(signed.scope.day)' != '\(signed.time.basicDay)', from '\(signed.time.basic)'.")
        }
        let skew = SignatureError.maximumSkew
        guard signed.time <= now.adding(seconds: skew) else { throw .notYetCurrent(signed: signed.time, now: now) }
        switch signed.placement {
        case .query(let lifetime?):
            let expires = signed.time.adding(seconds: lifetime)
            guard now <= expires else { throw .presignedExpired(signed: signed.time, expires: expires, now: now) }
        case .query(nil) where rules.requiresExpiry:
            throw .incompleteQuery(
                "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, "
                    + "X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.")
        case .header, .query(nil):
            guard now <= signed.time.adding(seconds: skew) else { throw .expired(signed: signed.time, now: now) }
        }
    }

    /// The canonical request's last line.
    private func payloadHash(
        of request: HTTPRequest, _ signed: SignedRequest, _ rules: SignatureRules
    ) throws(SignatureError) -> String {
        guard rules.declaresPayload else {
            if signed.payload == .unsigned, rules.acceptsUnsignedPayload { return "UNSIGNED-PAYLOAD" }
            return Digest.hexadecimal(request.body)
        }
        if let declared = signed.payload.headerValue { return declared }
        guard signed.placement != .header else { throw .missingPayloadHash }
        return "UNSIGNED-PAYLOAD"
    }
}
