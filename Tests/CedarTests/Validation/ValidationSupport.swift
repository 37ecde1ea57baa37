@testable import Cedar

/// A schema with one of everything that the rules speak of.
enum Photos {
    static let schemaText = """
        entity Team in [Team];
        entity User in [Team] = {
          name: String, age: Long, isAdmin: Bool, friend?: User, manager: User,
          address: { street: String, zip?: String }, tagline?: String, ip?: ipaddr, born: datetime, roles: Set<String>
        } tags String;
        entity Robot = { name: String, serial: Long };
        entity Album in [Album];
        entity Photo in [Album] = { owner: User, labels: Set<String>, size: decimal } tags Set<Long>;
        entity Color enum ["red", "green"];
        action all;
        action view, edit in [all] appliesTo {
          principal: [User], resource: [Photo], context: { mfa: Bool, age?: duration, nested: { deep?: Long } }
        };
        action paint in [all] appliesTo { principal: [User, Robot], resource: [Color] };
        """

    static let validator: Validator = {
        // An empty schema, should it not be readable, fails every test.
        Validator((try? Schema(parsing: schemaText)) ?? Schema())
    }()

    /// The messages without the name of the policy, of a policy with one condition for `view`.
    static func errors(_ condition: String, _ mode: ValidationMode = .strict) throws -> [String] {
        try errors(policy: #"permit(principal, action == Action::"view", resource) when { \#(condition) };"#, mode)
    }

    static func errors(
        policy: String, _ mode: ValidationMode = .strict, level: Int? = nil
    ) throws -> [String] {
        try result(policy, mode, level: level).errors.map(\.message).map(shortened)
    }

    static func result(
        _ policies: String, _ mode: ValidationMode = .strict, level: Int? = nil
    ) throws -> ValidationResult {
        validator.validate(try PolicySet(parsing: policies), mode: mode, level: level)
    }

    /// The type of a condition for `view`, nil when it has none.
    static func type(_ condition: String, _ mode: ValidationMode = .strict) throws -> String? {
        let set = try PolicySet(parsing: "permit(principal, action, resource) when { \(condition) };")
        guard let policy = set.policies.values.first, let body = policy.conditions.first?.body else { return nil }
        let types = validator.types
        var reducer = ExpressionReducer()
        var checker = TypeChecker(types, mode: mode, policy: "", in: TypingEnvironment(request: view))
        return checker.check(reducer.reduce(body)).type?.description
    }

    static let view = RequestEnvironment(
        principal: Name(path: "User"), action: EntityUID(type: Name(path: "Action"), id: "view"),
        resource: Name(path: "Photo"))

    private static func shortened(_ message: String) -> String {
        let prefix = "for policy `policy0`"
        guard message.hasPrefix(prefix) else { return message }
        return String(message.dropFirst(prefix.count + 2))
    }
}
