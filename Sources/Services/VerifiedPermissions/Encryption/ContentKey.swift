import Core
import Crypto
import Envelope
import FoundationEssentials
import Store

/// Seals what a policy store holds: statements, schemas, identity sources, decisions.
///
/// Entries rest as version (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16), bound to where they stand. Every record has a
/// key of its own, derived from its place, so that the bound on random nonces is one on the writes to a record.
struct ContentKey: Sendable {
    private static let version: UInt8 = 1
    private static let overhead = 1 + 12 + 16

    private let records: PreparedHMAC
    private let names: PreparedHMAC

    init(_ dataKey: SymmetricKey, storeID: String) {
        func derive(_ use: String) -> PreparedHMAC {
            PreparedHMAC(
                HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: dataKey, salt: Array(storeID.utf8),
                    info: Array("castellan/verifiedpermissions/v1/\(use)".utf8), outputByteCount: 32))
        }
        records = derive("records")
        names = derive("names")
    }

    /// - Parameter place: unique in the store, such as collection and key of a record.
    func seal(_ plaintext: some DataProtocol, at place: String) throws -> [UInt8] {
        let place = Array(place.utf8)
        let box = try AES.GCM.seal(plaintext, using: key(for: place), authenticating: [Self.version] + place)
        var sealed: [UInt8] = [Self.version]
        sealed.reserveCapacity(plaintext.count + Self.overhead)
        box.nonce.withUnsafeBytes { sealed.append(contentsOf: $0) }
        sealed.append(contentsOf: box.ciphertext)
        sealed.append(contentsOf: box.tag)
        return sealed
    }

    /// - Throws: `StoreError.damaged` for what was not sealed with this key at this place.
    func open(_ sealed: [UInt8], at place: String) throws -> Data {
        guard sealed.count >= Self.overhead, sealed[0] == Self.version else { throw Self.damaged(place) }
        let bytes = Array(place.utf8)
        do {
            let box = try AES.GCM.SealedBox(combined: sealed[1...])
            return try AES.GCM.open(box, using: key(for: bytes), authenticating: [Self.version] + bytes)
        } catch {
            throw Self.damaged(place)
        }
    }

    /// A keyed digest of a name, as names are looked up but need not be readable.
    func digest(of name: String) -> String { Hexadecimal.encode(place(of: name)) }

    /// The same digest as 16 bytes.
    func place(of name: String) -> [UInt8] {
        names.code(of: Array(name.utf8)).withUnsafeBytes { Array($0.prefix(16)) }
    }

    private func key(for place: [UInt8]) -> SymmetricKey {
        SymmetricKey(data: records.code(of: place))
    }

    private static func damaged(_ place: String) -> StoreError {
        .damaged(reason: "\(place) cannot be opened with the policy store's key")
    }
}
