package import Core

/// A signature that was found to be right, and what is needed to check the body that follows it.
package struct VerifiedSignature: Sendable {
    package let accessKeyID: String
    package let scope: CredentialScope
    package let time: Timestamp
    package let payload: PayloadMode
    /// The first link in the chain of chunk signatures.
    let signature: [UInt8]
    let key: DerivedKey

    init(signed: SignedRequest, key: DerivedKey) {
        accessKeyID = signed.accessKeyID
        scope = signed.scope
        time = signed.time
        payload = signed.payload
        signature = Array(signed.signature.utf8)
        self.key = key
    }

    /// Compares a whole body with the hash that was declared, if one was.
    ///
    /// - Throws: `SignatureError.payloadMismatch`.
    package func checkBody(_ body: [UInt8]) throws(SignatureError) {
        guard case .declared(let hash) = payload else { return }
        let computed = Digest.hexadecimal(body)
        guard computed == hash else { throw .payloadMismatch(declared: hash, computed: computed) }
    }
}
