/// What kind of key a KMS key is, by its name in the API.
///
/// swift-crypto does the cryptography, and OpenSSL what it lacks: HMAC_224 (no SHA-224) and ECC_SECG_P256K1 (BoringSSL
/// has no secp256k1). Two kinds have names but no cryptography here: SM2, and ML_DSA_44 (swift-crypto has the parameter
/// sets 65 and 87 only).
package enum KeySpec: String, Sendable, Hashable, Codable, CaseIterable {
    case symmetricDefault = "SYMMETRIC_DEFAULT"
    case rsa2048 = "RSA_2048"
    case rsa3072 = "RSA_3072"
    case rsa4096 = "RSA_4096"
    case eccNISTP256 = "ECC_NIST_P256"
    case eccNISTP384 = "ECC_NIST_P384"
    case eccNISTP521 = "ECC_NIST_P521"
    case eccSECGP256K1 = "ECC_SECG_P256K1"
    case eccNISTEdwards25519 = "ECC_NIST_EDWARDS25519"
    case hmac224 = "HMAC_224"
    case hmac256 = "HMAC_256"
    case hmac384 = "HMAC_384"
    case hmac512 = "HMAC_512"
    case sm2 = "SM2"
    case mlDSA44 = "ML_DSA_44"
    case mlDSA65 = "ML_DSA_65"
    case mlDSA87 = "ML_DSA_87"
}

extension KeySpec {
    /// Whether keys of this kind can be made and used; without it, `KeyMaterial` throws `unsupported`.
    package var isSupported: Bool {
        switch self {
        case .sm2, .mlDSA44: false
        default: true
        }
    }

    /// A key pair, whose public half leaves the plane.
    package var isAsymmetric: Bool {
        switch self {
        case .symmetricDefault, .hmac224, .hmac256, .hmac384, .hmac512: false
        default: true
        }
    }

    /// The uses that CreateKey allows. Only SYMMETRIC_DEFAULT has one that the caller may leave out.
    package var usages: [KeyUsage] {
        switch self {
        case .symmetricDefault: [.encryptDecrypt]
        case .rsa2048, .rsa3072, .rsa4096: [.encryptDecrypt, .signVerify]
        case .eccNISTP256, .eccNISTP384, .eccNISTP521: [.signVerify, .keyAgreement]
        case .eccSECGP256K1, .eccNISTEdwards25519, .mlDSA44, .mlDSA65, .mlDSA87: [.signVerify]
        case .hmac224, .hmac256, .hmac384, .hmac512: [.generateVerifyMAC]
        case .sm2: [.encryptDecrypt, .signVerify, .keyAgreement]
        }
    }

    /// What a key of this kind encrypts with if its use is ENCRYPT_DECRYPT.
    package var encryptionAlgorithms: [EncryptionAlgorithm] {
        switch self {
        case .symmetricDefault: [.symmetricDefault]
        case .rsa2048, .rsa3072, .rsa4096: [.rsaesOAEPSHA1, .rsaesOAEPSHA256]
        case .sm2: [.sm2PKE]
        default: []
        }
    }

    /// What a key of this kind signs with if its use is SIGN_VERIFY; only what `SigningAlgorithm.isSupported` can do,
    /// so ECC_NIST_EDWARDS25519 lacks AWS's ED25519_PH_SHA_512.
    package var signingAlgorithms: [SigningAlgorithm] {
        switch self {
        case .rsa2048, .rsa3072, .rsa4096:
            [
                .rsassaPSSSHA256, .rsassaPSSSHA384, .rsassaPSSSHA512, .rsassaPKCS1v15SHA256, .rsassaPKCS1v15SHA384,
                .rsassaPKCS1v15SHA512,
            ]
        case .eccNISTP256, .eccSECGP256K1: [.ecdsaSHA256]
        case .eccNISTP384: [.ecdsaSHA384]
        case .eccNISTP521: [.ecdsaSHA512]
        case .eccNISTEdwards25519: [.ed25519SHA512]
        case .sm2: [.sm2DSA]
        case .mlDSA44, .mlDSA65, .mlDSA87: [.mlDSASHAKE256]
        case .symmetricDefault, .hmac224, .hmac256, .hmac384, .hmac512: []
        }
    }

    package var macAlgorithms: [MACAlgorithm] {
        switch self {
        case .hmac224: [.hmacSHA224]
        case .hmac256: [.hmacSHA256]
        case .hmac384: [.hmacSHA384]
        case .hmac512: [.hmacSHA512]
        default: []
        }
    }

    package var keyAgreementAlgorithms: [KeyAgreementAlgorithm] {
        usages.contains(.keyAgreement) ? [.ecdh] : []
    }

    /// How many bytes of raw key material ImportKeyMaterial takes; nil where it takes PKCS #8.
    ///
    /// HMAC keys may be as short as the output and as long as the hash's block (RFC 2104, section 3).
    package var importedLengths: ClosedRange<Int>? {
        switch self {
        case .symmetricDefault: 32...32
        case .hmac224: 28...64
        case .hmac256: 32...64
        case .hmac384: 48...128
        case .hmac512: 64...128
        default: nil
        }
    }

    var rsaModulusBits: Int? {
        switch self {
        case .rsa2048: 2048
        case .rsa3072: 3072
        case .rsa4096: 4096
        default: nil
        }
    }
}
