import ArgumentParser
import Core
import Keyring

/// `castellan keys`: the root key that every secret at rest is sealed under.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Look at the root key, and change it while the plane runs.",
        subcommands: [Status.self, Rewrap.self])

    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status",
            abstract: "Say where the root key comes from, and whether it is being changed.",
            discussion: """
                  castellan keys status
                  castellan keys status --format json
                """)

        @Option(help: "The plane's home (default: CASTELLAN_HOME, else ~/.castellan).")
        var home: String?

        @Option(help: "text or json.")
        var format = OutputFormat.text

        func run() throws {
            let home = Home(home)
            guard let state = try RootFolder(home.path).state() else {
                throw Complaint(
                    "no plane was started in \(home.path)", remedy: "run `castellan up` first, or name its --home")
            }
            print(format == .json ? Self.json(state) : Self.text(state, home))
        }

        private static func text(_ state: RootState, _ home: Home) -> String {
            var lines = ["root key \(state.current.keyID), kept by \(state.current.source.kind)"]
            if let next = state.next {
                let count = RootKeyProgress.read(from: home).map { ", \($0.resealed) records sealed anew so far" } ?? ""
                lines.append("changing to \(next.entry.keyID), kept by \(next.entry.source.kind)\(count)")
            }
            for retired in state.retired {
                lines.append("\(retired.keyID) still opens sessions of before, until \(retired.until.iso8601)")
            }
            return lines.joined(separator: "\n")
        }

        static func json(_ state: RootState) -> String {
            var json = JSONWriter()
            json.object { json in
                write("current", state.current, to: &json)
                if let next = state.next { write("next", next.entry, to: &json) }
                json.name("retired")
                json.array { json in
                    for retired in state.retired {
                        json.object { json in
                            json.member("keyID", retired.keyID)
                            json.member("until", retired.until.iso8601)
                        }
                    }
                }
            }
            return json.text
        }

        private static func write(_ name: String, _ entry: RootState.Entry, to json: inout JSONWriter) {
            json.name(name)
            json.object { json in
                json.member("keyID", entry.keyID)
                json.member("source", entry.source.kind)
            }
        }
    }
}
