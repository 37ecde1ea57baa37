import Core
import Crypto

/// The chain of signatures over an `aws-chunked` body: each covers its chunk and the signature before it.
struct ChunkVerifier {
    private let key: DerivedKey
    private let time: Timestamp
    private let scope: CredentialScope
    private(set) var previous: [UInt8]

    init(key: DerivedKey, time: Timestamp, scope: CredentialScope, seed: [UInt8]) {
        self.key = key
        self.time = time
        self.scope = scope
        previous = seed
    }

    /// The signature of the next chunk, which becomes the previous one.
    mutating func sign(chunk hash: SHA256.Digest) -> [UInt8] {
        var text = StringToSign.prefix("AWS4-HMAC-SHA256-PAYLOAD", time: time, scope: scope)
        text.append(contentsOf: previous)
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: Digest.empty.utf8)
        text.append(UInt8(ascii: "\n"))
        hash.withUnsafeBytes { Hexadecimal.append($0, to: &text) }
        previous = key.signature(of: text)
        return previous
    }

    /// The signature of the trailing headers.
    ///
    /// - Parameter trailers: in the order they come, which has to be that of their names.
    mutating func sign(trailers: HTTPHeaders) -> [UInt8] {
        var canonical: [UInt8] = []
        for field in trailers { canonical.append(contentsOf: "\(field.name):\(field.value)\n".utf8) }
        var text = StringToSign.prefix("AWS4-HMAC-SHA256-TRAILER", time: time, scope: scope)
        text.append(contentsOf: previous)
        text.append(UInt8(ascii: "\n"))
        Digest.append(hashOf: canonical, to: &text)
        previous = key.signature(of: text)
        return previous
    }
}
