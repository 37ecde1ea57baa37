import Core
import Crypto

/// SHA-256 in the form that signatures are made of.
package enum Digest {
    /// Of no bytes at all.
    package static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    /// 64 lower-case hexadecimal digits.
    package static func hexadecimal(_ bytes: [UInt8]) -> String {
        if bytes.isEmpty { return empty }
        var text: [UInt8] = []
        text.reserveCapacity(64)
        append(hashOf: bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    static func append(hashOf bytes: [UInt8], to text: inout [UInt8]) {
        var hasher = SHA256()
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        hasher.finalize().withUnsafeBytes { Hexadecimal.append($0, to: &text) }
    }
}
