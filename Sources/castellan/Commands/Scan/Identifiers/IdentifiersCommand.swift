import ArgumentParser
import Discovery

/// `castellan identifiers`
struct IdentifiersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identifiers",
        abstract: "List and describe what castellan scan looks for, and test it on text.",
        discussion: """
            Everything of a country, and everything that is a credential of a vendor:

              castellan identifiers --country DE
              castellan identifiers "GITHUB*"

            What an identifier looks like, what must stand near it, and how it is checked:

              castellan identifiers show USA_SOCIAL_SECURITY_NUMBER

            Whether a text would be reported, and why not:

              castellan identifiers test CREDIT_CARD_NUMBER "card 4012 8888 8888 1882"
            """,
        subcommands: [ListIdentifiers.self, ShowIdentifier.self, TestIdentifier.self],
        defaultSubcommand: ListIdentifiers.self)
}

/// `castellan identifiers list`
struct ListIdentifiers: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List identifiers.")

    @Argument(help: "Ids, ids with a *, or credentials, financial, personal; all by default.")
    var identifiers: [String] = []

    @Option(help: "Only those of a country, such as DE.")
    var country: String?

    @Flag(help: "Only those that Macie recommends.")
    var recommended = false

    @Option(help: "What is printed: text or json.")
    var format = OutputFormat.text

    func run() throws {
        let wanted = try identifiers.map { try IdentifierChoice($0) }
        let found = Catalogue.all.filter { identifier in
            if let country, !identifier.countries.contains(country.uppercased()) { return false }
            if recommended, identifier.source != .macie(recommended: true) { return false }
            return wanted.isEmpty || wanted.contains { $0.includes(identifier) }
        }
        guard !found.isEmpty else {
            throw Complaint("no identifier is like that", remedy: "leave out a condition, or see castellan identifiers")
        }
        print(format == .json ? IdentifierText.json(found) : IdentifierText.table(found))
    }
}

/// `castellan identifiers show`
struct ShowIdentifier: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Describe an identifier.")

    @Argument(help: "Such as USA_SOCIAL_SECURITY_NUMBER.")
    var id: String

    @Option(help: "What is printed: text or json.")
    var format = OutputFormat.text

    func run() throws {
        let identifier = try IdentifierChoice.one(id)
        print(format == .json ? IdentifierText.json([identifier]) : IdentifierText.description(of: identifier))
    }
}
