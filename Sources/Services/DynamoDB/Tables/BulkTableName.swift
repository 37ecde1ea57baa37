import Core
import Keyring

/// Names for bulk tables: `ddb` and 128 random bits in hexadecimal, so that none is ever taken again.
enum BulkTableName {
    static func make() -> String { "ddb" + Hexadecimal.encode(SecureRandom.bytes(16)) }
}
