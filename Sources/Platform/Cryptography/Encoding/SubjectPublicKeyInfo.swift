/// A public key with its algorithm (RFC 5280, section 4.1).
enum SubjectPublicKeyInfo {
    /// The point of a public key on the named curve (RFC 5480, section 2).
    ///
    /// - Throws: `invalidPublicKey` for another curve, which the library does not look at.
    static func point(_ der: [UInt8], curve: [UInt8]) throws(CryptographyError) -> [UInt8] {
        guard let point = der.withUnsafeBytes({ point(in: $0, curve: curve) }) else { throw .invalidPublicKey }
        return point
    }

    private static func point(in der: UnsafeRawBufferPointer, curve: [UInt8]) -> [UInt8]? {
        var outer = DERReader(der)
        guard let contents = outer.element(DERReader.sequence), outer.isAtEnd else { return nil }
        var reader = DERReader(contents)
        guard let identifier = reader.element(DERReader.sequence), let bits = reader.element(DERReader.bitString),
            reader.isAtEnd, bits.first == 0
        else { return nil }
        var identifierReader = DERReader(identifier)
        guard let algorithm = identifierReader.element(DERReader.objectIdentifier),
            algorithm.elementsEqual(ObjectIdentifier.ecPublicKey),
            let named = identifierReader.element(DERReader.objectIdentifier), named.elementsEqual(curve),
            identifierReader.isAtEnd
        else { return nil }
        return Array(bits.dropFirst())
    }
}
