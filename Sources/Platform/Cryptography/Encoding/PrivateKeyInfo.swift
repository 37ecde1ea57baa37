/// PKCS #8 (RFC 5958, section 2): which algorithm a private key is for, and the key in the algorithm's own form.
///
/// Valid as long as the memory that it was read from.
struct PrivateKeyInfo {
    let algorithm: [UInt8]
    /// All that follows the algorithm's identifier; empty where the algorithm has no parameters.
    let parameters: [UInt8]
    let privateKey: UnsafeRawBufferPointer
    /// What version 2 may add, without the count of unused bits.
    let publicKey: UnsafeRawBufferPointer?

    init(_ der: UnsafeRawBufferPointer) throws(CryptographyError) {
        var outer = DERReader(der)
        guard let contents = outer.element(DERReader.sequence), outer.isAtEnd else { throw .invalidKey }
        var reader = DERReader(contents)
        guard let version = reader.element(DERReader.integer), version.count == 1, version[0] <= 1,
            let identifier = reader.element(DERReader.sequence),
            let privateKey = reader.element(DERReader.octetString),
            reader.optionalElement(0xA0) != nil, let publicKey = reader.optionalElement(0x81), reader.isAtEnd
        else { throw .invalidKey }
        var identifierReader = DERReader(identifier)
        guard let algorithm = identifierReader.element(DERReader.objectIdentifier) else { throw .invalidKey }
        self.algorithm = Array(algorithm)
        parameters = Array(identifierReader.remaining)
        self.privateKey = privateKey
        self.publicKey = try publicKey.map { (bits) throws(CryptographyError) in try Self.wholeBytes(bits) }
    }

    /// The bytes of a BIT STRING, of which none may be unused.
    static func wholeBytes(_ bits: UnsafeRawBufferPointer) throws(CryptographyError) -> UnsafeRawBufferPointer {
        guard bits.first == 0 else { throw .invalidKey }
        return UnsafeRawBufferPointer(rebasing: bits.dropFirst())
    }
}

/// SEC 1's form of a private key on a prime curve (RFC 5915, section 3).
struct ECPrivateKey {
    let scalar: UnsafeRawBufferPointer
    let publicPoint: UnsafeRawBufferPointer?

    /// - Throws: `invalidKey` if either encoding names another curve, or none.
    init(_ info: PrivateKeyInfo, curve: [UInt8]) throws(CryptographyError) {
        let named = [DERReader.objectIdentifier, UInt8(curve.count)] + curve
        guard info.algorithm == ObjectIdentifier.ecPublicKey, info.parameters == named else { throw .invalidKey }
        var outer = DERReader(info.privateKey)
        guard let contents = outer.element(DERReader.sequence), outer.isAtEnd else { throw .invalidKey }
        var reader = DERReader(contents)
        guard let version = reader.element(DERReader.integer), version.elementsEqual([1]),
            let scalar = reader.element(DERReader.octetString),
            let parameters = reader.optionalElement(0xA0), let publicKey = reader.optionalElement(0xA1), reader.isAtEnd
        else { throw .invalidKey }
        if let parameters {
            guard parameters.elementsEqual(named) else { throw .invalidKey }
        }
        self.scalar = scalar
        publicPoint = try publicKey.map { (tagged) throws(CryptographyError) in
            var reader = DERReader(tagged)
            guard let bits = reader.element(DERReader.bitString), reader.isAtEnd else { throw .invalidKey }
            return try PrivateKeyInfo.wholeBytes(bits)
        }
    }
}
