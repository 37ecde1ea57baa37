import Keyring
import Core

/// The digests on disk.
struct DigestFolder: Sendable {
    let layout: AuditLayout

    /// A digest as it was found, not yet believed.
    struct Found: Sendable {
        let digest: Digest
        let hash: String
        let signature: String
    }

    /// Their object names, oldest first: the names end in the end time, so their order is that of time.
    func objects() throws -> [String] {
        try FileSystem.files(under: layout.directory, layout.digestPrefix).filter { $0.hasSuffix(".json.gz") }
    }

    /// - Throws: `AuditError.missing` or `corrupt`.
    func read(_ object: String) throws -> Found {
        let path = layout.path(object)
        let content = try Gzip.read(path)
        guard let digest = Digest(content) else { throw AuditError.corrupt(path: path, reason: "not a digest") }
        let metadata = AuditLayout.metadata(ofObject: path)
        guard let signature = Digest.signature(inMetadata: try FileSystem.read(metadata)) else {
            throw AuditError.corrupt(path: metadata, reason: "there is no signature")
        }
        return Found(digest: digest, hash: Digest.hash(content), signature: signature)
    }

    /// The newest digest that is complete. One whose signature is missing is what a crash left: it is written again.
    func head() throws -> ChainHead? {
        for object in try objects().reversed() {
            do {
                let found = try read(object)
                let digest = found.digest
                return ChainHead(
                    sequence: digest.chain.sequence, end: digest.end, link: digest.chain.last, object: object,
                    hash: found.hash, signature: found.signature)
            } catch AuditError.missing {
                continue
            } catch AuditError.corrupt {
                continue
            }
        }
        return nil
    }

    /// Writes a digest and its signature, in this order: without a signature there is no digest.
    func write(_ digest: Digest, signer: SigningKey) throws -> ChainHead {
        let content = digest.json
        let hash = Digest.hash(content)
        let signature = try signer.signature(for: digest.statement(hash: hash))
        let path = layout.path(digest.object)
        try FileSystem.write(try Gzip.compress(content), to: path)
        try FileSystem.write(Digest.metadata(signature: signature), to: AuditLayout.metadata(ofObject: path))
        return ChainHead(
            sequence: digest.chain.sequence, end: digest.end, link: digest.chain.last, object: digest.object,
            hash: hash, signature: Hex.text(signature))
    }
}
