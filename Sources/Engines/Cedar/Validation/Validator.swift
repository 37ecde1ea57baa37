/// Tells before any request is made whether policies fit a schema: whether they can fail when they are evaluated, and
/// whether they can ever apply.
///
/// ```swift
/// let result = Validator(schema).validate(policies)
/// guard result.passed else { throw Diagnostics(result.errors.map(\.diagnostic)) }
/// ```
///
/// It does not look at data: entities and contexts have to be held against the schema on their own.
public struct Validator: Sendable {
    let types: SchemaTypes

    /// Works the schema out once; keep the validator where many policies are judged.
    public init(_ schema: Schema) {
        types = SchemaTypes(schema)
    }

    public var schema: Schema { types.schema }

    /// Judges all policies, templates and links. Never throws; errors and warnings are in the order of the policies
    /// and, within each, of the source.
    ///
    /// With a level, the chains of entity look-ups (attributes, tags and `in`) that a policy needs may be no longer
    /// than that, and may not begin at an entity written in the policy (RFC 76).
    public func validate(
        _ policies: PolicySet, mode: ValidationMode = .strict, level: Int? = nil
    ) -> ValidationResult {
        var errors: [ValidationError] = []
        var warnings: [ValidationWarning] = []
        for id in policies.order {
            if let policy = policies.policies[id] ?? policies.templates[id] {
                let result = validate(policy, id: id, mode: mode, level: level)
                errors += result.errors
                warnings += result.warnings
            } else if let link = policies.links[id], let template = policies.templates[link.template] {
                errors += checkLink(template.filling(link.values), id: id, link)
            }
        }
        return ValidationResult(errors: errors, warnings: warnings)
    }

    /// Judges one static policy or template.
    public func validate(
        _ policy: Policy, id: Text, mode: ValidationMode = .strict, level: Int? = nil
    ) -> ValidationResult {
        let reduced = ReducedPolicy(policy)
        guard !reduced.exceedsLimits else {
            let error = ValidationError(.tooComplex, policy: id, at: policy.range)
            return ValidationResult(errors: [error], warnings: [])
        }
        var check = PolicyCheck(reduced, id: id, types: types, mode: mode)
        let mayBeTrue = check.checkAll()
        var errors = checkNames(in: reduced, of: policy, id: id) + checkApplication(of: policy, id: id) + check.errors
        if let level { errors += checkLevel(level, of: &check, id: id) }
        var warnings = SpoofingCheck(policy: id).warnings(for: reduced)
        if !mayBeTrue { warnings.append(ValidationWarning(.impossiblePolicy, policy: id, at: policy.range)) }
        return ValidationResult(
            errors: errors.inSourceOrder(\.range), warnings: warnings.inSourceOrder(\.range))
    }
}

/// What validation found.
public struct ValidationResult: Hashable, Sendable {
    public let errors: [ValidationError]
    public let warnings: [ValidationWarning]

    /// Warnings do not count.
    public var passed: Bool { errors.isEmpty }
}

extension Array {
    /// By where they start, then by where they end; what has no place stays in front. Equal places keep their order.
    fileprivate func inSourceOrder(_ range: (Element) -> SourceRange?) -> [Element] {
        func place(_ element: Element) -> (Int, Int) { range(element).map { ($0.start, $0.end) } ?? (-1, -1) }
        return enumerated()
            .sorted { left, right in
                let (first, second) = (place(left.element), place(right.element))
                return first == second ? left.offset < right.offset : first < second
            }
            .map(\.element)
    }
}
