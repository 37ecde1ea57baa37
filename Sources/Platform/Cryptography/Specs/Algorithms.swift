/// What a KMS key is for: one use for its whole life.
package enum KeyUsage: String, Sendable, Hashable, Codable, CaseIterable {
    case encryptDecrypt = "ENCRYPT_DECRYPT"
    case signVerify = "SIGN_VERIFY"
    case generateVerifyMAC = "GENERATE_VERIFY_MAC"
    case keyAgreement = "KEY_AGREEMENT"
}

/// The algorithms of Encrypt, Decrypt and ReEncrypt. SYMMETRIC_DEFAULT is `CiphertextBlob`'s, the others `KeyMaterial`'s.
package enum EncryptionAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
    case symmetricDefault = "SYMMETRIC_DEFAULT"
    case rsaesOAEPSHA1 = "RSAES_OAEP_SHA_1"
    case rsaesOAEPSHA256 = "RSAES_OAEP_SHA_256"
    case sm2PKE = "SM2PKE"

    package var isSupported: Bool { self != .sm2PKE }
}

/// The algorithms of Sign and Verify.
package enum SigningAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
    case rsassaPSSSHA256 = "RSASSA_PSS_SHA_256"
    case rsassaPSSSHA384 = "RSASSA_PSS_SHA_384"
    case rsassaPSSSHA512 = "RSASSA_PSS_SHA_512"
    case rsassaPKCS1v15SHA256 = "RSASSA_PKCS1_V1_5_SHA_256"
    case rsassaPKCS1v15SHA384 = "RSASSA_PKCS1_V1_5_SHA_384"
    case rsassaPKCS1v15SHA512 = "RSASSA_PKCS1_V1_5_SHA_512"
    case ecdsaSHA256 = "ECDSA_SHA_256"
    case ecdsaSHA384 = "ECDSA_SHA_384"
    case ecdsaSHA512 = "ECDSA_SHA_512"
    case sm2DSA = "SM2DSA"
    case mlDSASHAKE256 = "ML_DSA_SHAKE_256"
    case ed25519SHA512 = "ED25519_SHA_512"
    case ed25519PHSHA512 = "ED25519_PH_SHA_512"

    /// False for SM2DSA, and for ED25519_PH_SHA_512: swift-crypto signs with pure Ed25519 only, and the prehashed form
    /// prefixes what is hashed inside (RFC 8032, section 5.1), so it cannot be built on top.
    package var isSupported: Bool { self != .sm2DSA && self != .ed25519PHSHA512 }

    /// The message types that Sign and Verify take with it here. AWS takes EXTERNAL_MU with ML_DSA_SHAKE_256 as well,
    /// for which swift-crypto has no call.
    package var messageTypes: [MessageType] {
        switch self {
        case .ed25519SHA512, .mlDSASHAKE256: [.raw]
        case .ed25519PHSHA512: [.digest]
        default: [.raw, .digest]
        }
    }

    /// What RSA and ECDSA hash a RAW message with, and so the length of a DIGEST.
    var hash: HashAlgorithm? {
        switch self {
        case .rsassaPSSSHA256, .rsassaPKCS1v15SHA256, .ecdsaSHA256: .sha256
        case .rsassaPSSSHA384, .rsassaPKCS1v15SHA384, .ecdsaSHA384: .sha384
        case .rsassaPSSSHA512, .rsassaPKCS1v15SHA512, .ecdsaSHA512: .sha512
        case .sm2DSA, .mlDSASHAKE256, .ed25519SHA512, .ed25519PHSHA512: nil
        }
    }

    var isPSS: Bool {
        switch self {
        case .rsassaPSSSHA256, .rsassaPSSSHA384, .rsassaPSSSHA512: true
        default: false
        }
    }
}

/// The algorithms of GenerateMac and VerifyMac.
package enum MACAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
    case hmacSHA224 = "HMAC_SHA_224"
    case hmacSHA256 = "HMAC_SHA_256"
    case hmacSHA384 = "HMAC_SHA_384"
    case hmacSHA512 = "HMAC_SHA_512"
}

/// The algorithms of DeriveSharedSecret.
package enum KeyAgreementAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
    case ecdh = "ECDH"
}

/// What the message of Sign and Verify is: itself, its hash, or ML-DSA's message representative µ.
package enum MessageType: String, Sendable, Hashable, Codable, CaseIterable {
    case raw = "RAW"
    case digest = "DIGEST"
    case externalMu = "EXTERNAL_MU"
}

/// How ImportKeyMaterial's material is wrapped. AWS has withdrawn RSAES_PKCS1_V1_5; SM2PKE is for its regions in China.
package enum WrappingAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
    case rsaesOAEPSHA1 = "RSAES_OAEP_SHA_1"
    case rsaesOAEPSHA256 = "RSAES_OAEP_SHA_256"
    case rsaAESKeyWrapSHA1 = "RSA_AES_KEY_WRAP_SHA_1"
    case rsaAESKeyWrapSHA256 = "RSA_AES_KEY_WRAP_SHA_256"
}
