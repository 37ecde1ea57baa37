package import Core
import Crypto
import CryptoExtras
import FoundationEssentials

/// A password as it may be stored: scrypt (RFC 7914) with its parameters and salt, in the PHC string format
/// `$scrypt$ln=15,r=8,p=1$salt$hash`.
///
/// Making or checking one takes about 32 MiB and a good part of a tenth of a second, on purpose.
package struct PasswordHash: Sendable, Hashable, CustomStringConvertible {
    private static let defaultCost = 15
    private static let defaultBlockSize = 8
    private static let defaultParallelism = 1

    private let cost: Int
    private let blockSize: Int
    private let parallelism: Int
    private let salt: [UInt8]
    private let digest: [UInt8]

    /// Hashes a password with a new random salt.
    package init(of password: Secret) throws { try self.init(of: password, salt: SecureRandom.bytes(16)) }

    init(
        of password: Secret, salt: [UInt8], cost: Int = defaultCost, blockSize: Int = defaultBlockSize,
        parallelism: Int = defaultParallelism, length: Int = 32
    ) throws {
        self.cost = cost
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.salt = salt
        digest = try KDF.Scrypt.deriveKey(
            from: password.revealedBytes, salt: salt, outputByteCount: length, rounds: 1 << cost,
            blockSize: blockSize, parallelism: parallelism
        ).withUnsafeBytes { Array($0) }
    }

    /// Reads a stored hash; nil for any other text, and for parameters that no hash of ours would have.
    package init?(stored text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let parameters = Self.parameters(parts[2]),
            let salt = Self.decode(parts[3]), let digest = Self.decode(parts[4]), salt.count >= 8,
            (16...64).contains(digest.count)
        else { return nil }
        (cost, blockSize, parallelism) = parameters
        self.salt = salt
        self.digest = digest
    }

    /// Whether this is the hash of that password; the comparison takes the same time wherever they differ.
    package func matches(_ password: Secret) throws -> Bool {
        let other = try PasswordHash(
            of: password, salt: salt, cost: cost, blockSize: blockSize, parallelism: parallelism, length: digest.count)
        return ConstantTime.equal(digest, other.digest)
    }

    /// The form to store.
    package var stored: String {
        "$scrypt$ln=\(cost),r=\(blockSize),p=\(parallelism)$\(Self.encode(salt))$\(Self.encode(digest))"
    }

    package var description: String { "PasswordHash [redacted]" }
}

extension PasswordHash: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: [:]) }

    private static func parameters(_ text: Substring) -> (cost: Int, blockSize: Int, parallelism: Int)? {
        let values = text.split(separator: ",", omittingEmptySubsequences: false)
        guard values.count == 3, values[0].hasPrefix("ln="), values[1].hasPrefix("r="), values[2].hasPrefix("p="),
            let cost = Int(values[0].dropFirst(3)), let blockSize = Int(values[1].dropFirst(2)),
            let parallelism = Int(values[2].dropFirst(2)), (1...20).contains(cost), (1...32).contains(blockSize),
            (1...16).contains(parallelism)
        else { return nil }
        return (cost, blockSize, parallelism)
    }

    /// Base 64 without padding, as the format asks.
    private static func encode(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString()
        return String(text.prefix { $0 != "=" })
    }

    private static func decode(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map(Array.init)
    }
}
