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

    /// All in which one action can differ from another for the policy.
    private struct Likeness: Hashable {
        let principals: [Name]
        let resources: [Name]
        let scope: CedarType?
        let isWellTyped: Bool
        let context: Int?
        let action: EntityUID?
    }

    private let policy: ReducedPolicy
    private let id: Text
    private let types: SchemaTypes
    private let mode: ValidationMode
    private var known: [Part: Checked] = [:]
    /// By action, the others that the policy cannot tell from it.
    private var alike: [EntityUID: [EntityUID]] = [:]
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
        for environment in reachableEnvironments() {
            let before = errors.count
            if check(in: environment).type != .truth(false) { mayBeTrue = true }
            guard errors.count > before, policy.variables.contains(.context) else { continue }
            // The messages name the action, so that those of the actions like this one are to be found too.
            for action in alike[environment.request.action] ?? [] {
                let request = environment.request
                let other = RequestEnvironment(
                    principal: request.principal, action: action, resource: request.resource)
                _ = check(in: TypingEnvironment(request: other))
            }
        }
        return mayBeTrue
    }

    /// The environments in which principal and action can be as the scope asks; of the actions that make no difference
    /// to the policy, only those of the first.
    mutating func reachableEnvironments() -> [TypingEnvironment] {
        var environments: [TypingEnvironment] = []
        var first: [Likeness: EntityUID] = [:]
        alike = [:]
        for application in types.applications {
            let action = application.action
            func environment(_ principal: Name, _ resource: Name) -> TypingEnvironment {
                let request = RequestEnvironment(principal: principal, action: action, resource: resource)
                return TypingEnvironment(request: request)
            }
            let resource = application.resources[0]
            let principals = application.principals.filter {
                !isNever(checkPrincipal(in: environment($0, resource)))
            }
            guard let principal = principals.first else { continue }
            let scope = checkAction(in: environment(principal, resource))
            if isNever(scope) { continue }
            let likeness = Likeness(
                principals: principals, resources: application.resources, scope: scope.type,
                isWellTyped: scope.isWellTyped,
                context: policy.variables.contains(.context) ? types.contextNumbers[action] : nil,
                action: policy.dependsOnAction ? action : nil)
            if let first = first[likeness] {
                alike[first, default: []].append(action)
                continue
            }
            first[likeness] = action
            environments += principals.flatMap { principal in
                application.resources.map { environment(principal, $0) }
            }
        }
        return environments
    }

    /// The whole condition: each part is looked at only where those before it can be true.
    ///
    /// What the slots of templates stand for does not change the verdict, as long as the scope can be true at all: they
    /// are compared with the variable there and occur nowhere else.
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

    /// How often a part of the policy had to be checked.
    var cost: Int { known.count }

    private mutating func checkPrincipal(in environment: TypingEnvironment) -> Checked {
        let type = environment.request.principal
        return check(.principal(type, slot: environment.slots[.principal]), [policy.principal], in: environment)
    }

    private mutating func checkAction(in environment: TypingEnvironment) -> Checked {
        check(.action(environment.request.action), [policy.action], in: environment)
    }

    private mutating func checkResource(in environment: TypingEnvironment) -> Checked {
        let type = environment.request.resource
        return check(.resource(type, slot: environment.slots[.resource]), [policy.resource], in: environment)
    }

    private mutating func checkConditions(in environment: TypingEnvironment) -> Checked {
        let request = environment.request
        let mentioned = policy.variables
        // The context's type is the action's, and messages name the action.
        let needsAction = policy.dependsOnAction || mentioned.contains(.context)
        let part = Part.conditions(
            principal: mentioned.contains(.principal) ? request.principal : nil,
            action: needsAction ? request.action : nil,
            resource: mentioned.contains(.resource) ? request.resource : nil)
        return check(part, policy.conditions, in: environment)
    }

    private mutating func check(
        _ part: Part, _ conditions: [ShapedExpression], in environment: TypingEnvironment
    ) -> Checked {
        if let checked = known[part] { return checked }
        var checker = TypeChecker(types, mode: mode, policy: id, in: environment)
        let checked = checker.check(all: conditions, at: policy.range)
        known[part] = checked
        for error in checker.errors where seen.insert(error).inserted { errors.append(error) }
        return checked
    }
}
