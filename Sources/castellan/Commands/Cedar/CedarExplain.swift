import ArgumentParser
import Cedar
import Core

extension CedarCommand {
    /// `castellan cedar explain`
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Say why a request is allowed or denied, and which permits came nearest.",
            discussion: """
                  castellan cedar explain -p policies.cedar --entities entities.json \\
                    -l 'User::"alice"' -a 'Action::"view"' -r 'Photo::"trip.jpg"'

                ✓ holds, ✗ fails, ! cannot be evaluated, · was not looked at. The exit code is that of authorize.
                """)

        @OptionGroup var request: CedarRequestOptions
        @OptionGroup var policies: CedarPolicyOptions
        @OptionGroup var schema: CedarSchemaOptions

        @Option(help: "A file with the entities, a JSON array.")
        var entities: String

        @Option(help: "How many of the nearest permits are told.")
        var nearest = 3

        @Option(help: "What is printed: text or json.")
        var format = OutputFormat.text

        func run() throws {
            let schema = try schema.resolved
            let set = try policies.policySet
            let entities = try JSONInput.entities(readInput(entities), entities, schema)
            let explanation = Explainer(set).explain(try request.request(schema), entities, nearest: max(0, nearest))
            print(format == .json ? explanation.json : explanation.description)
            if explanation.response.decision == .deny { throw ExitCode.denied }
        }
    }

    /// `castellan cedar who-can`
    struct WhoCan: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "who-can", abstract: "List the principals, of the entities given, that may do something.",
            discussion: """
                  castellan cedar who-can -p policies.cedar -s schema.cedarschema --entities entities.json \\
                    -a 'Action::"view"' -r 'Photo::"trip.jpg"'

                Asks for every entity of a type that the schema lets do the action; without a schema, for every entity.
                """)

        @OptionGroup var search: CedarSearchOptions

        @Option(name: .shortAndLong, help: "Such as 'Action::\"view\"'.")
        var action: String

        @Option(name: .shortAndLong, help: "Such as 'Photo::\"trip.jpg\"'.")
        var resource: String

        func run() throws {
            let asked = try search.loaded()
            let action = try search.uid(action, "--action")
            let resource = try search.uid(resource, "--resource")
            let candidates = asked.candidates(ofTypes: asked.schema?.actions[action]?.principals)
            let found = candidates.filter { asked.isAllowed($0, action, resource) }
            search.show(found.map(\.description), of: candidates.count)
        }
    }

    /// `castellan cedar what-can`
    struct WhatCan: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "what-can", abstract: "List what a principal may do, on which of the entities given.",
            discussion: """
                  castellan cedar what-can -p policies.cedar -s schema.cedarschema --entities entities.json \\
                    -l 'User::"alice"'

                Asks for every action of the schema on every entity of a type that it applies to; -a and -r narrow it.
                """)

        @OptionGroup var search: CedarSearchOptions

        @Option(name: [.customShort("l"), .long], help: "Such as 'User::\"alice\"'.")
        var principal: String

        @Option(name: .shortAndLong, help: "One action only.")
        var action: String?

        @Option(name: .shortAndLong, help: "One resource only.")
        var resource: String?

        func run() throws {
            let asked = try search.loaded()
            let principal = try search.uid(principal, "--principal")
            let one = try action.map { try search.uid($0, "--action") }
            guard let actions = one.map({ [$0] }) ?? asked.schema?.actions.keys.sorted() else {
                throw Complaint("which actions there are is not known", remedy: "give --schema FILE or --action")
            }
            let resource = try resource.map { try search.uid($0, "--resource") }
            var found: [String] = []
            var count = 0
            for action in actions {
                let declared = asked.schema?.actions[action]
                if let declared, !declared.principals.contains(principal.type) { continue }
                let candidates = resource.map { [$0] } ?? asked.candidates(ofTypes: declared?.resources)
                count += candidates.count
                found += candidates.filter { asked.isAllowed(principal, action, $0) }.map { "\(action) on \($0)" }
            }
            search.show(found, of: count)
        }
    }
}

/// What the two searches have in common.
struct CedarSearchOptions: ParsableArguments {
    @OptionGroup var policies: CedarPolicyOptions
    @OptionGroup var schema: CedarSchemaOptions

    @Option(help: "A file with the entities, a JSON array.")
    var entities: String

    @Option(name: .shortAndLong, help: "A file with the context, a JSON object.")
    var context: String?

    @Option(help: "What is printed: text or json.")
    var format = OutputFormat.text

    struct Loaded {
        let schema: Schema?
        let entities: Entities
        let authorizer: Authorizer
        let graph: EntityGraph
        let context: [Text: Value]

        /// Entities that are no actions, in order.
        func candidates(ofTypes types: Set<Name>?) -> [EntityUID] {
            entities.entities.keys.filter { types?.contains($0.type) ?? !$0.type.isAction }.sorted()
        }

        func isAllowed(_ principal: EntityUID, _ action: EntityUID, _ resource: EntityUID) -> Bool {
            let request = Request(principal: principal, action: action, resource: resource, context: context)
            return authorizer.isAuthorized(request, graph).decision == .allow
        }
    }

    func loaded() throws -> Loaded {
        let schema = try schema.resolved
        let authorizer = Authorizer(try policies.policySet)
        let entities = try JSONInput.entities(readInput(entities), entities, schema)
        var members: [Text: Value] = [:]
        if let context {
            let text = try readInput(context)
            members = try complaining(about: context, text) { () throws(Diagnostics) in try Request.context(json: text)
            }
        }
        return Loaded(
            schema: schema, entities: entities, authorizer: authorizer, graph: authorizer.load(entities),
            context: members)
    }

    func uid(_ text: String, _ place: String) throws -> EntityUID {
        try complaining(about: place, text) { () throws(Diagnostics) in try EntityUID(parsing: text) }
    }

    func show(_ found: [String], of count: Int) {
        if format == .json {
            var json = JSONWriter()
            json.array { json in for text in found { json.string(text) } }
            print(json.text)
        } else {
            for text in found { print(text) }
            print("\(found.count) of \(count)")
        }
    }
}
