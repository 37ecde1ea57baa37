import Core
import Crypto
import Keyring

extension VerifyingKey {
    /// `digestPublicKeyFingerprint`: MD5 over the key's PKCS #1 DER form in hexadecimal, the form of CloudTrail's. It
    /// only tells keys apart and proves nothing.
    var fingerprint: String { Hexadecimal.encode(Insecure.MD5.hash(data: pkcs1DER)) }
}
