import ArgumentParser
import Cedar

/// `castellan cedar`: the sub-commands, options and exit codes of the public `cedar` command.
struct CedarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cedar",
        abstract: "Decide, check and translate Cedar policies.",
        discussion: """
            Ask for a decision, and see which policies made it:

              castellan cedar authorize -p policies.cedar --entities entities.json -s schema.cedarschema \\
                -l 'User::"alice"' -a 'Action::"view"' -r 'Photo::"trip.jpg"' --verbose

            Ask why, and who else:

              castellan cedar explain -p policies.cedar --entities entities.json \\
                -l 'User::"bob"' -a 'Action::"view"' -r 'Photo::"trip.jpg"'
              castellan cedar who-can -p policies.cedar -s schema.cedarschema --entities entities.json \\
                -a 'Action::"view"' -r 'Photo::"trip.jpg"'

            Check policies before anyone relies on them:

              castellan cedar validate -p policies.cedar -s schema.cedarschema
              castellan cedar run-tests -p policies.cedar --tests tests.json

            Begin with an example of everything:

              castellan cedar new -n sample

            Exit codes: 0 success or ALLOW, 1 failure, 2 DENY, 3 policies that do not validate. A file that is left out or
            named - is standard input. Policies that have an annotation @id are called by it, others policy0, policy1, …
            """,
        subcommands: [
            Authorize.self, Explain.self, WhoCan.self, WhatCan.self, Evaluate.self, Validate.self, CheckParse.self,
            Format.self, Link.self, TranslatePolicy.self, TranslateSchema.self, Visualize.self, New.self, RunTests.self,
            Replay.self, TPE.self, SymCC.self, RunCorpus.self, LanguageVersion.self,
        ])
}

extension CedarCommand {
    struct LanguageVersion: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "language-version", abstract: "Print the version of the Cedar language that is spoken here.")

        func run() { print("Cedar language version: \(CedarLanguage.version)") }
    }
}

extension ExitCode {
    static let denied = ExitCode(2)
    static let invalidPolicies = ExitCode(3)
}
