/// Formats that announce themselves by fixed bytes at a fixed place. Each format's own specification states them; the
/// collected source is the `file` command's list of formats.
enum MagicNumbers {
    private struct Entry {
        var bytes: [UInt8]
        var offset = 0
        var format: FileFormat
        var mediaType: String

        /// Its bytes might begin a text too.
        var isWord: Bool {
            let isPrintable = bytes.allSatisfy { (0x21...0x7E).contains($0) }
            return isPrintable && format != .rtf && format != .cpio
        }
    }

    /// What the bytes announce; nil for text and for what is not known.
    static func type(of sample: ArraySlice<UInt8>) -> FileType? {
        for entry in entries where begins(sample, with: entry.bytes, at: entry.offset) {
            if entry.isWord && EncodingSniffer.looksLikeText(sample.prefix(512)) { continue }
            return FileType(entry.format, entry.mediaType)
        }
        return container(sample) ?? compression(sample) ?? tar(sample) ?? lha(sample)
    }

    static func begins(_ sample: ArraySlice<UInt8>, with bytes: [UInt8], at offset: Int = 0) -> Bool {
        guard sample.count >= offset + bytes.count else { return false }
        return sample.dropFirst(offset).starts(with: bytes)
    }

    private static func entry(
        _ text: String, _ format: FileFormat, _ mediaType: String, at offset: Int = 0
    ) -> Entry {
        Entry(
            bytes: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, offset: offset, format: format,
            mediaType: mediaType)
    }

    /// The longer of two that begin alike comes first.
    private static let entries: [Entry] = [
        entry("{\\rtf", .rtf, "application/rtf"),
        entry("Obj\u{1}", .avro, "application/avro"),
        entry("PAR1", .parquet, "application/parquet"),
        entry("PARE", .parquet, "application/parquet"),
        entry("ORC", .orc, "application/orc"),
        entry("SQLite format 3\0", .sqlite, "application/vnd.sqlite3"),
        entry("PK\u{3}\u{4}", .zip, "application/zip"),
        entry("PK\u{5}\u{6}", .zip, "application/zip"),
        entry("PK00PK\u{3}\u{4}", .zip, "application/zip"),
        entry("PK\u{7}\u{8}PK\u{3}\u{4}", .zip, "application/zip"),
        entry("070701", .cpio, "application/x-cpio"),
        entry("070702", .cpio, "application/x-cpio"),
        entry("070707", .cpio, "application/x-cpio"),
        entry("\u{C7}\u{71}", .cpio, "application/x-cpio"),
        entry("!<arch>\n", .ar, "application/x-archive"),
        entry("\u{ED}\u{AB}\u{EE}\u{DB}", .rpm, "application/x-rpm"),
        entry("7z\u{BC}\u{AF}\u{27}\u{1C}", .sevenZip, "application/x-7z-compressed"),
        entry("Rar!\u{1A}\u{7}", .rar, "application/vnd.rar"),
        entry("MSCF\0\0\0\0", .cabinet, "application/vnd.ms-cab-compressed"),
        entry("xar!", .xar, "application/x-xar"),
        entry("CD001", .iso, "application/x-iso9660-image", at: 32_769),
        entry("\u{89}PNG\r\n\u{1A}\n", .image, "image/png"),
        entry("\u{FF}\u{D8}\u{FF}", .image, "image/jpeg"),
        entry("GIF87a", .image, "image/gif"),
        entry("GIF89a", .image, "image/gif"),
        entry("II*\0", .image, "image/tiff"),
        entry("MM\0*", .image, "image/tiff"),
        entry("8BPS\0", .image, "image/vnd.adobe.photoshop"),
        entry("\0\0\u{1}\0", .image, "image/vnd.microsoft.icon"),
        entry("\0\0\0\u{C}jP  \r\n", .image, "image/jp2"),
        entry("ID3\u{2}", .audio, "audio/mpeg"),
        entry("ID3\u{3}", .audio, "audio/mpeg"),
        entry("ID3\u{4}", .audio, "audio/mpeg"),
        entry("fLaC", .audio, "audio/flac"),
        entry("OggS", .audio, "audio/ogg"),
        entry("MThd\0\0\0\u{6}", .audio, "audio/midi"),
        entry("#!AMR", .audio, "audio/amr"),
        entry("\u{1A}\u{45}\u{DF}\u{A3}", .video, "video/x-matroska"),
        entry("FLV\u{1}", .video, "video/x-flv"),
        entry("\u{30}\u{26}\u{B2}\u{75}\u{8E}\u{66}\u{CF}\u{11}", .video, "video/x-ms-asf"),
        entry("\0\0\u{1}\u{BA}", .video, "video/mpeg"),
        entry("\0\0\u{1}\u{B3}", .video, "video/mpeg"),
        entry("\u{7F}ELF", .executable, "application/x-elf"),
        entry("\u{FE}\u{ED}\u{FA}\u{CE}", .executable, "application/x-mach-binary"),
        entry("\u{FE}\u{ED}\u{FA}\u{CF}", .executable, "application/x-mach-binary"),
        entry("\u{CE}\u{FA}\u{ED}\u{FE}", .executable, "application/x-mach-binary"),
        entry("\u{CF}\u{FA}\u{ED}\u{FE}", .executable, "application/x-mach-binary"),
        entry("\u{CA}\u{FE}\u{BA}\u{BE}", .executable, "application/java-vm"),
        entry("dex\n03", .executable, "application/vnd.android.dex"),
        entry("\0asm\u{1}\0\0\0", .executable, "application/wasm"),
        entry("wOFF", .font, "font/woff"),
        entry("wOF2", .font, "font/woff2"),
        entry("OTTO\0", .font, "font/otf"),
        entry("\0\u{1}\0\0\0", .font, "font/ttf"),
    ]

