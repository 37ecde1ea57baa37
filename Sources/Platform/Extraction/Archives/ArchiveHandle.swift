import CArchive
import Glibc

/// An archive that libarchive has open.
struct ArchiveHandle: ~Copyable {
    private let archive: OpaquePointer
    private let input: ArchiveInput

    /// - Parameter formats: The containers and filters that may be found in it.
    /// - Throws: `ReadingError`.
    init(_ source: ByteSource, formats: Set<ArchiveFormat>) throws {
        guard let archive = archive_read_new() else { throw ReadingError.system(ENOMEM) }
        let input = ArchiveInput(source)
        do {
            try Self.open(archive, input, formats)
        } catch {
            archive_read_free(archive)
            throw error
        }
        self.archive = archive
        self.input = input
    }

    private static func open(_ archive: OpaquePointer, _ input: ArchiveInput, _ formats: Set<ArchiveFormat>) throws {
        for format in formats { format.enable(archive) }
        archive_read_set_callback_data(archive, Unmanaged.passUnretained(input).toOpaque())
        archive_read_set_read_callback(archive) { _, client, out in
            guard let client, let out else { return -1 }
            guard let bytes = Unmanaged<ArchiveInput>.fromOpaque(client).takeUnretainedValue().read() else { return -1 }
            out.pointee = bytes.baseAddress
            return bytes.count
        }
        if input.isSeekable { setSeeking(archive) }
        guard archive_read_open1(archive) == ARCHIVE_OK else { throw try failure(archive, input) }
    }

    deinit { archive_read_free(archive) }

    private static func setSeeking(_ archive: OpaquePointer) {
        archive_read_set_skip_callback(archive) { _, client, count in
            guard let client else { return 0 }
            return Unmanaged<ArchiveInput>.fromOpaque(client).takeUnretainedValue().skip(count)
        }
        archive_read_set_seek_callback(archive) { _, client, distance, whence in
            guard let client else { return Int64(ARCHIVE_FATAL) }
            let input = Unmanaged<ArchiveInput>.fromOpaque(client).takeUnretainedValue()
            return input.seek(distance, from: whence) ?? Int64(ARCHIVE_FATAL)
        }
    }

    /// What stopped it: the source's own error where it had one.
    fileprivate static func failure(_ archive: OpaquePointer, _ input: ArchiveInput) throws -> ReadingError {
        if let failure = input.failure { throw failure }
        return .malformed(archive_error_string(archive).map { String(cString: $0) } ?? "It is damaged.")
    }

    /// The next member's header; nil at the end.
    func next() throws -> ArchiveMember? {
        var entry: OpaquePointer?
        for _ in 0..<1000 {
            switch archive_read_next_header(archive, &entry) {
            case ARCHIVE_OK, ARCHIVE_WARN:
                guard let entry else { return nil }
                return ArchiveMember(entry)
            case ARCHIVE_EOF: return nil
            case ARCHIVE_RETRY, ARCHIVE_FAILED: continue
            default: throw try Self.failure(archive, input)
            }
        }
        throw ReadingError.malformed("It has too many damaged headers.")
    }

    /// Bytes of the member at hand, while `body` runs.
    func withCursor<Result>(_ body: (ArchiveCursor) throws -> Result) rethrows -> Result {
        let cursor = ArchiveCursor(archive, input)
        defer { cursor.isOver = true }
        return try body(cursor)
    }

    /// How many compressions lie around it.
    var compressions: Int { max(0, Int(archive_filter_count(archive)) - 1) }

    /// It has no container's format: one compressed stream.
    var isBareStream: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW }

    /// Its directory, or something in it, is encrypted.
    var isEncrypted: Bool { archive_read_has_encrypted_entries(archive) > 0 }
}

/// What an archive says of a member before its bytes.
struct ArchiveMember {
    /// Text that anyone may have written; never a path that is opened.
    var name: String
    var size: Int?
    var modified: Int?
    var isEncrypted: Bool
    /// It has bytes: no folder, link or device.
    var isFile: Bool

    init(_ entry: OpaquePointer) {
        let bytes = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        name = bytes.map { Self.text($0) } ?? ""
        size = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil
        modified = archive_entry_mtime_is_set(entry) != 0 ? Int(archive_entry_mtime(entry)) : nil
        isEncrypted = archive_entry_is_encrypted(entry) > 0
        let hasBytes = (size ?? 0) > 0
        let type = mode_t(archive_entry_filetype(entry))
        isFile = type == S_IFREG || (type == 0 && hasBytes) || (archive_entry_hardlink(entry) != nil && hasBytes)
    }

    private static func text(_ bytes: UnsafePointer<CChar>) -> String {
        let length = strnlen(bytes, 1 << 15)
        return String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
    }
}

/// Where a member's bytes are read from; worthless once its archive has moved on.
final class ArchiveCursor {
    private let archive: OpaquePointer
    private let input: ArchiveInput
    fileprivate(set) var isOver = false
    /// Bytes that the member gave so far.
    private(set) var count = 0

    fileprivate init(_ archive: OpaquePointer, _ input: ArchiveInput) {
        self.archive = archive
        self.input = input
    }

    /// 0 at the member's end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !isOver else { return 0 }
        for _ in 0..<1000 {
            let read = archive_read_data(archive, buffer.baseAddress, buffer.count)
            if read >= 0 {
                count += read
                return read
            }
            if read == Int(ARCHIVE_RETRY) { continue }
            throw try ArchiveHandle.failure(archive, input)
        }
        throw ReadingError.malformed("It is damaged in too many places.")
    }
}
