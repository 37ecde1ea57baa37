package import Core

/// The text that a signature covers, in the form of AWS's "create a canonical request".
package enum CanonicalRequest {
    /// - Parameters:
    ///   - signedHeaders: in lower case and ascending order.
    ///   - omitted: names of query parameters that are left out: those of a presigned URL that were added after
    ///     signing.
    ///   - payloadHash: the last line.
    package static func text(
        of request: HTTPRequest, signedHeaders: [String], omitting omitted: [String] = [], payloadHash: String,
        rules: SignatureRules
    ) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(512 + request.path.utf8.count + 2 * request.query.utf8.count)
        text.append(contentsOf: request.method.utf8)
        text.append(UInt8(ascii: "\n"))
        CanonicalPath.append(request.path, rules.path, to: &text)
        text.append(UInt8(ascii: "\n"))
        CanonicalQuery.append(request.query, omitting: omitted, to: &text)
        text.append(UInt8(ascii: "\n"))
        CanonicalHeaders.append(signedHeaders, of: request.headers, to: &text)
        text.append(UInt8(ascii: "\n"))
        for (index, name) in signedHeaders.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ";")) }
            text.append(contentsOf: name.utf8)
        }
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: payloadHash.utf8)
        return text
    }
}
