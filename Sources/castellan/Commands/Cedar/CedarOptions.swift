import ArgumentParser
import Cedar
import Core

enum CedarPolicyFormat: String, ExpressibleByArgument, CaseIterable {
    case cedar, json
}

enum CedarSchemaFormat: String, ExpressibleByArgument, CaseIterable {
    case cedar, json
}

struct CedarPolicyOptions: ParsableArguments {
    @Option(name: [.short, .customLong("policies")], help: "Policies and templates; standard input when left out.")
    var policies: String?

    @Option(name: .customLong("policy-format"), help: "How they are written: cedar or json.")
    var policyFormat = CedarPolicyFormat.cedar

    @Option(
        name: [.customShort("k"), .customLong("template-linked")],
        help: "Links, as `castellan cedar link` writes them.")
    var links: String?

    var policySet: PolicySet {
        get throws {
            var set = try policiesAndTemplates
            if let links { try TemplateLinks(readInput(links), named: links).add(to: &set) }
            return set
        }
    }

    /// Without the links.
    var policiesAndTemplates: PolicySet {
        get throws {
            let name = policies ?? "-"
            let text = try readInput(name)
            return try complaining(about: name, text) { () throws(Diagnostics) in
                switch policyFormat {
                case .cedar: try PolicySet(parsing: text).namedByAnnotation()
                case .json: try PolicySet(anyJSON: text)
                }
            }
        }
    }
}

struct CedarSchemaOptions: ParsableArguments {
    @Option(name: [.short, .customLong("schema")], help: "The schema.")
    var schema: String?

    @Option(name: .customLong("schema-format"), help: "How it is written: cedar or json.")
    var schemaFormat = CedarSchemaFormat.cedar

    var resolved: Schema? {
        get throws {
            guard let schema else { return nil }
            let text = try readInput(schema)
            return try complaining(about: schema, text) { () throws(Diagnostics) in
                schemaFormat == .cedar ? try Schema(parsing: text) : try Schema(json: text)
            }
        }
    }

    /// What the schema is warned of, such as a name that hides a built-in type; for a schema that can be read.
    var warnings: [String] {
        get throws {
            guard let schema, schema != "-" else { return [] }
            let text = try readInput(schema)
            let found = try complaining(about: schema, text) { () throws(Diagnostics) in
                schemaFormat == .cedar
                    ? try SchemaDocument.read(text).warnings : try SchemaDocument(json: text).warnings
            }
            return found.map { $0.rendered(in: SourceText(text, name: schema), severity: "warning") }
        }
    }

    var required: Schema {
        get throws {
            guard let schema = try resolved else { throw Complaint("a schema is needed: add --schema FILE") }
            return schema
        }
    }
}

struct CedarRequestOptions: ParsableArguments {
    @Option(name: [.customShort("l"), .long], help: "Such as 'User::\"alice\"'.")
    var principal: String?

    @Option(name: .shortAndLong, help: "Such as 'Action::\"view\"'.")
    var action: String?

    @Option(name: .shortAndLong, help: "Such as 'Photo::\"trip.jpg\"'.")
    var resource: String?

    @Option(name: .shortAndLong, help: "A file with the context, a JSON object.")
    var context: String?

    @Option(
        name: .customLong("request-json"),
        help: "A file with principal, action and resource as strings, and context as an object.")
    var requestJSON: String?

    @Option(name: .customLong("request-validation"), help: "Whether the request must fit the schema.")
    var isValidated = true

    func request(_ schema: Schema?) throws -> Request {
        let request = try requestJSON.map { try self.request(file: $0, schema) } ?? requestFromOptions(schema)
        if isValidated, let schema {
            let errors = request.validate(against: schema)
            if !errors.isEmpty {
                throw Complaint(
                    errors.map { "the request does not fit the schema: \($0.diagnostic.message)" }.joined(
                        separator: "\n"))
            }
        }
        return request
    }

    private func requestFromOptions(_ schema: Schema?) throws -> Request {
        guard let principal, let action, let resource else {
            throw Complaint("--principal, --action and --resource are needed, or --request-json FILE")
        }
        let actionUID = try uid(action, "--action")
        var members: [Text: Value] = [:]
        if let context {
            let text = try readInput(context)
            members = try complaining(about: context, text) { () throws(Diagnostics) in
                try Request.context(json: text, schema: schema, action: actionUID)
            }
        }
        return Request(
            principal: try uid(principal, "--principal"), action: actionUID,
            resource: try uid(resource, "--resource"), context: members)
    }

    private func request(file: String, _ schema: Schema?) throws -> Request {
        let node = try JSONInput.read(readInput(file), named: file)
        func entity(_ name: String) throws -> EntityUID {
            guard let text = node[name]?.string else { throw Complaint("\(file): `\(name)` is missing or no string") }
            return try uid(text, "\(file): \(name)")
        }
        let action = try entity("action")
        let context = try node["context"].map { try JSONInput.context($0, file, schema, action) } ?? [:]
        return Request(
            principal: try entity("principal"), action: action, resource: try entity("resource"), context: context)
    }

    private func uid(_ text: String, _ place: String) throws -> EntityUID {
        try complaining(about: place, text) { () throws(Diagnostics) in try EntityUID(parsing: text) }
    }
}

/// Runs `body` and turns what is wrong with a text into a complaint that shows the place.
func complaining<Result>(
    about name: String, _ text: String, _ body: () throws(Diagnostics) -> Result
) throws -> Result {
    do throws(Diagnostics) {
        return try body()
    } catch {
        let source = SourceText(text, name: name)
        throw Complaint(error.all.map { $0.rendered(in: source) }.joined(separator: "\n"))
    }
}
