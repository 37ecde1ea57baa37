import Core

/// A policy, read and compiled once; copies share the compiled form.
///
///     let policy = try PolicyDocument(text, kind: .managed)
public struct PolicyDocument: Sendable {
    /// How much of the grammar a document must keep.
    public enum Strictness: Sendable {
        /// All that AWS checks when a policy is saved.
        case strict
        /// Whatever has the shape of a policy: faulty elements are kept and match nothing. For offline evaluation.
        case lenient
    }

    /// The policy exactly as written.
    public let text: String
    public let kind: PolicyKind
    public let version: PolicyVersion
    public let id: String?
    public let statements: [Statement]

    /// Reads a policy.
    ///
    /// - Throws: `MalformedPolicy` for the first fault in the order in which AWS looks for them. Sizes are not checked;
    ///   see `PolicyQuota`.
    public init(
        _ text: String, kind: PolicyKind = .identity, strictness: Strictness = .strict
    ) throws(MalformedPolicy) {
        var reader = PolicyReader(text, kind: kind)
        reader.read()
        if let problem = reader.firstProblem, strictness == .strict || problem.stage == .structure {
            throw problem.error
        }
        self.text = text
        self.kind = kind
        version = reader.version
        id = reader.id
        statements = reader.statements
    }
}

extension PolicyDocument {
    /// The context keys that conditions and variables of the document name, sorted, each once, as first written.
    public var contextKeys: [String] {
        var names: [ContextKey: String] = [:]
        for statement in statements {
            for key in statement.contextKeys where names[key] == nil { names[key] = key.name }
        }
        return names.values.sorted()
    }
}

/// The context keys that a document's conditions and variables name, for `GetContextKeysFor…`.
public func contextKeys(in document: PolicyDocument) -> [String] { document.contextKeys }
