import Core
public import Discovery
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a scan has finished, in a file, so that one that is interrupted goes on where it was.
///
/// A line says what was found in a file of that path, size and time. Lines are only added, each with one write, and one
/// that was cut short by a crash is not believed. Opening sorts out what other rules found and replaces the file at once.
/// It holds no text of what was found, only places.
public final class ScanState: Sendable {
    private struct Key: Hashable {
        let path: String
        let size: Int
        let modified: Int
    }

    private struct Place {
        let offset: Int
        let count: Int
    }

    private let descriptor: Int32
    private let finished: [Key: Place]
    /// Of contents of a history, which are looked for without knowing theirs.
    private let sizes: [String: Int]
    private let end: Mutex<Void> = Mutex(())

    /// - Parameters:
    ///   - rules: A digest of everything that decides what is found. Results of others are dropped.
    /// - Throws: `ScanStateError` for a file that is something else, which stays as it is, and `SystemError`.
    public init(path: String, rules: [UInt8]) throws {
        let file = ScanPath(path)
        let header = Self.header(rules)
        let kept = Self.lines(of: try Self.contents(of: file), header: header)
        try AtomicFile.write(header + [0x0A] + kept.flatMap { $0 + [0x0A] }, to: file)
        descriptor = file.withCString { open($0, O_RDWR | O_APPEND | O_CLOEXEC) }
        guard descriptor >= 0 else { throw SystemError(errno) }
        var places: [Key: Place] = [:]
        var offset = header.count + 1
        for line in kept {
            if let node = try? JSONParser.parse(line), let key = Self.key(node) {
                places[key] = Place(offset: offset, count: line.count)
            }
            offset += line.count + 1
        }
        finished = places
        let contents = places.keys.filter { $0.path.hasPrefix("git:") }
        sizes = Dictionary(contents.map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
    }

    deinit { close(descriptor) }

    /// How many files need not be read again.
    public var count: Int { finished.count }

    /// What was found in a file, unless it has changed since.
    public func result(path: String, size: Int, modified: Int) -> FileResult? {
        guard let place = finished[Key(path: path, size: size, modified: modified)] else { return nil }
        var bytes = [UInt8](repeating: 0, count: place.count)
        guard pread(descriptor, &bytes, bytes.count, off_t(place.offset)) == bytes.count else { return nil }
        return (try? JSONParser.parse(bytes)).flatMap { ResultCoding.file($0["result"]) }
    }

    /// What was found in a content of a history, which never changes.
    public func result(of blob: GitBlob) -> ScannedFile? {
        let key = "git:\(blob.id)"
        guard let size = sizes[key], let result = result(path: key, size: size, modified: 0) else { return nil }
        return ScannedFile(path: blob.path ?? blob.id, size: size, modified: 0, blob: blob, result: result)
    }

    /// Remembers a finished file.
    /// - Throws: `SystemError`.
    public func add(_ file: ScannedFile) throws {
        var json = JSONWriter()
        json.object { json in
            json.member("path", file.stateKey)
            json.member("size", Int64(file.size))
            json.member("modified", Int64(file.modified))
            json.name("result")
            ResultCoding.write(file.result, to: &json)
        }
        let line = json.bytes + [0x0A]
        try end.withLock { _ throws(SystemError) in try AtomicFile.writeAll(line, to: descriptor) }
    }

    private static func header(_ rules: [UInt8]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("castellanScan", 1 as Int64)
            json.member("rules", Hexadecimal.encode(rules))
        }
        return json.bytes
    }

    /// Empty where there is no file.
    private static func contents(of file: ScanPath) throws -> [UInt8] {
        let status: FileStatus
        do {
            status = try FileStatus.of(file, followingLink: true)
        } catch {
            guard error.number == ENOENT else { throw error }
            return []
        }
        guard status.kind == .file else { throw ScanStateError.noState }
        guard let bytes = Folder.contents(file, limit: sizeLimit) else { throw SystemError(EFBIG) }
        guard bytes.isEmpty || bytes.starts(with: mark) else { throw ScanStateError.noState }
        return bytes
    }

    private static let sizeLimit = 4 << 30
    /// What every state begins with, whatever the rules.
    private static let mark = Array(#"{"castellanScan":"#.utf8)

    private static func lines(of bytes: [UInt8], header: [UInt8]) -> [[UInt8]] {
        let lines = bytes.split(separator: 0x0A)
        guard lines.first == header[...] else { return [] }
        return lines.dropFirst().compactMap { line in
            let line = Array(line)
            guard let node = try? JSONParser.parse(line), key(node) != nil, ResultCoding.file(node["result"]) != nil
            else {
                return nil
            }
            return line
        }
    }

    private static func key(_ node: JSONNode) -> Key? {
        guard let path = node["path"]?.string, case .number(let size)? = node["size"]?.value, let size = Int(size),
            case .number(let modified)? = node["modified"]?.value, let modified = Int(modified)
        else { return nil }
        return Key(path: path, size: size, modified: modified)
    }
}

/// Why a file cannot be gone on from.
public enum ScanStateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It is there and is something else.
    case noState

    public var description: String { "it is there already, and is no state of a scan" }
}

extension ScannedFile {
    /// What a state calls it: contents of a history by their ids, for their names say nothing.
    var stateKey: String { blob.map { "git:\($0.id)" } ?? path }
}
