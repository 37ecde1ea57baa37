import CPKCS11
import Core

/// A session with a token, logged in; it ends with its last reference.
final class TokenSession {
    private static let tagBits: CK_ULONG = 128

    private let module: TokenModule
    private let session: CK_SESSION_HANDLE

    init(module path: String, token: String, pin: Secret) throws {
        module = try TokenModule(path)
        var session = CK_SESSION_HANDLE()
        try module.check(
            module.functions.C_OpenSession?(
                try module.slot(of: token), CK_FLAGS(CKF_SERIAL_SESSION | CKF_RW_SESSION), nil, nil, &session),
            "open a session")
        self.session = session
        var bytes = pin.revealedBytes
        defer { bytes.wipe() }
        let result = module.functions.C_Login?(session, CK_USER_TYPE(CKU_USER), &bytes, CK_ULONG(bytes.count))
        if result == CKR_PIN_INCORRECT { throw KeyringError(.wrongSecret, "The PIN of token \"\(token)\"") }
        if result != CKR_USER_ALREADY_LOGGED_IN { try module.check(result, "log in") }
    }

    deinit { _ = module.functions.C_CloseSession?(session) }

    /// nil when there is none.
    func key(labelled label: String) throws -> CK_OBJECT_HANDLE? {
        var found = CK_OBJECT_HANDLE()
        var count: CK_ULONG = 0
        try TokenAttributes.secretKey(label).withTemplate { template in
            try module.check(
                module.functions.C_FindObjectsInit?(session, template.baseAddress, CK_ULONG(template.count)),
                "look for keys")
            defer { _ = module.functions.C_FindObjectsFinal?(session) }
            try module.check(module.functions.C_FindObjects?(session, &found, 1, &count), "look for keys")
        }
        return count > 0 ? found : nil
    }

    /// A new AES-256 key that stays on the token.
    func makeKey(labelled label: String) throws -> CK_OBJECT_HANDLE {
        var made = CK_OBJECT_HANDLE()
        var mechanism = CK_MECHANISM(mechanism: CK_MECHANISM_TYPE(CKM_AES_KEY_GEN), pParameter: nil, ulParameterLen: 0)
        try TokenAttributes.newKey(label).withTemplate { template in
            try module.check(
                module.functions.C_GenerateKey?(
                    session, &mechanism, template.baseAddress, CK_ULONG(template.count), &made), "make a key")
        }
        return made
    }

    func seal(
        _ plaintext: [UInt8], nonce: [UInt8], authenticating data: [UInt8], with key: CK_OBJECT_HANDLE
    ) throws -> [UInt8] {
        try crypt(plaintext, nonce, data, key, growth: Int(Self.tagBits / 8), "wrap") { mechanism in
            module.functions.C_EncryptInit?(session, mechanism, key)
        } body: { input, count, output, length in
            module.functions.C_Encrypt?(session, input, count, output, length)
        }
    }

    func open(
        _ ciphertext: [UInt8], nonce: [UInt8], authenticating data: [UInt8], with key: CK_OBJECT_HANDLE
    ) throws -> [UInt8] {
        try crypt(
            ciphertext, nonce, data, key, growth: 0, "unwrap the root key: another key wrapped it, or it was altered"
        ) { mechanism in
            module.functions.C_DecryptInit?(session, mechanism, key)
        } body: { input, count, output, length in
            module.functions.C_Decrypt?(session, input, count, output, length)
        }
    }

    private func crypt(
        _ input: [UInt8], _ nonce: [UInt8], _ data: [UInt8], _ key: CK_OBJECT_HANDLE, growth: Int, _ deed: String,
        begin: (UnsafeMutablePointer<CK_MECHANISM>) -> CK_RV?,
        body: (UnsafeMutablePointer<UInt8>?, CK_ULONG, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<CK_ULONG>)
            -> CK_RV?
    ) throws -> [UInt8] {
        var (input, nonce, data) = (input, nonce, data)
        defer { input.wipe() }
        var output = [UInt8](repeating: 0, count: input.count + growth)
        var length = CK_ULONG(output.count)
        try nonce.withUnsafeMutableBufferPointer { nonce in
            try data.withUnsafeMutableBufferPointer { data in
                var parameters = CK_GCM_PARAMS(
                    pIv: nonce.baseAddress, ulIvLen: CK_ULONG(nonce.count), ulIvBits: CK_ULONG(nonce.count * 8),
                    pAAD: data.baseAddress, ulAADLen: CK_ULONG(data.count), ulTagBits: Self.tagBits)
                try withUnsafeMutableBytes(of: &parameters) { parameters in
                    var mechanism = CK_MECHANISM(
                        mechanism: CK_MECHANISM_TYPE(CKM_AES_GCM), pParameter: parameters.baseAddress,
                        ulParameterLen: CK_ULONG(parameters.count))
                    try module.check(begin(&mechanism), deed)
                    try module.check(body(&input, CK_ULONG(input.count), &output, &length), deed)
                }
            }
        }
        defer { output.wipe() }
        return Array(output.prefix(Int(length)))
    }
}

/// Attributes of a key on a token, with the memory that they point at.
struct TokenAttributes {
    private var values: [(type: CK_ATTRIBUTE_TYPE, bytes: [UInt8])] = []

    static func secretKey(_ label: String) -> TokenAttributes {
        var attributes = TokenAttributes()
        attributes.add(CKA_CLASS, number: CK_ULONG(CKO_SECRET_KEY))
        attributes.add(CKA_KEY_TYPE, number: CK_ULONG(CKK_AES))
        attributes.values.append((CK_ATTRIBUTE_TYPE(CKA_LABEL), Array(label.utf8)))
        return attributes
    }

    static func newKey(_ label: String) -> TokenAttributes {
        var attributes = secretKey(label)
        attributes.add(CKA_VALUE_LEN, number: 32)
        for type in [CKA_TOKEN, CKA_PRIVATE, CKA_SENSITIVE, CKA_ENCRYPT, CKA_DECRYPT] {
            attributes.add(type, flag: true)
        }
        attributes.add(CKA_EXTRACTABLE, flag: false)
        return attributes
    }

    private mutating func add(_ type: UInt, number: CK_ULONG) {
        values.append((CK_ATTRIBUTE_TYPE(type), withUnsafeBytes(of: number) { Array($0) }))
    }

    private mutating func add(_ type: UInt, flag: Bool) { values.append((CK_ATTRIBUTE_TYPE(type), [flag ? 1 : 0])) }

    func withTemplate<Result>(
        _ body: (UnsafeMutableBufferPointer<CK_ATTRIBUTE>) throws -> Result
    ) rethrows -> Result {
        var bytes = values.flatMap(\.bytes)
        return try bytes.withUnsafeMutableBytes { memory in
            var offset = 0
            var template = values.map { value in
                defer { offset += value.bytes.count }
                return CK_ATTRIBUTE(
                    type: value.type, pValue: memory.baseAddress.map { $0 + offset },
                    ulValueLen: CK_ULONG(value.bytes.count))
            }
            return try template.withUnsafeMutableBufferPointer { try body($0) }
        }
    }
}
