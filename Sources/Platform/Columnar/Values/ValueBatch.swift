/// Values as text, many at a time.
public struct ValueBatch: Sendable {
    /// UTF-8, a line feed after each value.
    public var bytes: [UInt8] = []
    /// In the order of `bytes`.
    public var values: [Value] = []
    /// Positions in lists that `Value.positions` points into, 0 for the first.
    public var positions: [UInt32] = []

    public struct Value: Sendable, Hashable {
        public var start: UInt32
        public var end: UInt32
        /// Into the reader's `leaves`.
        public var leaf: UInt32
        /// Where its positions begin in `ValueBatch.positions`: as many as the leaf has.
        public var positions: UInt32
        /// 0 for the file's first.
        public var record: Int
    }
}
