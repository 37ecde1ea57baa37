import Discovery

/// The parts of an Office or OpenDocument file, which is a ZIP.
struct OfficePackage {
    private let file: ByteSource
    private let session: ReadingSession
    /// The parts' names, in the order of the directory.
    let parts: [String]

    /// - Throws: `ReadingError.limit` when it unpacks to more than it may, `ReadingError.malformed`.
    init(descriptor: Int32, size: Int, session: ReadingSession) throws {
        file = ByteSource(descriptor: descriptor)
        self.session = session
        let archive = try ArchiveHandle(file, formats: [.zip])
        var parts: [String] = []
        var sum = 0
        while let part = try archive.next() {
            guard parts.count < 65_536 else { throw ReadingError.malformed("It has too many parts.") }
            parts.append(part.name)
            let size = max(0, part.size ?? 0)
            sum = size > Int.max - sum ? Int.max : sum + size
            if part.isEncrypted { throw ReadingError.limit(.unableToParse, detail: "It is encrypted.") }
        }
        self.parts = parts
        try Self.check(sum, packed: size, limits: session.limits)
    }

    private static func check(_ sum: Int, packed: Int, limits: ReadingLimits) throws {
        guard sum <= limits.officeUncompressedSize else {
            throw ReadingError.limit(
                .uncompressedSize, detail: "It unpacks to more than \(limits.officeUncompressedSize) bytes.")
        }
        // Small documents of much repetition are no danger.
        guard sum <= 8 << 20 || sum / max(1, packed) <= limits.officeRatio else {
            throw ReadingError.limit(
                .uncompressedRatio, detail: "It unpacks to more than \(limits.officeRatio) times its size.")
        }
    }

    /// Calls `body` with every part that is wanted, in the directory's order.
    func read(where isWanted: (String) -> Bool, body: (String, ByteSource) throws -> Void) throws {
        let archive = try ArchiveHandle(file, formats: [.zip])
        let limits = session.limits
        var sum = 0
        while let part = try archive.next() {
            guard isWanted(part.name) else { continue }
            try archive.withCursor { cursor in
                let source = ByteSource(size: part.size) { buffer in
                    let count = try cursor.read(into: buffer)
                    sum += count
                    guard sum <= limits.officeUncompressedSize else {
                        throw ReadingError.limit(
                            .uncompressedSize, detail: "It unpacks to more than \(limits.officeUncompressedSize) bytes."
                        )
                    }
                    try session.checkTime()
                    return count
                }
                try body(part.name, source)
            }
        }
    }

    /// A part as a stream of XML, while `body` runs; nothing happens where there is no such part.
    func readXML(_ name: String, body: (XMLStream) throws -> Void) throws {
        var isRead = false
        try read(where: { $0 == name && !isRead }) { _, source in
            isRead = true
            try body(try XMLStream(source))
        }
    }

    /// What the relationships of a part say, targets by id, as names of parts; and the targets outside of the package.
    func relationships(of part: String) throws -> (parts: [String: String], external: [String]) {
        let pieces = part.split(separator: "/")
        let folder = pieces.dropLast().joined(separator: "/")
        var parts: [String: String] = [:]
        var external: [String] = []
        try readXML((folder.isEmpty ? "" : folder + "/") + "_rels/" + (pieces.last ?? "") + ".rels") { xml in
            while let node = try xml.next() {
                guard case .start("Relationship", _) = node, let target = xml.attribute("Target") else { continue }
                if xml.attribute("TargetMode") == "External" {
                    external.append(target)
                } else if let id = xml.attribute("Id"), parts.count < 65_536 {
                    parts[id] = Self.resolve(target, in: folder)
                }
            }
        }
        return (parts, external)
    }

    private static func resolve(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/")
        for step in target.split(separator: "/") {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
