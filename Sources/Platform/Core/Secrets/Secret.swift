/// Bytes that must not be read by accident: printing, interpolating, dumping or reflecting one shows only that it is
/// there, it does not encode itself, and two compare in constant time.
///
/// It does not wipe its memory: Swift copies values where it likes, so that promise could not be kept. Keys are held in
/// `SecretBytes` or swift-crypto's `SymmetricKey`, which do.
package struct Secret: Sendable, Equatable {
    /// The bytes themselves; the name makes every place that reads them easy to find.
    package let revealedBytes: [UInt8]

    package init(bytes: some Sequence<UInt8>) { revealedBytes = Array(bytes) }

    package init(_ text: String) { revealedBytes = Array(text.utf8) }

    /// The bytes as text; what is not UTF-8 is repaired.
    package var revealedText: String { String(decoding: revealedBytes, as: UTF8.self) }

    package static func == (left: Self, right: Self) -> Bool {
        ConstantTime.equal(left.revealedBytes, right.revealedBytes)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "[redacted]" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
