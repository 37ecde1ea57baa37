import Core
import Crypto
package import FoundationEssentials

/// Bytes that nobody should find in memory later: overwritten with zeros when the last reference goes.
///
/// They are never printed, reflected or encoded, and compare in constant time.
package final class SecretBytes: @unchecked Sendable {  // written only before `init` returns, and by `deinit`
    private let storage: UnsafeMutableRawBufferPointer

    package var count: Int { storage.count }

    /// - Parameter body: fills the bytes, which are zero before; if it throws, they are wiped.
    package init<Failure: Error>(
        count: Int, filling body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        storage = .allocate(byteCount: count, alignment: MemoryLayout<UInt64>.alignment)
        storage.initializeMemory(as: UInt8.self, repeating: 0)
        try body(storage)
    }

    /// The caller still owns the original, and should `wipe` it.
    package convenience init(copying bytes: some ContiguousBytes) {
        self.init(parts: [bytes])
    }

    /// The parts one after the other.
    convenience init(parts: [any ContiguousBytes]) {
        let count = parts.reduce(0) { sum, part in sum + part.withUnsafeBytes { $0.count } }
        self.init(count: count) { (target: UnsafeMutableRawBufferPointer) in
            var offset = 0
            for part in parts {
                part.withUnsafeBytes { source in
                    UnsafeMutableRawBufferPointer(rebasing: target[offset..<offset + source.count])
                        .copyMemory(from: source)
                    offset += source.count
                }
            }
        }
    }

    /// Takes the bytes over: the array is wiped and empty afterwards.
    package convenience init(taking bytes: inout [UInt8]) {
        self.init(parts: [bytes])
        Self.wipe(&bytes)
    }

    /// Takes over what the library returned; see `wipe` for what must not be.
    convenience init(taking data: inout Data) {
        self.init(parts: [data])
        Self.wipe(&data)
    }

    deinit {
        Self.wipe(storage)
        storage.deallocate()
    }

    /// Fresh bytes of the library's generator.
    package static func random(count: Int) -> SecretBytes {
        guard count > 0 else { return SecretBytes(parts: []) }
        return SecretBytes(copying: SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)))
    }

    /// A copy for whoever is entitled to it, such as the answer of Decrypt; the caller wipes it.
    package var revealed: [UInt8] { Array(storage) }
}

extension SecretBytes: ContiguousBytes {
    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(storage))
    }
}

extension SecretBytes: Equatable {
    /// Takes as long for any two values of one length.
    package static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in 0..<left.count { difference |= left.storage[index] ^ right.storage[index] }
        return difference == 0
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "SecretBytes(\(count) bytes, redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension SecretBytes {
    /// Overwrites an array that held a secret, and empties it. Copies that share no storage with it stay as they are.
    package static func wipe(_ bytes: inout [UInt8]) { bytes.wipe() }

    /// Only for bytes that the library made for us. Where it returns a view of its own secret memory, as it does for an
    /// Ed25519 seed or a symmetric key, this would write through, and destroy the key.
    static func wipe(_ data: inout Data) {
        data.withUnsafeMutableBytes { wipe($0) }
        data = Data()
    }

    static func wipe(_ memory: UnsafeMutableRawBufferPointer) { Core.wipe(memory) }
}
