import Core
import Testing

@testable import Wire

/// Every operation of services of every protocol, against botocore's own serialisers and parsers.
@Suite("Round trips with botocore")
struct BotocoreRoundTripTests {
    static let services: [(name: String, flags: [String])] = [
        ("iam", []), ("sts", []), ("cloudtrail", []), ("dynamodb", []), ("kms", []), ("s3", ["bareErrors"]),
        ("lambda", []), ("verifiedpermissions", []), ("macie2", []), ("sqs", []), ("sns", []), ("cloudformation", []),
        ("ec2", []), ("route53", []),
    ]
    static let seeds = [1, 2]

    /// Operations that share method, path and required parameters with another, or that give one element to two
    /// members: nothing on the wire tells them apart.
    static let twins: Set<String> = [
        "ListDirectoryBuckets", "GetBucketLifecycle", "GetBucketNotification", "PutBucketLifecycle",
        "PutBucketNotification",
    ]

    @Test("Requests that botocore writes are recognised and decoded to their parameters", arguments: services)
    func requests(service: (name: String, flags: [String])) throws {
        let model = try Oracle.model(service.name, flags: service.flags)
        let recogniser = Recogniser(models: [model])
        for seed in Self.seeds {
            for exchange in try Oracle.generate(service.name, seed: seed) where !Self.twins.contains(exchange.operation)
            {
                let label = Comment(rawValue: "\(service.name) \(exchange.operation) seed \(seed)")
                let recognised = try recogniser.recognise(exchange.request, signingService: model.signingName)
                #expect(recognised.operation.name == exchange.operation, label)
                let (read, isValid) = try recognised.read(exchange.request)
                #expect(Self.withoutLength(read) == Self.withoutLength(exchange.input), label)
                let validator = Validator(service: model, wire: model.protocol)
                if exchange.isValid || isValid {
                    #expect(throws: Never.self, label) { try validator.check(read, recognised.operation.input) }
                }
                let readsInOnePass = [.json10, .json11].contains(model.protocol)
                #expect(isValid == (exchange.isValid && readsInOnePass), label)
            }
        }
    }

    /// The client sets the header Content-Length from the body, whatever the parameter says.
    private static func withoutLength(_ document: Document) -> Document {
        .structure((document.structure ?? [:]).filter { $0.key != "ContentLength" })
    }

    @Test("Answers that we write are parsed by botocore to the output", arguments: services)
    func answers(service: (name: String, flags: [String])) throws {
        let model = try Oracle.model(service.name, flags: service.flags)
        for seed in Self.seeds {
            let exchanges = try Oracle.generate(service.name, seed: seed)
                .filter { !Self.twins.contains($0.operation) }
            let answers = try exchanges.map { exchange in
                let operation = try #require(model.operations[exchange.operation])
                let recognised = Recognised(service: model, operation: operation, protocol: model.protocol)
                return (exchange.operation, try recognised.encode(exchange.output, requestID: "request-\(seed)"))
            }
            for (exchange, parsed) in zip(exchanges, try Oracle.parse(service.name, answers)) {
                let label = Comment(rawValue: "\(service.name) \(exchange.operation) seed \(seed)")
                #expect(parsed.output == exchange.output, label)
                #expect(parsed.requestID == "request-\(seed)", label)
            }
        }
    }

    @Test("Errors that we write are parsed by botocore to their code and message", arguments: services)
    func errors(service: (name: String, flags: [String])) throws {
        let model = try Oracle.model(service.name, flags: service.flags)
        let message = "It's <not> \"possible\" & that is that"
        var expected: [(code: String, status: Int)] = []
        var answers: [(operation: String, response: HTTPResponse)] = []
        for exchange in try Oracle.generate(service.name, seed: 1) {
            let operation = try #require(model.operations[exchange.operation])
            let recognised = Recognised(service: model, operation: operation, protocol: model.protocol)
            for name in exchange.errors + ["AccessDenied"] {
                let error = model.error(name)
                let code = model.protocol.writesXML || model.isQueryCompatible ? error?.code : error?.shapeName
                expected.append((code ?? name, error?.status ?? 400))
                answers.append((operation.name, recognised.encode(AWSError(name, message), requestID: "id")))
            }
        }
        for ((expected, answer), parsed) in zip(zip(expected, answers), try Oracle.parse(service.name, answers)) {
            #expect(parsed.code == expected.code)
            #expect(parsed.message == message)
            #expect(parsed.requestID == "id")
            #expect(answer.response.status == expected.status)
        }
    }
}
