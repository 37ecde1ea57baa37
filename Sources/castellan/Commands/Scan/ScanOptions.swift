import ArgumentParser
import Discovery

/// Which identifiers a command uses.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: """
            Only these: ids, ids with a *, or credentials, financial, personal; several with commas. `castellan identifiers` \
            lists them.
            """)
    var identifiers: [String] = []

    @Option(help: "All but these, named in the same way.")
    var exclude: [String] = []

    @Flag(help: "Only those that Macie recommends.")
    var recommended = false

    @Option(help: "A JSON file of custom identifiers, as CreateCustomDataIdentifier takes them. May be repeated.")
    var custom: [String] = []

    @Option(help: "A text file of values that are not reported, or a JSON file with a regex. May be repeated.")
    var allow: [String] = []

    func validate() throws {
        if recommended, !identifiers.isEmpty {
            throw ValidationError("Choose --recommended or --identifiers, not both.")
        }
    }
}

/// Which files are read, and how much of them.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: "Skip larger files, such as 500KB, 100MB or 2GB (default: each format's own limit).",
        transform: ByteCount.init)
    var maxSize: ByteCount?

    @Flag(help: "Leave out what Git ignores.")
    var respectGitignore = false

    @Flag(help: "Follow symbolic links within folders.")
    var follow = false

    @Flag(help: "Read the history of the repositories at the paths instead of files.")
    var git = false
}

/// What is said, how, and what makes the command fail.
struct ReportingOptions: ParsableArguments {
    @Option(help: "table, json, jsonl, sarif or html.")
    var format = ScanFormat.table

    @Option(name: [.customShort("o"), .long], help: "Write the report to this file.")
    var output: String?

    @Flag(help: "Show the first ten occurrences of each type in each file, masked.")
    var showSamples = false

    @Flag(help: "Show samples as they are. They are what the scan is to find: mind where they go.")
    var reveal = false

    @Flag(help: "List what looked like a match and was not reported, with the reason.")
    var explain = false

    @Option(
        help: "Exit with 3 when something of this severity or above is found: low, medium or high.",
        transform: Severity.named)
    var failOn: Severity?

    @Flag(help: "Exit with 4 when something was not analysed as a whole.")
    var failOnIncomplete = false

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if reveal, !showSamples { throw ValidationError("--reveal goes with --show-samples.") }
    }
}

enum ScanFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, sarif, html
}

extension Severity {
    static func named(_ name: String) throws -> Self {
        guard let severity = allCases.first(where: { $0.description.lowercased() == name.lowercased() }) else {
            throw ValidationError("No severity is called \(name); there are low, medium and high.")
        }
        return severity
    }
}

/// A number of bytes, as people write it.
struct ByteCount: Equatable {
    let bytes: Int

    init(_ text: String) throws {
        let units: [(String, Int)] = [
            ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30), ("tib", 1 << 40), ("kb", 1_000), ("mb", 1_000_000),
            ("gb", 1_000_000_000), ("tb", 1_000_000_000_000), ("k", 1 << 10), ("m", 1 << 20), ("g", 1 << 30), ("b", 1),
            ("", 1),
        ]
        let lower = text.lowercased().filter { $0 != " " }
        guard let (unit, scale) = units.first(where: { lower.hasSuffix($0.0) }),
            let number = Double(lower.dropLast(unit.count)), number > 0, number * Double(scale) < 9e18
        else { throw ValidationError("\(text) is no size; write a number and a unit, such as 100MB.") }
        bytes = Int(number * Double(scale))
    }
}
