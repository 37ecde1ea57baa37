import ArgumentParser
import Cedar

extension CedarCommand {
    /// `castellan cedar format`
    struct Format: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "format",
            abstract: "Lay out policies in one way; comments stay.",
            discussion: """
                  castellan cedar format -p policies.cedar --write
                  castellan cedar format -p policies.cedar --check     # exit code 1 when it would change something
                """)

        @Option(name: [.short, .customLong("policies")], help: "Policies; standard input when left out.")
        var policies: String?

        @Option(name: [.customShort("l"), .customLong("line-width")], help: "How wide lines may be.")
        var lineWidth = 80

        @Option(name: [.short, .customLong("indent-width")], help: "Spaces to a level.")
        var indentWidth = 2

        @Flag(name: .shortAndLong, help: "Write the result to the file.")
        var write = false

        @Flag(name: .shortAndLong, help: "Print nothing, and fail when the file is not as it would be laid out.")
        var check = false

        func validate() throws {
            guard !write || policies != nil && policies != "-" else {
                throw ValidationError("--write needs a file: add -p FILE")
            }
            guard lineWidth > 0, (0...40).contains(indentWidth) else {
                throw ValidationError("--line-width must be at least 1, and --indent-width 0 to 40")
            }
        }

        func run() throws {
            let name = policies ?? "-"
            let text = try readInput(name)
            let formatter = PolicyFormatter(lineWidth: lineWidth, indentWidth: indentWidth)
            let formatted = try complaining(about: name, text) { () throws(Diagnostics) in try formatter.format(text) }
            if check, formatted != text {
                throw Complaint("\(name) is not formatted", remedy: "run castellan cedar format --write -p \(name)")
            }
            if write {
                if formatted != text { try writeOutput(formatted, to: name) }
            } else if !check {
                print(formatted, terminator: "")
            }
        }
    }
}
