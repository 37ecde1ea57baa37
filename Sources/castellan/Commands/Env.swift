import ArgumentParser
import FoundationEssentials

/// `castellan env`: prints what points the AWS tools at the plane.
struct Env: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "env",
        abstract: "Print the settings that point the AWS tools at the plane.",
        discussion: """
            In a POSIX shell:   eval "$(castellan env)"
            In fish:            castellan env --format fish | source
            In PowerShell:      castellan env --format powershell | Invoke-Expression
            For a program:      castellan env --format json
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case shell
        case fish
        case powershell
        case json
    }

    @Option(help: "The plane's home (default: CASTELLAN_HOME, else ~/.castellan).")
    var home: String?

    @Option(help: "shell, fish, powershell or json.")
    var format = Format.shell

    func run() throws {
        let connection = try Connection.load(from: Home(home))
        var variables = [
            ("AWS_ENDPOINT_URL", connection.endpoint),
            ("AWS_REGION", connection.region),
            ("AWS_DEFAULT_REGION", connection.region),
            ("AWS_ACCESS_KEY_ID", connection.accessKeyID),
            ("AWS_SECRET_ACCESS_KEY", connection.secretAccessKey),
        ]
        if let authority = connection.authorityFile { variables.append(("AWS_CA_BUNDLE", authority)) }
        // A profile or a token from another session would win over the keys, or spoil them.
        let unset = ["AWS_SESSION_TOKEN", "AWS_PROFILE"]
        switch format {
        case .shell:
            for (name, value) in variables { print("export \(name)='\(value)'") }
            print("unset \(unset.joined(separator: " "))")
        case .fish:
            for (name, value) in variables { print("set -gx \(name) '\(value)'") }
            print("set -e \(unset.joined(separator: " "))")
        case .powershell:
            for (name, value) in variables { print("$env:\(name) = '\(value)'") }
            for name in unset { print("Remove-Item Env:\(name) -ErrorAction SilentlyContinue") }
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let object = Dictionary(uniqueKeysWithValues: variables)
            print(String(decoding: try encoder.encode(object), as: UTF8.self))
        }
    }
}
