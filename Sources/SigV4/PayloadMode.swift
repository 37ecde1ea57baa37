/// How a request says that its body is covered by the signature, from `x-amz-content-sha256`.
package enum PayloadMode: Sendable, Hashable {
    /// Nothing is said; the body's hash is computed.
    case computed
    /// 64 lower-case hexadecimal digits.
    case declared(String)
    case unsigned
    /// `aws-chunked`, every chunk signed.
    case signedChunks
    /// `aws-chunked`, every chunk and the trailing headers signed.
    case signedChunksWithTrailer
    /// `aws-chunked` without signatures, with trailing headers.
    case unsignedChunksWithTrailer

    /// - Parameter value: of `x-amz-content-sha256`; nil when there is none.
    init(_ value: String?) throws(SignatureError) {
        guard let value else {
            self = .computed
            return
        }
        switch value {
        case "UNSIGNED-PAYLOAD": self = .unsigned
        case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD": self = .signedChunks
        case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER": self = .signedChunksWithTrailer
        case "STREAMING-UNSIGNED-PAYLOAD-TRAILER": self = .unsignedChunksWithTrailer
        default:
            guard value.utf8.count == 64, value.utf8.allSatisfy(Self.isLowerHexadecimal) else {
                throw .invalidPayloadHash(value)
            }
            self = .declared(value)
        }
    }

    /// What the header holds, which is also what the canonical request ends with; nil for `computed`.
    package var headerValue: String? {
        switch self {
        case .computed: nil
        case .declared(let hash): hash
        case .unsigned: "UNSIGNED-PAYLOAD"
        case .signedChunks: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
        case .signedChunksWithTrailer: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
        case .unsignedChunksWithTrailer: "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
        }
    }

    /// Whether the body is encoded as `aws-chunked` and has to go through a `ChunkedDecoder`.
    package var isChunked: Bool {
        switch self {
        case .signedChunks, .signedChunksWithTrailer, .unsignedChunksWithTrailer: true
        case .computed, .declared, .unsigned: false
        }
    }

    private static func isLowerHexadecimal(_ digit: UInt8) -> Bool {
        digit >= 0x30 && digit <= 0x39 || digit >= 0x61 && digit <= 0x66
    }
}