    /// Formats whose magic is in two places, or means nothing without a second look.
    private static func container(_ sample: ArraySlice<UInt8>) -> FileType? {
        if begins(sample, with: Array("RIFF".utf8)), sample.count >= 12 {
            switch String(decoding: sample.dropFirst(8).prefix(4), as: UTF8.self) {
            case "WAVE": return FileType(.audio, "audio/wav")
            case "AVI ": return FileType(.video, "video/x-msvideo")
            case "WEBP": return FileType(.image, "image/webp")
            default: return FileType(.binary, "application/octet-stream")
            }
        }
        if begins(sample, with: Array("ftyp".utf8), at: 4), sample.count >= 12 {
            switch String(decoding: sample.dropFirst(8).prefix(4), as: UTF8.self) {
            case "heic", "heix", "mif1", "avif": return FileType(.image, "image/heif")
            case "M4A ", "M4B ": return FileType(.audio, "audio/mp4")
            default: return FileType(.video, "video/mp4")
            }
        }
        if begins(sample, with: Array("MZ".utf8)), sample.prefix(256).contains(0) {
            return FileType(.executable, "application/vnd.microsoft.portable-executable")
        }
        if begins(sample, with: Array("BM".utf8)), sample.count >= 26, begins(sample, with: [0, 0, 0, 0], at: 6) {
            return FileType(.image, "image/bmp")
        }
        let isMPEGAudio =
            sample.count > 4 && sample[sample.startIndex] == 0xFF && sample[sample.startIndex + 1] & 0xE6 == 0xE2
            && sample[sample.startIndex + 2] & 0xF0 != 0xF0
        if isMPEGAudio { return FileType(.audio, "audio/mpeg") }
        return pdf(sample)
    }

    /// A PDF may have other bytes before its header, within the first 1,024 (Adobe's implementation notes for PDF 1.7,
    /// 13).
    private static func pdf(_ sample: ArraySlice<UInt8>) -> FileType? {
        guard let place = firstPlace(of: Array("%PDF-".utf8), in: sample.prefix(1_029)) else { return nil }
        if place == sample.startIndex { return FileType(.pdf, "application/pdf") }
        let rest = sample[place...]
        let hasObject = firstPlace(of: Array(" 0 obj".utf8), in: rest.prefix(4_096)) != nil
        guard hasObject, !EncodingSniffer.looksLikeText(rest) else { return nil }
        return FileType(.pdf, "application/pdf", confidence: .likely)
    }

    private static func compression(_ sample: ArraySlice<UInt8>) -> FileType? {
        let first = Array(sample.prefix(14))
        guard first.count >= 4 else { return nil }
        if first[0] == 0x1F, first[1] == 0x8B, first[2] == 8 { return FileType(.gzip, "application/gzip") }
        if first[0] == 0x1F, first[1] == 0x9D { return FileType(.compress, "application/x-compress") }
        if begins(sample, with: Array("BZh".utf8)), (0x31...0x39).contains(first[3]), first.count >= 10,
            first[4] == 0x31 || first[4] == 0x17
        {
            return FileType(.bzip2, "application/x-bzip2")
        }
        if begins(sample, with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return FileType(.xz, "application/x-xz") }
        if begins(sample, with: Array("LZIP".utf8)), first[3] == 0x50 { return FileType(.lzip, "application/x-lzip") }
        let isLZMA =
            first.count >= 13 && first[0] == 0x5D && first[1] == 0 && first[2] == 0 && first[12] & first[11] == 0xFF
        if isLZMA { return FileType(.lzma, "application/x-lzma") }
        let isSkippable = first[0] & 0xF0 == 0x50 && first[1] == 0x2A && first[2] == 0x4D && first[3] == 0x18
        if begins(sample, with: [0x28, 0xB5, 0x2F, 0xFD]) || isSkippable {
            return FileType(.zstandard, "application/zstd")
        }
        if begins(sample, with: [0x04, 0x22, 0x4D, 0x18]) || begins(sample, with: [0x02, 0x21, 0x4C, 0x18]) {
            return FileType(.lz4, "application/x-lz4")
        }
        return nil
    }

    /// POSIX tars say `ustar`; older ones are known by their header's checksum.
    private static func tar(_ sample: ArraySlice<UInt8>) -> FileType? {
        guard sample.count >= 512 else { return nil }
        let header = Array(sample.prefix(512))
        guard header[0] != 0 else { return nil }
        var stated = 0
        for byte in header[148..<156] where (0x30...0x37).contains(byte) { stated = stated * 8 + Int(byte - 0x30) }
        var sum = 8 * 0x20
        for (place, byte) in header.enumerated() where !(148..<156).contains(place) { sum += Int(byte) }
        let isMarked = begins(sample, with: Array("ustar".utf8), at: 257)
        guard stated == sum, isMarked || header[500...].allSatisfy({ $0 == 0 }) else { return nil }
        return FileType(.tar, "application/x-tar")
    }

    private static func lha(_ sample: ArraySlice<UInt8>) -> FileType? {
        let first = Array(sample.prefix(21))
        guard first.count == 21, first[2] == 0x2D, first[6] == 0x2D, first[3] == 0x6C, first[20] <= 3 else {
            return nil
        }
        guard first[4] == 0x68 || first[4] == 0x7A else { return nil }
        return FileType(.lha, "application/x-lzh-compressed")
    }

    static func firstPlace(of bytes: [UInt8], in sample: ArraySlice<UInt8>) -> Int? {
        guard let lead = bytes.first, sample.count >= bytes.count else { return nil }
        var place = sample.startIndex
        while place <= sample.endIndex - bytes.count {
            if sample[place] == lead, sample[place...].starts(with: bytes) { return place }
            place += 1
        }
        return nil
    }
}
