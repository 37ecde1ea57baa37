import Crypto
import FoundationEssentials

/// What Encrypt gives and Decrypt takes with SYMMETRIC_DEFAULT: AES-256-GCM (NIST SP 800-38D) under the key's material.
///
/// version (1 byte) ‖ length of key id (1) ‖ key id ‖ material id (32) ‖ nonce (12) ‖ ciphertext ‖ tag (16).
/// All before the nonce is authenticated together with the encryption context, so no byte can change unnoticed.
package enum CiphertextBlob {
    private static let version: UInt8 = 1
    private static let materialIDLength = 32
    private static let nonceLength = 12
    private static let tagLength = 16

    /// Which key, and which of its materials, a ciphertext needs. Nothing of it is authentic before `open` succeeds.
    package struct Header: Sendable, Hashable {
        /// A UUID, or `mrk-` and 32 hexadecimal digits.
        package let keyID: String
        /// The 32 bytes of a KeyMaterialId.
        package let materialID: [UInt8]
    }

    /// - Parameters:
    ///   - key: of SYMMETRIC_DEFAULT.
    ///   - keyID: 1 to 255 bytes of ASCII letters, digits and `-`.
    ///   - materialID: 32 bytes.
    /// - Throws: `incompatible` for another kind of key, `invalidIdentifier`.
    package static func seal(
        _ plaintext: [UInt8], with key: KeyMaterial, keyID: String, materialID: [UInt8],
        context: [String: String] = [:]
    ) throws(CryptographyError) -> [UInt8] {
        try throwing(.failure) {
            try plaintext.withUnsafeBytes {
                try seal($0, with: key, keyID: keyID, materialID: materialID, context: context)
            }
        }
    }

    /// The same for a secret, such as a data key.
    package static func seal(
        _ plaintext: SecretBytes, with key: KeyMaterial, keyID: String, materialID: [UInt8],
        context: [String: String] = [:]
    ) throws(CryptographyError) -> [UInt8] {
        try throwing(.failure) {
            try plaintext.withUnsafeBytes {
                try seal($0, with: key, keyID: keyID, materialID: materialID, context: context)
            }
        }
    }

    private static func seal(
        _ plaintext: UnsafeRawBufferPointer, with key: KeyMaterial, keyID: String, materialID: [UInt8],
        context: [String: String]
    ) throws -> [UInt8] {
        guard let symmetricKey = key.symmetricKey else { throw incompatible(key) }
        let header = try encodedHeader(keyID: keyID, materialID: materialID)
        let box = try AES.GCM.seal(
            plaintext, using: symmetricKey,
            authenticating: EncryptionContext.additionalData(header: header, context: context))
        guard let sealed = box.combined else { throw CryptographyError.failure }
        return [UInt8](unsafeUninitializedCapacity: header.count + sealed.count) { target, count in
            let target = UnsafeMutableRawBufferPointer(target)
            target.copyBytes(from: header)
            sealed.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: target[header.count...]).copyMemory(from: $0)
            }
            count = header.count + sealed.count
        }
    }

    /// Reads which key a ciphertext needs.
    ///
    /// - Throws: `invalidCiphertext` for what is none of ours.
    package static func header(of blob: [UInt8]) throws(CryptographyError) -> Header {
        let length = try headerLength(of: blob)
        let keyID = blob[2..<length - materialIDLength]
        guard keyID.allSatisfy(isAllowed) else { throw .invalidCiphertext }
        return Header(
            keyID: String(decoding: keyID, as: UTF8.self), materialID: Array(blob[length - materialIDLength..<length]))
    }

    /// - Throws: `invalidCiphertext` if any byte, the key or the context is not what it was sealed with.
    package static func open(
        _ blob: [UInt8], with key: KeyMaterial, context: [String: String] = [:]
    ) throws(CryptographyError) -> SecretBytes {
        guard let symmetricKey = key.symmetricKey else { throw incompatible(key) }
        let length = try headerLength(of: blob)
        var plaintext = try throwing(.invalidCiphertext) {
            let box = try AES.GCM.SealedBox(combined: blob[length...])
            return try AES.GCM.open(
                box, using: symmetricKey,
                authenticating: EncryptionContext.additionalData(header: Array(blob[..<length]), context: context))
        }
        return SecretBytes(taking: &plaintext)
    }

    private static func encodedHeader(keyID: String, materialID: [UInt8]) throws -> [UInt8] {
        let id = Array(keyID.utf8)
        guard materialID.count == materialIDLength, (1...255).contains(id.count), id.allSatisfy(isAllowed) else {
            throw CryptographyError.invalidIdentifier
        }
        var header: [UInt8] = []
        header.reserveCapacity(2 + id.count + materialIDLength)
        header.append(version)
        header.append(UInt8(id.count))
        header.append(contentsOf: id)
        header.append(contentsOf: materialID)
        return header
    }

    /// Where the nonce begins, if nonce and tag fit behind it.
    private static func headerLength(of blob: [UInt8]) throws(CryptographyError) -> Int {
        guard blob.count >= 2, blob[0] == version, blob[1] > 0 else { throw .invalidCiphertext }
        let length = 2 + Int(blob[1]) + materialIDLength
        guard blob.count >= length + nonceLength + tagLength else { throw .invalidCiphertext }
        return length
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func incompatible(_ key: KeyMaterial) -> CryptographyError {
        .incompatible(algorithm: EncryptionAlgorithm.symmetricDefault.rawValue, key.spec)
    }
}
