import ArgumentParser

/// The command `castellan`: one executable, one file per sub-command.
///
/// Every command gives its `commandName`: a name that is made from the type's is looked for in all of the program's types,
/// for each command, at every start.
@main
struct Castellan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "castellan",
        abstract: "A self-hosted security plane that speaks the AWS APIs.",
        discussion: """
            Start the plane, point the AWS tools at it, and ask who you are:

              castellan up
              eval "$(castellan env)"
              aws sts get-caller-identity

            Then, why a call was allowed or denied:

              castellan explain REQUEST-ID
            """,
        version: Release.version,
        subcommands: [
            Up.self, Env.self, Explain.self, IAMCommand.self, CedarCommand.self, AuditCommand.self, KeysCommand.self,
            ScanCommand.self, IdentifiersCommand.self, ExtractWorkerCommand.self,
        ])
}

enum Release {
    static let version = "0.1.0"
}
