/// Says what a file is by its content, and by its name only where the content leaves a choice.
public enum Sniffer {
    /// How many bytes are looked at.
    public static let sampleSize = 65_536

    /// - Parameters:
    ///   - source: Is peeked at, not read. Where it has a descriptor, a ZIP's or a compound file's directory is read
    ///     too.
    ///   - name: The file's own name or path, if it has one.
    /// - Throws: What reading the source throws.
    public static func type(of source: ByteSource, name: String? = nil) throws -> FileType {
        let sample = try source.peek(sampleSize)
        guard !sample.isEmpty else { return FileType(.empty, "application/x-empty") }
        if let type = MagicNumbers.type(of: sample) {
            return type.format == .zip ? PackageSniffer.zip(source, sample) : type
        }
        if PackageSniffer.isCompound(sample) { return PackageSniffer.compound(source, sample) }
        guard let encoding = EncodingSniffer.encoding(of: sample) else {
            return FileType(.binary, "application/octet-stream")
        }
        let isWhole = try source.peek(sampleSize + 1).count == sample.count
        return TextSniffer(sample, encoding: encoding, isWhole: isWhole, name: name).type
    }
}
