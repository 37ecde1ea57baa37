import ArgumentParser
import Cedar
import Core

extension CedarCommand {
    /// `castellan cedar translate-policy`
    struct TranslatePolicy: ParsableCommand {
        enum Direction: String, ExpressibleByArgument, CaseIterable {
            case cedarToJSON = "cedar-to-json"
            case jsonToCedar = "json-to-cedar"
        }

        static let configuration = CommandConfiguration(
            commandName: "translate-policy", abstract: "Translate policies between text and JSON.",
            discussion: "  castellan cedar translate-policy --direction cedar-to-json -p policies.cedar")

        @Option(help: "cedar-to-json or json-to-cedar.")
        var direction: Direction

        @Option(name: [.short, .customLong("policies")], help: "Policies; standard input when left out.")
        var policies: String?

        func run() throws {
            let name = policies ?? "-"
            let text = try readInput(name)
            try complaining(about: name, text) { () throws(Diagnostics) in
                switch direction {
                case .cedarToJSON: print(try PolicySet(parsing: text).namedByAnnotation().json)
                case .jsonToCedar: print(try PolicySet(anyJSON: text).cedarText)
                }
            }
        }
    }

    /// `castellan cedar translate-schema`
    struct TranslateSchema: ParsableCommand {
        enum Direction: String, ExpressibleByArgument, CaseIterable {
            case jsonToCedar = "json-to-cedar"
            case cedarToJSON = "cedar-to-json"
            case cedarToResolvedJSON = "cedar-to-json-with-resolved-types"
        }

        static let configuration = CommandConfiguration(
            commandName: "translate-schema", abstract: "Translate a schema between text and JSON.",
            discussion: "  castellan cedar translate-schema --direction cedar-to-json -s schema.cedarschema")

        @Option(help: "json-to-cedar, cedar-to-json or cedar-to-json-with-resolved-types.")
        var direction: Direction

        @Option(name: [.short, .customLong("schema")], help: "The schema; standard input when left out.")
        var schema: String?

        func run() throws {
            let name = schema ?? "-"
            let text = try readInput(name)
            try complaining(about: name, text) { () throws(Diagnostics) in
                switch direction {
                case .jsonToCedar: print(try SchemaDocument(json: text).cedarText())
                case .cedarToJSON: print(try SchemaDocument(parsing: text).json)
                case .cedarToResolvedJSON: print(try SchemaDocument(parsing: text).resolvingTypes().json)
                }
            }
        }
    }

    /// `castellan cedar link`
    struct Link: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link",
            abstract: "Link a template, and keep the link in the file that -k names.",
            discussion: """
                  castellan cedar link -p policies.cedar -k links.json --template-id share -n share-trip \\
                    -a '{"?principal": "User::\\"alice\\"", "?resource": "Album::\\"trip\\""}'
                """)

        @OptionGroup var policies: CedarPolicyOptions

        @Option(name: .customLong("template-id"), help: "The template.")
        var template: String

        @Option(name: [.customShort("n"), .customLong("new-id")], help: "The new policy's id.")
        var id: String

        @Option(name: .shortAndLong, help: "Slots with their entities, a JSON object.")
        var arguments: String

        func run() throws {
            var set = try policies.policiesAndTemplates
            let file = policies.links
            var links = try TemplateLinks(file.flatMap { try? readInput($0) } ?? "", named: file ?? "links")
            try links.add(to: &set)
            let link = TemplateLinks.Link(
                template: template, id: id,
                arguments: try TemplateLinks.arguments(JSONInput.read(arguments, named: "--arguments"), "--arguments"))
            try TemplateLinks.add(link, to: &set)
            links.links.append(link)
            if let file { try writeOutput(links.json + "\n", to: file) }
            let linked = set.decidable.first { $0.id == Text(id) }
            print("Template-linked policy added: \(linked?.policy.cedarText ?? id)")
        }
    }
}
