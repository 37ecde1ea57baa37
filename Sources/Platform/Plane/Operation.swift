package import Core

/// One operation of a service: what it is to authorisation and audit, and the code that serves it.
package struct Operation: Sendable {
    /// What an operation does, as IAM's access levels name it; everything but `read` and `list` writes.
    package enum Access: Sendable, Hashable {
        case list
        case read
        case write
        case tagging
        case permissionsManagement

        package var isReadOnly: Bool { self == .list || self == .read }
    }

    package typealias Requirements = @Sendable (Call) async throws -> [Requirement]
    package typealias Handler = @Sendable (Call) async throws -> Document

    /// The name in the service model.
    package let name: String
    package let access: Access
    /// What the caller must be allowed; none means that any authenticated caller may.
    package let requirements: Requirements
    package let handler: Handler
    /// Where the operation accepts less than its service does.
    package var maximumBodyBytes: Int?
    /// What the audit event shows of the call; nil shows all that the model does not call sensitive.
    package var recording: Recording?

    package init(
        _ name: String, _ access: Access, requires requirements: @escaping Requirements, handler: @escaping Handler
    ) {
        self.name = name
        self.access = access
        self.requirements = requirements
        self.handler = handler
    }

    /// An operation whose handler works on the very thing that was decided on: what a name meant then, such as an alias
    /// that may point elsewhere by now.
    package init<Subject: Sendable>(
        _ name: String, _ access: Access,
        prepare: @escaping @Sendable (Call) async throws -> (Subject, [Requirement]),
        handler: @escaping @Sendable (Subject, Call) async throws -> Document
    ) {
        self.init(
            name, access,
            requires: { call in
                let (subject, requirements) = try await prepare(call)
                call.preparation.keep(subject)
                return requirements
            },
            handler: { call in
                guard let subject = call.preparation.take(Subject.self) else { throw AWSError.internalFailure }
                return try await handler(subject, call)
            })
    }

    /// An operation over `Codable` shapes, decoded once for the requirements and once for the handler.
    package init<Input: Decodable & Sendable, Output: Encodable & Sendable>(
        _ name: String, _ access: Access,
        requires requirements: @escaping @Sendable (Input, Call) async throws -> [Requirement],
        handler: @escaping @Sendable (Input, Call) async throws -> Output
    ) {
        self.init(
            name, access,
            requires: { try await requirements(DocumentDecoder().decode(Input.self, from: $0.input), $0) },
            handler: {
                let output = try await handler(DocumentDecoder().decode(Input.self, from: $0.input), $0)
                return try DocumentEncoder().encode(output)
            })
    }
}

/// What CloudTrail shows of an operation's input and output where that is less than all of it: item data, for one, is in
/// no event.
package struct Recording: Sendable {
    package let input: @Sendable (Document) -> Document
    /// Where what is shown depends on more than the input.
    package let call: (@Sendable (Call) -> Document)?
    /// nil leaves the event without response elements.
    package let output: @Sendable (Document) -> Document?

    package init(
        input: @escaping @Sendable (Document) -> Document = { $0 },
        output: @escaping @Sendable (Document) -> Document? = { _ in nil }
    ) {
        self.input = input
        call = nil
        self.output = output
    }

    /// Shows of a call what `call` says, and nothing of its output.
    package init(call: @escaping @Sendable (Call) -> Document) {
        input = { $0 }
        self.call = call
        output = { _ in nil }
    }

    package func shown(_ call: Call) -> Document { self.call?(call) ?? input(call.input) }

    /// Shows these members of the input, and nothing of the output.
    package static func members(_ names: Set<String>) -> Recording {
        Recording(input: { input in
            .structure((input.structure ?? [:]).filter { names.contains($0.key) })
        })
    }
}

extension Operation {
    /// The same operation, its audit event showing less.
    package func recorded(_ recording: Recording) -> Operation {
        var operation = self
        operation.recording = recording
        return operation
    }
}

/// For operations without input or output members.
package struct Empty: Sendable, Codable, Hashable {
    package init() {}
}

/// An AWS API: its names and its operations.
package struct Service: Sendable {
    /// The endpoint prefix in the service model, such as `iam`; also the prefix of its actions.
    package let name: String
    /// `iam.amazonaws.com`, the event source and service principal.
    package var eventSource: String { "\(name).amazonaws.com" }
    /// A global service records its events in us-east-1 and keeps its state outside regions.
    package let isGlobal: Bool
    package let operations: [String: Operation]
    /// What the service does by itself, beside calls.
    package let tasks: [BackgroundTask]
    /// The largest body that any of its operations accepts.
    package let maximumBodyBytes: Int

    /// Room for the largest policy or list that a control-plane call carries.
    package static let defaultMaximumBodyBytes = 1 << 20

    package init(
        _ name: String, isGlobal: Bool = false, maximumBodyBytes: Int = defaultMaximumBodyBytes,
        _ operations: [Operation], tasks: [BackgroundTask] = []
    ) {
        self.name = name
        self.tasks = tasks
        self.isGlobal = isGlobal
        self.maximumBodyBytes = maximumBodyBytes
        self.operations = Dictionary(operations.map { ($0.name, $0) }) { first, _ in first }
    }
}
