/// Explains decisions by a policy set. Slower than an ``Authorizer``, which it agrees with: it looks at every policy, part
/// by part.
public struct Explainer: Sendable {
    private let policies: [(id: Text, policy: Policy)]
    private let authorizer: Authorizer

    public init(_ set: PolicySet) {
        policies = set.decidable
        authorizer = Authorizer(set)
    }

    /// - Parameter limit: how many of the nearest permits are told.
    public func explain(_ request: Request, _ entities: Entities, nearest limit: Int = 3) -> Explanation {
        let response = authorizer.isAuthorized(request, entities)
        let reasons = Set(response.reasons)
        let deciding = policies.filter { reasons.contains($0.id) }.map { trace($0.policy, $0.id, request, entities) }
        var nearest: [Explanation.Trace] = []
        if response.reasons.isEmpty {
            let permits = policies.filter { $0.policy.effect == .permit }.map {
                trace($0.policy, $0.id, request, entities)
            }
            nearest = Array(permits.sorted(by: Self.isNearer).prefix(limit))
        }
        return Explanation(
            response: response, deciding: deciding.sorted { $0.policy < $1.policy }, nearest: nearest)
    }

    private static func isNearer(_ left: Explanation.Trace, _ right: Explanation.Trace) -> Bool {
        let (a, b) = (left.obstacles.count, right.obstacles.count)
        if a != b { return a < b }
        let (c, d) = (left.parts.count { $0.outcome == .holds }, right.parts.count { $0.outcome == .holds })
        return c == d ? left.policy < right.policy : c > d
    }

    private func trace(
        _ policy: Policy, _ id: Text, _ request: Request, _ entities: Entities
    ) -> Explanation.Trace {
        var parts = policy.scopeTests.map { part($0, request, entities) }
        var goesOn = parts.allSatisfy { $0.outcome == .holds }
        for condition in policy.conditions.flatMap(\.conjuncts) {
            guard goesOn else {
                parts.append(Explanation.Part(text: condition.cedarText, outcome: .skipped, values: []))
                continue
            }
            let part = part(condition, request, entities)
            goesOn = part.outcome == .holds
            parts.append(part)
        }
        return Explanation.Trace(policy: id, effect: policy.effect, parts: parts)
    }

    private func part(_ test: Expression, _ request: Request, _ entities: Entities) -> Explanation.Part {
        var outcome = Explanation.Part.Outcome.fails
        do throws(EvaluationError) {
            let value = try test.evaluated(for: request, in: entities)
            if case .bool(let holds) = value {
                outcome = holds ? .holds : .fails
            } else {
                outcome = .error(.type(expected: [.bool], found: value.type, entity: nil))
            }
        } catch {
            outcome = .error(error)
        }
        let values = test.comparedParts.compactMap { part in
            (try? part.evaluated(for: request, in: entities)).map {
                Explanation.Named(expression: part.cedarText, value: $0.cedarText(limit: 5))
            }
        }
        return Explanation.Part(text: test.cedarText, outcome: outcome, values: values)
    }
}

extension Policy {
    /// The scope as expressions; tests that everything passes are left out.
    fileprivate var scopeTests: [Expression] {
        [
            principal.test(of: .principal), action.test, resource.test(of: .resource),
        ].compactMap { $0 }
    }
}

extension EntityScope {
    fileprivate func test(of variable: Variable) -> Expression? {
        let subject = Expression(.variable(variable))
        return switch self {
        case .any: nil
        case .equals(let reference): Expression(.binary(.equal, subject, reference.expression))
        case .in(let reference): Expression(.binary(.in, subject, reference.expression))
        case .isType(let type): Expression(.isType(subject, type, in: nil))
        case .isTypeIn(let type, let reference): Expression(.isType(subject, type, in: reference.expression))
        }
    }
}

extension EntityScope.Reference {
    fileprivate var expression: Expression {
        switch self {
        case .entity(let uid): Expression(.literal(.entity(uid)))
        case .slot(let slot): Expression(.slot(slot))
        }
    }
}

extension ActionScope {
    fileprivate var test: Expression? {
        let subject = Expression(.variable(.action))
        func literal(_ uid: EntityUID) -> Expression { Expression(.literal(.entity(uid))) }
        return switch self {
        case .any: nil
        case .equals(let uid): Expression(.binary(.equal, subject, literal(uid)))
        case .in(let uid): Expression(.binary(.in, subject, literal(uid)))
        case .inAny(let uids): Expression(.binary(.in, subject, Expression(.set(uids.map(literal)))))
        }
    }
}

extension Policy.Condition {
    /// What must hold one after the other; an `unless` is one negated whole.
    fileprivate var conjuncts: [Expression] { kind == .unless ? [Expression(.not(body))] : body.conjuncts }
}

extension Expression {
    fileprivate var conjuncts: [Expression] {
        guard case .and(let left, let right) = kind else { return [self] }
        return left.conjuncts + right.conjuncts
    }

    /// What a test looks at: its operands, down through `!`, `&&` and `||`, constants left out.
    fileprivate var comparedParts: [Expression] {
        switch kind {
        case .not(let operand), .isEmpty(let operand): operand.partsIfTest
        case .and(let left, let right), .or(let left, let right): left.partsIfTest + right.partsIfTest
        case .binary(_, let left, let right): left.worthTelling + right.worthTelling
        case .has(let target, _), .like(let target, _): target.worthTelling
        case .isType(let target, _, let group): target.worthTelling + (group?.worthTelling ?? [])
        case .call(_, let arguments): arguments.flatMap(\.worthTelling)
        case .attribute: [self]
        default: []
        }
    }

    private var partsIfTest: [Expression] {
        switch kind {
        case .attribute, .variable: [self]
        default: comparedParts
        }
    }

    private var worthTelling: [Expression] {
        switch kind {
        case .literal, .slot: []
        case .set(let elements) where elements.allSatisfy { $0.worthTelling.isEmpty }: []
        case .call(let function, let arguments)
        where function.isConstructor && arguments.allSatisfy { $0.worthTelling.isEmpty }:
            []
        default: [self]
        }
    }
}
