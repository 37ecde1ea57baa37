import Core
import Discovery
import Scanning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What stands in for a bucket, its account and its objects where files are scanned.
struct ScanSubject: Sendable {
    let start: Timestamp
    private let folder: String

    init(start: Timestamp = SystemClock().now()) {
        self.start = start
        let path = getcwd(nil, 0)
        defer { free(path) }
        folder = path.map { String(cString: $0) } ?? ""
    }

    /// The account is all zeros, the region `local`. The object's key is the path as it was found, its path the absolute one,
    /// its version the commit of a history; there is no bucket.
    func context(of file: ScannedFile) -> FindingContext {
        let modified = file.modified == 0 ? ResultValue.null : .time(milliseconds: Int64(file.modified / 1_000_000))
        return FindingContext(
            accountID: "000000000000", region: "local", createdAt: start.microseconds / 1_000,
            object: [
                .init("bucketArn", .null),
                .init("eTag", .optional(file.blob?.id)),
                .init("extension", .string(FileExtension.of(file.path) ?? "")),
                .init("key", .string(file.path)),
                .init("lastModified", modified),
                .init("path", .string(absolute(file))),
                .init("publicAccess", .null),
                .init("serverSideEncryption", .null),
                .init("size", .integer(file.size)),
                .init("storageClass", .null),
                .init("tags", .array([])),
                .init("versionId", .optional(file.blob?.commit)),
            ])
    }

    /// The same file with the same content has the same id in every scan.
    func id(of file: ScannedFile, document: Int = 0) -> String {
        let key = [file.blob?.id ?? "", absolute(file), String(file.size), String(file.modified), String(document)]
        return Hexadecimal.encode(SHA256.digest(Array(key.joined(separator: "\0").utf8)).prefix(16))
    }

    private func absolute(_ file: ScannedFile) -> String {
        if file.path.hasPrefix("/") || file.path == "-" || file.blob != nil { return file.path }
        let path = file.path.hasPrefix("./") ? String(file.path.dropFirst(2)) : file.path
        return folder == "/" ? "/" + path : "\(folder)/\(path)"
    }
}
