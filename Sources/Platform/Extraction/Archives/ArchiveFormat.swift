import CArchive

/// A container or compression that libarchive reads.
enum ArchiveFormat: Hashable, CaseIterable, Sendable {
    case zip, tar, sevenZip, rar, rar5, cab, iso, cpio, ar, lha, xar
    case gzip, bzip2, xz, lzma, lzip, zstd, lz4, compress, rpm
    /// A stream in no container, under a compression.
    case bare

    static let compressions: Set<Self> = [.gzip, .bzip2, .xz, .lzma, .lzip, .zstd, .lz4, .compress, .rpm]

    /// Lets libarchive find it. Its return says only whether an outside program would be used, which a child cannot.
    func enable(_ archive: OpaquePointer) {
        switch self {
        case .zip: archive_read_support_format_zip(archive)
        case .tar: archive_read_support_format_tar(archive)
        case .sevenZip: archive_read_support_format_7zip(archive)
        case .rar: archive_read_support_format_rar(archive)
        case .rar5: archive_read_support_format_rar5(archive)
        case .cab: archive_read_support_format_cab(archive)
        case .iso: archive_read_support_format_iso9660(archive)
        case .cpio: archive_read_support_format_cpio(archive)
        case .ar: archive_read_support_format_ar(archive)
        case .lha: archive_read_support_format_lha(archive)
        case .xar: archive_read_support_format_xar(archive)
        case .gzip: archive_read_support_filter_gzip(archive)
        case .bzip2: archive_read_support_filter_bzip2(archive)
        case .xz: archive_read_support_filter_xz(archive)
        case .lzma: archive_read_support_filter_lzma(archive)
        case .lzip: archive_read_support_filter_lzip(archive)
        case .zstd: archive_read_support_filter_zstd(archive)
        case .lz4: archive_read_support_filter_lz4(archive)
        case .compress: archive_read_support_filter_compress(archive)
        case .rpm: archive_read_support_filter_rpm(archive)
        case .bare: archive_read_support_format_raw(archive)
        }
    }

    /// Whether it can only be read by one who may seek.
    var needsSeeking: Bool {
        switch self {
        case .zip, .sevenZip, .iso, .cab, .rar, .rar5, .xar: true
        default: false
        }
    }

    /// What libarchive may look for in a file of this format: a compression may hold a tar, which is then its members.
    var expected: Set<Self> {
        if self == .rar || self == .rar5 { return [.rar, .rar5] }
        guard Self.compressions.contains(self) else { return [self] }
        return Self.compressions.union([.tar, .cpio, .bare])
    }

    /// nil for what is no archive.
    init?(_ format: FileFormat) {
        switch format {
        case .zip: self = .zip
        case .tar: self = .tar
        case .cpio: self = .cpio
        case .ar: self = .ar
        case .rpm: self = .rpm
        case .sevenZip: self = .sevenZip
        case .rar: self = .rar
        case .iso: self = .iso
        case .cabinet: self = .cab
        case .lha: self = .lha
        case .xar: self = .xar
        case .gzip: self = .gzip
        case .bzip2: self = .bzip2
        case .xz: self = .xz
        case .lzma: self = .lzma
        case .lzip: self = .lzip
        case .zstandard: self = .zstd
        case .lz4: self = .lz4
        case .compress: self = .compress
        default: return nil
        }
    }
}
