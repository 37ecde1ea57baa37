/// The types that the variables and slots have while a policy is checked.
struct TypingEnvironment: Hashable, Sendable {
    let request: RequestEnvironment
    /// The types of the entities that slots stand for.
    let slots: [Slot: Name]

    /// A slot whose type is not given stands for an entity of its variable's own type, which every scope admits.
    init(request: RequestEnvironment, slots: [Slot: Name] = [:]) {
        self.request = request
        self.slots = [.principal: request.principal, .resource: request.resource].merging(slots) { $1 }
    }
}

/// Checks expressions in one request environment (`typecheck.rs` of the reference implementation; RFC 19 for the strict
/// rules).
///
/// Checking goes on after an error where the type of what follows is still certain, so that a policy's errors are found
/// together; what can never be evaluated is not looked at.
struct TypeChecker {
    let types: SchemaTypes
    let mode: ValidationMode
    let policy: Text
    let environment: TypingEnvironment
    var errors: [ValidationError] = []

    init(_ types: SchemaTypes, mode: ValidationMode, policy: Text, in environment: TypingEnvironment) {
        self.types = types
        self.mode = mode
        self.policy = policy
        self.environment = environment
    }

    mutating func check(_ expression: ShapedExpression, given prior: Capabilities = []) -> Checked {
        switch expression.kind {
        case .literal, .variable, .slot: checkLeaf(expression)
        case .and, .or: checkChain(expression, prior)
        case .conditional(let guardian, let yes, let no): checkConditional(expression, guardian, yes, no, prior)
        case .unary(let operation, let operand): checkUnary(expression, operation, operand, prior)
        case .binary(let operation, let left, let right): checkBinary(expression, operation, left, right, prior)
        case .attribute(let operand, let name): checkAttribute(expression, operand, name, prior)
        case .has(let operand, let name): checkHas(expression, operand, name, prior)
        case .like(let operand, let pattern): checkLike(expression, operand, pattern, prior)
        case .isType(let operand, let type): checkIs(expression, operand, type, prior)
        case .set(let elements): checkSet(expression, elements, prior)
        case .record(let members): checkRecord(expression, members, prior)
        case .call(let function, let arguments): checkCall(expression, function, arguments, prior)
        }
    }

    /// Checks an expression whose type has to be one of those given. Otherwise it has no type afterwards.
    ///
    /// Subtypes are those of permissive mode always, as operators take records of any width and entities of any type.
    mutating func expect(
        _ expression: ShapedExpression, as expected: CedarType..., given prior: Capabilities,
        help: (CedarType) -> TypeHelp? = { _ in nil }
    ) -> Checked {
        let checked = check(expression, given: prior)
        guard let type = checked.type else { return .illTyped(checked.expression) }
        if expected.contains(where: { type.isSubtype(of: $0, .permissive) }) { return checked }
        report(.unexpectedType(expected: expected, actual: type, help: help(type)), at: expression.range)
        let expression = checked.expression
        return .illTyped(TypedExpression(expression.kind, at: expression.range, nil))
    }

    mutating func report(_ finding: Finding, at range: SourceRange?) {
        errors.append(ValidationError(finding, policy: policy, at: range))
    }

    // MARK: Leaves

    private func checkLeaf(_ expression: ShapedExpression) -> Checked {
        let range = expression.range
        switch expression.kind {
        case .literal(let literal):
            let type = type(of: literal)
            return Checked(TypedExpression(.literal(literal), at: range, type), isWellTyped: type != nil)
        case .variable(let variable):
            let type = type(of: variable)
            return Checked(TypedExpression(.variable(variable), at: range, type), isWellTyped: type != nil)
        case .slot(let slot):
            let type = environment.slots[slot].map { CedarType.entity($0) } ?? .anyEntity
            return Checked(TypedExpression(.slot(slot), at: range, type))
        default:
            return .illTyped(TypedExpression(.set([]), at: range, nil))  // not a leaf
        }
    }

    /// Unknown entities have no type; they are reported by the checks of names.
    private func type(of literal: Literal) -> CedarType? {
        switch literal {
        case .bool(let value): .truth(value)
        case .long: .long
        case .string: .string
        case .entity(let uid): types.type(of: uid)
        }
    }

    private func type(of variable: Variable) -> CedarType? {
        switch variable {
        case .principal: .entity(environment.request.principal)
        case .action: types.type(of: environment.request.action)
        case .resource: .entity(environment.request.resource)
        case .context: types.contexts[environment.request.action]
        }
    }

    // MARK: Common types

    /// The common type of all; an error when there is none, and nil also when one of them has no type.
    mutating func commonType(
        of checked: [Checked], at range: SourceRange?, in context: TypeContext
    ) -> CedarType? {
        var all: [CedarType] = []
        for item in checked {
            guard let type = item.type else { return nil }
            all.append(type)
        }
        do {
            return try CedarType.leastUpperBound(of: all, mode)
        } catch {
            report(.incompatibleTypes(Set(all), error, context), at: range)
            return nil
        }
    }

    /// In strict mode, requires of what is compared that it has a common type, unless the result is certain anyway.
    mutating func requireComparable(
        _ left: CedarType?, _ right: CedarType?, for result: TypedExpression, in context: TypeContext
    ) -> Checked {
        guard mode == .strict, result.type != .truth(true), result.type != .truth(false), let left, let right else {
            return Checked(result)
        }
        do {
            _ = try left.leastUpperBound(with: right, .strict)
            return Checked(result)
        } catch {
            report(.incompatibleTypes([left, right], error, context), at: result.range)
            return .illTyped(result)
        }
    }
}
