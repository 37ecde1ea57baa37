import Crypto
import FoundationEssentials

/// The hashes of RSA signatures, ECDSA and HMAC.
enum HashAlgorithm: Sendable {
    case sha256, sha384, sha512

    /// The digest to sign: of a RAW message, or the one that a DIGEST message is.
    func digest(of message: [UInt8], _ type: MessageType) throws(CryptographyError) -> any Digest {
        let isDigest = type == .digest
        return switch self {
        case .sha256: isDigest ? try restored(message, SHA256.self) : SHA256.hash(data: message)
        case .sha384: isDigest ? try restored(message, SHA384.self) : SHA384.hash(data: message)
        case .sha512: isDigest ? try restored(message, SHA512.self) : SHA512.hash(data: message)
        }
    }

    /// The library's digest types have no public initialiser, and RSA signing accepts no type but them. They are
    /// plain values of exactly the digest's bytes, so those bytes are written over an existing digest's, then read back
    /// through the public accessor: should the library ever lay them out otherwise, this throws, and signs nothing.
    private func restored<Hash: HashFunction>(
        _ bytes: [UInt8], _: Hash.Type
    ) throws(CryptographyError) -> any Digest {
        let length = Hash.Digest.byteCount
        guard bytes.count == length else { throw .invalidMessageLength(expected: length, found: bytes.count) }
        guard MemoryLayout<Hash.Digest>.size == length, _isPOD(Hash.Digest.self) else { throw .failure }
        var digest = Hash.hash(data: [UInt8]())
        Swift.withUnsafeMutableBytes(of: &digest) { $0.copyBytes(from: bytes) }
        guard digest.withUnsafeBytes({ $0.elementsEqual(bytes) }) else { throw .failure }
        return digest
    }
}

extension SigningAlgorithm {
    /// What RSA and ECDSA sign.
    func digest(of message: [UInt8], _ type: MessageType) throws(CryptographyError) -> any Digest {
        guard let hash else { throw .unsupported(rawValue) }
        return try hash.digest(of: message, type)
    }
}
