import ArgumentParser
import Cedar
import Core

extension CedarCommand {
    /// `castellan cedar tpe`
    struct TPE: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tpe", abstract: "Decide a request of which parts are unknown, and show what is left open.",
            discussion: """
                  castellan cedar tpe -p policies.cedar -s schema.cedarschema --entities entities.json \\
                    --principal-type User --principal-eid alice -a 'Action::"view"' --resource-type Photo

                Entities may leave out attrs, parents or tags that are not known. Exit codes: 0 ALLOW, 2 DENY, 4 UNKNOWN,
                when the residual policies are printed. With --needs, the data that the decision still needs follows.
                """)

        @OptionGroup var policies: CedarPolicyOptions
        @OptionGroup var schema: CedarSchemaOptions
        @OptionGroup var request: CedarPartialRequestOptions

        @Option(help: "A file with what is known of entities, a JSON array.")
        var entities: String

        @Flag(name: .shortAndLong, help: "Tell how long the decision took.")
        var timing = false

        @Flag(help: "Tell which entity data the decision still needs.")
        var needs = false

        func run() throws {
            let schema = try schema.required
            let authorizer = PartialAuthorizer(try policies.policySet, schema: schema)
            let text = try readInput(entities)
            let known = try complaining(about: entities, text) { () throws(Diagnostics) in
                try PartialEntities(json: text, schema: schema)
            }
            let request = try request.request(schema)
            let began = ContinuousClock.now
            let response: PartialResponse
            do throws(PartialEvaluationError) {
                response = try authorizer.isAuthorized(request, known)
            } catch {
                throw Complaint(error.diagnostics.description)
            }
            if timing {
                let parts = began.duration(to: .now).components
                let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
                print("Authorization Time (micro seconds) : \(microseconds)")
            }
            try show(response)
        }

        private func show(_ response: PartialResponse) throws {
            switch response.decision {
            case .allow: print("ALLOW")
            case .deny: print("DENY")
            case nil:
                print("UNKNOWN\nAll policy residuals:")
                for policy in response.policies { print(policy.policy(for: response.request).cedarText) }
            }
            if needs { print(response.dataNeeds().description) }
            switch response.decision {
            case .allow: break
            case .deny: throw ExitCode.denied
            case nil: throw ExitCode.undecided
            }
        }
    }
}

/// A request of which ids and context may be unknown.
struct CedarPartialRequestOptions: ParsableArguments {
    @Option(name: .customLong("principal-type"), help: "Such as User.")
    var principalType: String?

    @Option(name: .customLong("principal-eid"), help: "The principal's id, where it is known.")
    var principalID: String?

    @Option(name: .shortAndLong, help: "Such as 'Action::\"view\"'.")
    var action: String?

    @Option(name: .customLong("resource-type"), help: "Such as Photo.")
    var resourceType: String?

    @Option(name: .customLong("resource-eid"), help: "The resource's id, where it is known.")
    var resourceID: String?

    @Option(name: .shortAndLong, help: "A file with the context, a JSON object; unknown when left out.")
    var context: String?

    @Option(
        name: .customLong("request-json"),
        help: "A file with principal_type, principal_eid, action, resource_type, resource_eid and context.")
    var requestJSON: String?

    func request(_ schema: Schema) throws -> PartialRequest {
        let (name, text) = try requestJSON.map { ($0, try readInput($0)) } ?? ("the request", try json)
        return try complaining(about: name, text) { () throws(Diagnostics) in
            try PartialRequest(json: text, schema: schema)
        }
    }

    private var json: String {
        get throws {
            func required(_ value: String?, _ option: String) throws -> String {
                guard let value else {
                    throw Complaint("\(option) is missing", remedy: "give it, or --request-json FILE")
                }
                return value
            }
            var json = JSONWriter()
            try json.object { json in
                json.member("principal_type", try required(principalType, "--principal-type"))
                if let principalID { json.member("principal_eid", principalID) }
                json.member("action", try required(action, "--action"))
                json.member("resource_type", try required(resourceType, "--resource-type"))
                if let resourceID { json.member("resource_eid", resourceID) }
                if let context {
                    json.name("context")
                    json.raw(try JSONInput.read(readInput(context), named: context).json)
                }
            }
            return json.text
        }
    }
}

extension ExitCode {
    static let undecided = ExitCode(4)
}
