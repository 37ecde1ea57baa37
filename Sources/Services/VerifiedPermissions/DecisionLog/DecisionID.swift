import Core

/// When a decision was made, and a number: its place in the log.
struct DecisionID: Sendable, Hashable, Comparable {
    static let byteCount = 16

    let time: Timestamp
    private let number: UInt64

    init(_ time: Timestamp) {
        self.time = time
        number = .random(in: .min ... .max)
    }

    /// The least id of a time.
    init(firstAt time: Timestamp) {
        self.time = time
        number = 0
    }

    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let halves = [bytes.prefix(8), bytes.suffix(8)].map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
        time = Timestamp(microseconds: Int64(bitPattern: halves[0]))
        number = halves[1]
    }

    init?(_ text: String) {
        guard let bytes = Hexadecimal.decode(text) else { return nil }
        self.init(bytes)
    }

    /// In the order of ids, for times since 1970.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        withUnsafeBytes(of: time.microseconds.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    var text: String { Hexadecimal.encode(bytes) }

    static func < (one: DecisionID, other: DecisionID) -> Bool {
        (one.time, one.number) < (other.time, other.number)
    }
}
