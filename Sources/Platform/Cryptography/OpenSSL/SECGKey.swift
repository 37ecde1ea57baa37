import CLibCrypto
import Crypto
import FoundationEssentials

/// A key pair on secp256k1 (SEC 2, section 2.4.1), for ECDSA. BoringSSL, which swift-crypto is built on, lacks the curve;
/// OpenSSL has it.
struct SECGKey: KeyOperations {
    private static let curve = "secp256k1"

    let stored: SecretBytes
    let publicKeyDER: [UInt8]?
    private let key: PKey

    static func generate() throws(CryptographyError) -> SECGKey {
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil) else { throw .failure }
        defer { EVP_PKEY_CTX_free(context) }
        var made: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1,
            EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_secp256k1) == 1,
            EVP_PKEY_keygen(context, &made) == 1, let made
        else { throw .failure }
        return try SECGKey(PKey(taking: made))
    }

    /// - Throws: `invalidKey` for another curve, for a scalar out of range, or a public key that is not the scalar's.
    init(pkcs8: SecretBytes) throws(CryptographyError) {
        // What is no key leaves its complaint in the thread's queue.
        defer { ERR_clear_error() }
        let read = pkcs8.withUnsafeBytes { der -> OpaquePointer? in
            var start = der.bindMemory(to: UInt8.self).baseAddress
            let end = start.map { $0 + der.count }
            guard let info = d2i_PKCS8_PRIV_KEY_INFO(nil, &start, der.count) else { return nil }
            defer { PKCS8_PRIV_KEY_INFO_free(info) }
            return start == end ? EVP_PKCS82PKEY(info) : nil
        }
        guard let read else { throw .invalidKey }
        let key = PKey(taking: read)
        guard key.group == Self.curve, key.isConsistent else { throw .invalidKey }
        try self.init(key)
    }

    private init(_ key: PKey) throws(CryptographyError) {
        guard let stored = key.pkcs8, let publicKey = key.subjectPublicKeyInfo else { throw .invalidKey }
        self.key = key
        self.stored = stored
        publicKeyDER = publicKey
    }

    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        let digest = try Self.digest(message, type, algorithm)
        guard let context = key.context(EVP_PKEY_sign_init) else { throw .failure }
        defer { EVP_PKEY_CTX_free(context) }
        var length = 0
        guard EVP_PKEY_sign(context, nil, &length, digest, digest.count) == 1 else { throw .failure }
        var signature = [UInt8](repeating: 0, count: length)
        guard EVP_PKEY_sign(context, &signature, &length, digest, digest.count) == 1 else { throw .failure }
        return Array(signature.prefix(length))
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        let digest = try Self.digest(message, type, algorithm)
        guard let context = key.context(EVP_PKEY_verify_init) else { throw .failure }
        defer {
            EVP_PKEY_CTX_free(context)
            // What is no signature leaves its complaint in the thread's queue.
            ERR_clear_error()
        }
        return EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
    }

    private static func digest(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        guard let hash = algorithm.hash else { throw .unsupported(algorithm.rawValue) }
        return Array(try hash.digest(of: message, type))
    }
}

/// OpenSSL's key, freed and wiped by it with the last reference.
private final class PKey: @unchecked Sendable {  // never changed once made; OpenSSL counts references atomically
    let pointer: OpaquePointer

    init(taking pointer: OpaquePointer) { self.pointer = pointer }

    deinit { EVP_PKEY_free(pointer) }

    func context(_ start: (OpaquePointer?) -> Int32) -> OpaquePointer? {
        guard let context = EVP_PKEY_CTX_new(pointer, nil) else { return nil }
        guard start(context) == 1 else {
            EVP_PKEY_CTX_free(context)
            return nil
        }
        return context
    }

    var group: String? {
        var name = [CChar](repeating: 0, count: 32)
        var length = 0
        guard EVP_PKEY_get_group_name(pointer, &name, name.count, &length) == 1 else { return nil }
        return String(decoding: name.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether the private and the public half belong to each other and to the curve.
    var isConsistent: Bool {
        guard let context = EVP_PKEY_CTX_new(pointer, nil) else { return false }
        defer {
            EVP_PKEY_CTX_free(context)
            ERR_clear_error()
        }
        return EVP_PKEY_check(context) == 1
    }

    var pkcs8: SecretBytes? {
        guard let info = EVP_PKEY2PKCS8(pointer) else { return nil }
        defer { PKCS8_PRIV_KEY_INFO_free(info) }
        let length = i2d_PKCS8_PRIV_KEY_INFO(info, nil)
        guard length > 0 else { return nil }
        return SecretBytes(count: Int(length)) { target in
            var place = target.bindMemory(to: UInt8.self).baseAddress
            i2d_PKCS8_PRIV_KEY_INFO(info, &place)
        }
    }

    var subjectPublicKeyInfo: [UInt8]? {
        let length = i2d_PUBKEY(pointer, nil)
        guard length > 0 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(length)) { target, count in
            var place = target.baseAddress
            count = Int(i2d_PUBKEY(pointer, &place))
        }
    }
}
