/// The few bytes of a value that a check gathers, such as its digits, without memory of their own.
struct ShortBytes {
    static let capacity = 40

    /// Those past `count` mean nothing.
    private(set) var storage = InlineArray<40, UInt8>(repeating: 0)
    private(set) var count = 0

    /// False where there is no room left.
    @discardableResult
    mutating func append(_ byte: UInt8) -> Bool {
        guard count < Self.capacity else { return false }
        storage[count] = byte
        count += 1
        return true
    }

    /// What the bytes gathered are, for as long as `body` runs.
    func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(storage.span.extracting(0..<count)) }
}
