import ArgumentParser

/// `castellan iam`: the policy engine, offline.
struct IAMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "iam",
        abstract: "Evaluate and check IAM policies offline.",
        subcommands: [Evaluate.self, Lint.self])
}
