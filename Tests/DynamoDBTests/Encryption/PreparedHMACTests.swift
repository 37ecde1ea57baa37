import Crypto
import Envelope
import Testing

@Suite("HMAC under a prepared key")
struct PreparedHMACTests {
    @Test("gives the codes of RFC 2104, whatever the parts", arguments: [0, 1, 32, 63, 64])
    func codes(keyLength: Int) {
        let key = SymmetricKey(data: (0..<keyLength).map { UInt8($0) })
        let prepared = PreparedHMAC(key)
        for length in [0, 1, 55, 56, 64, 200] {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let expected = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
            #expect(Array(prepared.code(of: message)) == expected)
            #expect(Array(prepared.code(of: Array(message.prefix(9)), [], Array(message.dropFirst(9)))) == expected)
        }
    }
}
