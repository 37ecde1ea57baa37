import Core
import Crypto
import Envelope
import FoundationEssentials
import Store

/// A table's data key, split by use: one half hides the values of partition keys, the other seals entries.
///
/// Every partition has a sealing key of its own, derived from its position, so that the bound of 2^32 random nonces
/// (NIST SP 800-38D, 8.3) is one on the writes to a partition and not to the table. Keys and hashes wipe their memory.
struct TableKey: Sendable {
    /// How long a position is, in bytes: what is kept of an HMAC-SHA256.
    static let partitionLength = 16

    private let partitions: PreparedHMAC
    private let entries: PreparedHMAC

    init(_ dataKey: SymmetricKey, tableID: String) {
        func derive(_ use: String) -> PreparedHMAC {
            PreparedHMAC(
                HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: dataKey, salt: Array(tableID.utf8),
                    info: Array("castellan/dynamodb/v1/\(use)".utf8), outputByteCount: 32))
        }
        partitions = derive("partitions")
        entries = derive("entries")
    }

    /// Where the entries with this partition key stand in `table`: keyed, so that nobody without the key can tell which
    /// value it is, nor that two tables or indexes hold the same one.
    func partition(_ value: [UInt8], of table: BulkTable) -> [UInt8] {
        let name = Array(table.name.utf8)
        return partitions.code(of: [UInt8(truncatingIfNeeded: name.count)] + name, value)
            .withUnsafeBytes { Array($0.prefix(Self.partitionLength)) }
    }
}

/// Entries as they rest in the store:
/// version (1 byte) ‖ item size (4) ‖ nonce (12) ‖ ciphertext ‖ tag (16). Version, size, table and key are bound in, so
/// that an entry opens only where it was written.
///
/// The size is readable, as the length of the ciphertext tells it anyway; it spares pages and counts the opening.
extension TableKey {
    private static let version: UInt8 = 1
    private static let headerLength = 5
    private static let overhead = headerLength + 12 + 16

    /// - Parameter size: of the item as DynamoDB counts it, in bytes.
    func seal(_ plaintext: [UInt8], size: Int, at key: BulkKey, in table: BulkTable) throws -> [UInt8] {
        var sealed: [UInt8] = []
        sealed.reserveCapacity(plaintext.count + Self.overhead)
        sealed.append(Self.version)
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: size).bigEndian) { sealed.append(contentsOf: $0) }
        let box = try AES.GCM.seal(
            plaintext, using: entryKey(key), authenticating: Self.additionalData(sealed[...], key, table))
        box.nonce.withUnsafeBytes { sealed.append(contentsOf: $0) }
        box.ciphertext.withUnsafeBytes { sealed.append(contentsOf: $0) }
        box.tag.withUnsafeBytes { sealed.append(contentsOf: $0) }
        return sealed
    }

    /// Gives the plaintext to `body`.
    ///
    /// - Throws: `StoreError.damaged` for what is no entry of this place.
    func open<Value>(
        _ sealed: [UInt8], at key: BulkKey, in table: BulkTable, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) throws -> Value {
        guard sealed.count >= Self.overhead, sealed[0] == Self.version else { throw Self.damaged }
        let plaintext: Data
        do {
            let box = try AES.GCM.SealedBox(combined: sealed[Self.headerLength...])
            plaintext = try AES.GCM.open(
                box, using: entryKey(key),
                authenticating: Self.additionalData(sealed[..<Self.headerLength], key, table))
        } catch {
            throw Self.damaged
        }
        return try plaintext.withUnsafeBytes(body)
    }

    /// The item's size that an entry tells; zero for what is no entry.
    static func size(of sealed: [UInt8]) -> Int {
        guard sealed.count >= overhead else { return 0 }
        return sealed[1..<headerLength].reduce(0) { $0 << 8 | Int($1) }
    }

    static let damaged = StoreError.damaged(reason: "an entry of a table cannot be opened with the table's key")

    private func entryKey(_ key: BulkKey) -> SymmetricKey {
        SymmetricKey(data: entries.code(of: key.partition))
    }

    /// Lengths go before the parts, so that no two places have the same bytes.
    private static func additionalData(_ header: ArraySlice<UInt8>, _ key: BulkKey, _ table: BulkTable) -> [UInt8] {
        var data: [UInt8] = []
        data.reserveCapacity(
            header.count + 16 + table.name.utf8.count + key.partition.count + key.sort.count + key.tie.count)
        data.append(contentsOf: header)
        func append(_ part: some Collection<UInt8>) {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: part.count).bigEndian) { data.append(contentsOf: $0) }
            data.append(contentsOf: part)
        }
        append(table.name.utf8)
        append(key.partition)
        append(key.sort)
        append(key.tie)
        return data
    }
}
