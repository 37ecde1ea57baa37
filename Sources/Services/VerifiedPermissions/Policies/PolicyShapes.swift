import Cedar
import Core

/// What an effect, a scope and an action list say, as answers about policies show them.
struct ScopeSummary: Sendable {
    let effect: String
    let principal: EntityIdentifier?
    let resource: EntityIdentifier?
    let actions: [ActionIdentifier]?

    /// - Parameter policy: static, or a template with its slots filled.
    init(_ policy: Policy) {
        effect = policy.effect == .permit ? "Permit" : "Forbid"
        principal = policy.principal.reference?.entity.map(EntityIdentifier.init)
        resource = policy.resource.reference?.entity.map(EntityIdentifier.init)
        actions =
            switch policy.action {
            case .any: nil
            case .equals(let action): [ActionIdentifier(action)]
            case .in(let group): [ActionIdentifier(group)]
            case .inAny(let groups): groups.map(ActionIdentifier.init)
            }
    }
}

/// A definition in answers: with the statement, or without where the API leaves it out.
struct PolicyDefinitionDetail: Encodable, Sendable {
    struct Static: Encodable, Sendable {
        let description: String?
        let statement: String?
    }

    var `static`: Static?
    var templateLinked: PolicyRecord.Link?

    init(_ record: PolicyRecord, withStatement: Bool) {
        if let link = record.link {
            templateLinked = link
        } else {
            self.static = Static(
                description: record.description, statement: withStatement ? record.statement : nil)
        }
    }
}

/// What answers about a policy have in common.
struct PolicyAnswer: Codable, Sendable {
    let policyStoreId: String
    let policyId: String
    let policyType: String
    let principal: EntityIdentifier?
    let resource: EntityIdentifier?
    let actions: [ActionIdentifier]?
    let createdDate: Timestamp
    let lastUpdatedDate: Timestamp
    let effect: String

    init(_ record: PolicyRecord, _ summary: ScopeSummary, storeID: String) {
        policyStoreId = storeID
        policyId = record.id
        policyType = record.policyType
        principal = summary.principal
        resource = summary.resource
        actions = summary.actions
        createdDate = record.created
        lastUpdatedDate = record.updated
        effect = summary.effect
    }
}

/// A policy with its definition, as GetPolicy and ListPolicies tell it.
struct PolicyDetail: Encodable, Sendable {
    let answer: PolicyAnswer
    let definition: PolicyDefinitionDetail
    let name: String?

    private enum CodingKeys: String, CodingKey {
        case definition, name
    }

    func encode(to encoder: any Encoder) throws {
        try answer.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(definition, forKey: .definition)
        try container.encodeIfPresent(name, forKey: .name)
    }
}
