import Cedar

/// What a policy does, as terms.
struct EncodedPolicy: Hashable, Sendable {
    let effect: Policy.Effect
    let matches: Term
    let fails: Term
}

/// Encodes policies in one request environment.
struct PolicyEncoder: Sendable {
    private let validator: Validator
    private(set) var encoder: ExpressionEncoder
    private var known: [NamedPolicy: EncodedPolicy] = [:]

    init(_ validator: Validator, _ environment: RequestEnvironment) {
        self.validator = validator
        encoder = ExpressionEncoder(SymbolicStore(validator.schema, environment))
    }

    /// The policy must be valid in strict mode.
    mutating func encode(_ named: NamedPolicy) throws(Unsupported) -> EncodedPolicy {
        if let encoded = known[named] { return encoded }
        let typing = validator.types(of: named.policy, id: named.id, in: encoder.store.environment)
        guard let condition = typing.condition else {
            throw Unsupported("an ill-typed policy", at: named.policy.range, in: named.id)
        }
        do throws(Unsupported) {
            let encoded = try encoder.encode(condition)
            let policy = EncodedPolicy(
                effect: named.policy.effect,
                matches: encoder.store.terms.and(encoded.isDefined, encoded.value),
                fails: encoder.store.terms.not(encoded.isDefined))
            known[named] = policy
            return policy
        } catch {
            throw Unsupported(error.construct, at: error.range, in: named.id)
        }
    }

    /// Whether a set of policies allows: a `permit` matches and no `forbid` does.
    mutating func allows(_ policies: [NamedPolicy]) throws(Unsupported) -> Term {
        var permits: [Term] = []
        var forbids: [Term] = []
        for policy in policies {
            let encoded = try encode(policy)
            if encoded.effect == .permit { permits.append(encoded.matches) } else { forbids.append(encoded.matches) }
        }
        return withTerms { terms in
            let isForbidden = terms.any(of: forbids)
            return terms.and(terms.any(of: permits), terms.not(isForbidden))
        }
    }

    /// What a query of that kind asks of its subject; see ``Query/Kind/isRefuted(by:)``.
    mutating func fact(of subject: Subject, for kind: Query.Kind) throws(Unsupported) -> Term {
        switch subject {
        case .policy(let policy):
            let encoded = try encode(policy)
            return kind == .neverErrors ? encoded.fails : encoded.matches
        case .policies: return try allows(subject.policies)
        }
    }

    mutating func withTerms<Result>(_ body: (inout TermTable) -> Result) -> Result { body(&encoder.store.terms) }
}
