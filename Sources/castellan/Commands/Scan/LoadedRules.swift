import Core
import Discovery
import Extraction
import Scanning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is looked for, ready to run on as many threads as there are.
struct LoadedRules: Sendable {
    typealias Matcher = Discovery.Matcher
    typealias Reader = ExtractionReader

    let rules: Rules
    let types: [SensitiveType]
    /// Of everything that decides what is found.
    let digest: [UInt8]

    init(_ selection: SelectionOptions) throws {
        let identifiers = try selection.selected
        let custom = try selection.customIdentifiers
        let allowLists = try selection.allowLists
        rules = try Self.compiled(identifiers, custom, allowLists.map(\.list))
        types =
            identifiers.map(SensitiveType.init)
            + custom.map { identifier in
                SensitiveType(custom: identifier.name, id: identifier.name, thresholds: identifier.severityLevels)
            }
        var parts = [Release.version] + identifiers.map(\.id) + custom.map { "\($0)" }
        parts += allowLists.map { "\(SHA256.digest($0.content))" }
        digest = SHA256.digest(Array(parts.joined(separator: "\0").utf8))
    }

    var makeMatcher: @Sendable () throws -> Matcher {
        let rules = rules
        return { try rules.matcher() }
    }

    var makeReader: @Sendable () throws -> Reader {
        { ExtractionReader(extractor: Self.executable.map { Extractor(executable: $0) }) }
    }

    /// Compiled rules are kept for the next run: compiling them takes seconds, reading them back milliseconds.
    private static func compiled(
        _ identifiers: [Identifier], _ custom: [CustomIdentifier], _ allowLists: [AllowList]
    ) throws -> Rules {
        let folder = CacheFolder.standard()
        let key = SHA256.digest(
            Array(([Release.version] + identifiers.map(\.id) + custom.map { "\($0)" }).joined(separator: "\0").utf8))
        let rules = try Rules(
            identifiers: identifiers, custom: custom, allowLists: allowLists, cache: folder?.content(for: key) ?? [])
        if !rules.cameFromCache { folder?.store(rules.serialized, for: key) }
        return rules
    }

    private static var executable: String? {
        let path = realpath("/proc/self/exe", nil)
        defer { free(path) }
        return path.map { String(cString: $0) }
    }
}

extension SelectionOptions {
    /// The identifiers that are asked for, in the catalogue's order.
    var selected: [Identifier] {
        get throws {
            let wanted = try Self.choices(identifiers)
            let unwanted = try Self.choices(exclude)
            let chosen = Catalogue.all.filter { identifier in
                if recommended, identifier.source != .macie(recommended: true) { return false }
                if !wanted.isEmpty, !wanted.contains(where: { $0.includes(identifier) }) { return false }
                return !unwanted.contains { $0.includes(identifier) }
            }
            guard !chosen.isEmpty || !custom.isEmpty else {
                throw Complaint("no identifier is left to look for", remedy: "see castellan identifiers")
            }
            return chosen
        }
    }

    private static func choices(_ names: [String]) throws -> [IdentifierChoice] {
        try names.flatMap { $0.split(separator: ",") }.map { try IdentifierChoice(String($0)) }
    }

    var customIdentifiers: [CustomIdentifier] {
        get throws {
            try custom.flatMap { path in
                do {
                    return try CustomIdentifierFile.parse(try readFile(path))
                } catch let error as CustomIdentifierFileError {
                    throw Complaint("\(path): \(error)")
                }
            }
        }
    }

    /// With the bytes of each, which decide what is found.
    var allowLists: [(list: AllowList, content: [UInt8])] {
        get throws {
            try allow.map { path in
                let content = try readFile(path)
                do {
                    if let regex = Self.regex(content) { return (try AllowList(name: path, regex: regex), content) }
                    return (try AllowList(name: path, entries: content), content)
                } catch let error as AllowListError {
                    throw Complaint("\(path): \(error)")
                }
            }
        }
    }

    /// Of a JSON file with nothing else.
    private static func regex(_ content: [UInt8]) -> String? {
        guard content.first == UInt8(ascii: "{") else { return nil }
        return (try? JSONParser.parse(content))?["regex"]?.string
    }

    private func readFile(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        do {
            guard descriptor >= 0 else { throw ReadingError.system(errno) }
            guard let bytes = try ByteSource(descriptor: descriptor).readAll(limit: 64 << 20) else {
                throw ReadingError.system(EFBIG)
            }
            return bytes
        } catch {
            throw Complaint("cannot read \(path): \(error)", remedy: "name a file that can be read")
        }
    }
}
