/// The three fields of `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order.
///
/// Works on bytes: every request comes this way, and characters cost ten times as much.
struct AuthorizationHeader {
    private static let names = ["Credential", "Signature", "SignedHeaders"]
    private static let nameBytes = names.map { Array($0.utf8) }
    private static let algorithm = Array(SignedRequest.algorithm.utf8)

    let credential: ArraySlice<UInt8>
    let signedHeaders: ArraySlice<UInt8>
    let signature: ArraySlice<UInt8>

    /// - Parameter hasDate: whether the request has a date; AWS lists all that is missing in one answer.
    init(_ header: String, hasDate: Bool) throws(SignatureError) {
        let bytes = Array(header.utf8)
        let scheme = bytes.prefix { $0 != UInt8(ascii: " ") }
        guard scheme.elementsEqual(Self.algorithm) else { throw Self.foreign(scheme, hasDate: hasDate) }
        var values: [ArraySlice<UInt8>?] = [nil, nil, nil]
        for part in bytes[scheme.endIndex...].fields(separatedBy: UInt8(ascii: ",")) where !part.isEmpty {
            let (name, value) = try Self.field(part)
            guard let index = Self.nameBytes.firstIndex(where: { $0[...] == name }) else { continue }
            guard values[index] == nil else {
                throw .incompleteHeader("Authorization header has more than one '\(Self.names[index])' parameter.")
            }
            values[index] = value
        }
        guard hasDate, let credential = values[0], let signature = values[1], let signedHeaders = values[2] else {
            let missing = Self.names.indices.filter { values[$0] == nil }.map { Self.names[$0] }
            throw Self.incomplete(scheme, missing, hasDate: hasDate)
        }
        self.credential = credential
        self.signature = signature
        self.signedHeaders = signedHeaders
    }

    private static func field(
        _ part: ArraySlice<UInt8>
    ) throws(SignatureError) -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
        var field = part.drop { $0 == UInt8(ascii: " ") }
        while field.last == UInt8(ascii: " ") { field.removeLast() }
        guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else {
            throw .incompleteHeader(
                "'\(String(decoding: field, as: UTF8.self))' not a valid key=value pair (missing equal-sign) in "
                    + "Authorization header.")
        }
        return (field[..<equals], field[(equals + 1)...])
    }

    private static func foreign(_ scheme: ArraySlice<UInt8>, hasDate: Bool) -> SignatureError {
        let name = String(decoding: scheme, as: UTF8.self)
        if name == "AWS" || name.hasPrefix("AWS4-") { return .unsupportedAlgorithm(name) }
        return incomplete(scheme, names, hasDate: hasDate)
    }

    private static func incomplete(
        _ scheme: ArraySlice<UInt8>, _ missing: [String], hasDate: Bool
    ) -> SignatureError {
        var sentences = missing.map { "Authorization header requires '\($0)' parameter." }
        if !hasDate {
            sentences.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        }
        // What follows the scheme may be a password or a token of another kind, so it is not repeated.
        return .incompleteHeader(
            sentences.joined(separator: " ") + " Authorization=\(String(decoding: scheme, as: UTF8.self))")
    }
}
