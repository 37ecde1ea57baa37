import Core

/// What the signing key is applied to.
enum StringToSign {
    static func text(canonicalRequest: [UInt8], time: Timestamp, scope: CredentialScope) -> [UInt8] {
        var text = prefix(SignedRequest.algorithm, time: time, scope: scope)
        Digest.append(hashOf: canonicalRequest, to: &text)
        return text
    }

    /// The first three lines: algorithm, time and scope.
    static func prefix(_ algorithm: String, time: Timestamp, scope: CredentialScope) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(256)
        append(algorithm, "\n", to: &text)
        append(time.basic, "\n", to: &text)
        append(scope.day, "/", to: &text)
        append(scope.region, "/", to: &text)
        append(scope.service, "/", to: &text)
        append(CredentialScope.terminator, "\n", to: &text)
        return text
    }

    private static func append(_ part: String, _ separator: Unicode.Scalar, to text: inout [UInt8]) {
        text.append(contentsOf: part.utf8)
        text.append(UInt8(ascii: separator))
    }
}
