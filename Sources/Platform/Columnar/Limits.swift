/// How much a file may ask for: what its metadata announces drives no allocation past these.
public struct Limits: Sendable, Hashable {
    /// Bytes of a footer, as stored and decompressed.
    public var footer = 64 << 20
    /// Bytes of a page's header.
    public var header = 1 << 20
    /// Bytes of a page or of one value, as stored and decompressed.
    public var page = 48 << 20
    /// Bytes of a dictionary's text.
    public var dictionary = 32 << 20
    /// Values of a dictionary.
    public var dictionaryValues = 4 << 20
    /// Elements of a schema.
    public var columns = 1 << 16
    /// Depth of a schema.
    public var nesting = 64
    /// Bytes of text of a whole file, so that a small file of endless repetitions ends.
    public var text = 64 << 30
    /// Bytes of text in a batch, exceeded by its last value.
    public var batch = 256 << 10

    public init() {}
}
