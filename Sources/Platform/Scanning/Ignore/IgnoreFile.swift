/// The patterns of one `.gitignore` file.
struct IgnoreFile: Sendable {
    private let patterns: [IgnorePattern]
    /// How many bytes of a path are the file's folder, with the slash behind it.
    private let base: Int

    /// A file larger than this is no list of patterns.
    static let sizeLimit = 16 << 20

    /// - Parameter base: How many bytes of a path stand before what the patterns are compared with.
    init(_ bytes: [UInt8], base: Int) {
        self.base = base
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
        patterns = content.split(separator: 0x0A).compactMap { line in
            IgnorePattern(line: line.last == 0x0D ? line.dropLast() : line)
        }
    }

    var isEmpty: Bool { patterns.isEmpty }

    /// Whether a path is left out; nil when no pattern speaks of it. The last that does decides.
    func verdict(on path: [UInt8], isFolder: Bool) -> Bool? {
        guard base < path.count else { return nil }
        let below = Array(path[base...])
        let name = below.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return patterns.last { $0.matches(below, name: name, isFolder: isFolder) }.map { !$0.isNegated }
    }
}
