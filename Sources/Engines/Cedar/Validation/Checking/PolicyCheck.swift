/// The check of one policy in all request environments.
///
/// A part of the policy is checked once for all environments that it cannot tell apart: a scope's principal for each
/// type of principals, the conditions for each combination of the variables that they mention, and only where the scope
/// can be true.
struct PolicyCheck {
    private enum Part: Hashable {
        case principal(Name, slot: Name?)
        case action(EntityUID)
        case resource(Name, slot: Name?)
        case conditions(principal: Name?, action: EntityUID?, resource: Name?)
    }

    private let policy: ReducedPolicy
    private let id: Text
    private let types: SchemaTypes
    private let mode: ValidationMode
    private var known: [Part: Checked] = [:]
    /// Each once.
    private(set) var errors: [ValidationError] = []
    private var seen: Set<ValidationError> = []

    init(_ policy: ReducedPolicy, id: Text, types: SchemaTypes, mode: ValidationMode) {
        self.policy = policy
        self.id = id
        self.types = types
        self.mode = mode
    }

    /// Checks the policy in all environments; whether there is one in which it may be true.
    mutating func checkAll() -> Bool {
        var mayBeTrue = false
        for action in types.schema.actions.values.sorted(by: { $0.uid < $1.uid }) {
            let resources = action.resources.sorted()
            for principal in action.principals.sorted() where !resources.isEmpty {
                let first = TypingEnvironment(
                    request: RequestEnvironment(principal: principal, action: action.uid, resource: resources[0]))
                guard !isNever(checkPrincipal(in: first)), !isNever(checkAction(in: first)) else { continue }
                for resource in resources {
                    let request = RequestEnvironment(principal: principal, action: action.uid, resource: resource)
                    if check(in: TypingEnvironment(request: request)).type != .truth(false) { mayBeTrue = true }
                }
            }
        }
        return mayBeTrue
    }

    /// The whole condition: each part is looked at only where those before it can be true.
    ///
    /// The slots of templates need not be given. What they stand for does not change the verdict: they are compared with
    /// the variable in the scope and occur nowhere else.
    mutating func check(in environment: TypingEnvironment) -> Checked {
        let principal = checkPrincipal(in: environment)
        if isNever(principal) { return TypeChecker.shortened(principal, at: policy.range) }
        return TypeChecker.and(principal, checkFromAction(in: environment), at: policy.range)
    }

    private mutating func checkFromAction(in environment: TypingEnvironment) -> Checked {
        let action = checkAction(in: environment)
        if isNever(action) { return TypeChecker.shortened(action, at: policy.range) }
        return TypeChecker.and(action, checkFromResource(in: environment), at: policy.range)
    }

    private mutating func checkFromResource(in environment: TypingEnvironment) -> Checked {
        let resource = checkResource(in: environment)
        if isNever(resource) { return TypeChecker.shortened(resource, at: policy.range) }
        return TypeChecker.and(resource, checkConditions(in: environment), at: policy.range)
    }

    private func isNever(_ part: Checked) -> Bool { part.type == .truth(false) }

    // MARK: Parts

    private mutating func checkPrincipal(in environment: TypingEnvironment) -> Checked {
        let type = environment.request.principal
        return check(policy.principal, as: .principal(type, slot: environment.slots[.principal]), in: environment)
    }

    private mutating func checkAction(in environment: TypingEnvironment) -> Checked {
        check(policy.action, as: .action(environment.request.action), in: environment)
    }

    private mutating func checkResource(in environment: TypingEnvironment) -> Checked {
        let type = environment.request.resource
        return check(policy.resource, as: .resource(type, slot: environment.slots[.resource]), in: environment)
    }

    private mutating func checkConditions(in environment: TypingEnvironment) -> Checked {
        let request = environment.request
        let mentioned = policy.variables
        // The context's type is the action's, and messages name the action.
        let needsAction = mentioned.contains(.action) || mentioned.contains(.context)
        let part = Part.conditions(
            principal: mentioned.contains(.principal) ? request.principal : nil,
            action: needsAction ? request.action : nil,
            resource: mentioned.contains(.resource) ? request.resource : nil)
        return check(policy.conditions, as: part, in: environment)
    }

    private mutating func check(
        _ expression: ShapedExpression, as part: Part, in environment: TypingEnvironment
    ) -> Checked {
        if let checked = known[part] { return checked }
        var checker = TypeChecker(types, mode: mode, policy: id, in: environment)
        let checked = checker.expect(expression, as: .bool, given: [])
        known[part] = checked
        for error in checker.errors where seen.insert(error).inserted { errors.append(error) }
        return checked
    }
}
