package import Core

/// Secrets from the operating system's generator; tests pass their own.
package enum SecureRandom {
    /// The characters of AWS's secret access keys: base 64 without padding.
    private static let keyAlphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    package static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return bytes(count, using: &generator)
    }

    package static func bytes(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count {
            withUnsafeBytes(of: generator.next() as UInt64) { bytes.append(contentsOf: $0) }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// A secret access key as AWS gives them: 40 characters, 240 random bits.
    package static func secretAccessKey() -> Secret {
        var generator = SystemRandomNumberGenerator()
        return secretAccessKey(using: &generator)
    }

    package static func secretAccessKey(using generator: inout some RandomNumberGenerator) -> Secret {
        Secret(bytes: bytes(40, using: &generator).map { keyAlphabet[Int($0 & 63)] })
    }
}
