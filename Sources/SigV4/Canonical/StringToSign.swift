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
        for part in [algorithm, "\n", time.basic, "\n", scope.day, "/", scope.region, "/", scope.service, "/"] {
            text.append(contentsOf: part.utf8)
        }
        text.append(contentsOf: CredentialScope.terminator.utf8)
        text.append(UInt8(ascii: "\n"))
        return text
    }
}
