import Cedar
import Core

/// An entity as the API names it.
struct EntityIdentifier: Codable, Sendable, Hashable {
    let entityType: String
    let entityId: String

    init(_ uid: EntityUID) {
        entityType = uid.type.path
        entityId = uid.id.string
    }

    /// By scalars, as Cedar compares: Swift's strings are equal by canonical equivalence.
    static func == (left: Self, right: Self) -> Bool {
        Text(left.entityType) == Text(right.entityType) && Text(left.entityId) == Text(right.entityId)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(Text(entityType))
        hasher.combine(Text(entityId))
    }

    /// - Throws: `ValidationException` for a type that is no name of Cedar's.
    func uid(at path: String) throws -> EntityUID {
        guard let type = Name(parsing: entityType) else {
            throw AWSError.validation(
                "\(entityType) is no entity type: it is written as identifiers joined by ::", at: "\(path).entityType")
        }
        return EntityUID(type: type, id: Text(entityId))
    }
}

struct ActionIdentifier: Codable, Sendable, Hashable {
    let actionType: String
    let actionId: String

    init(_ uid: EntityUID) {
        actionType = uid.type.path
        actionId = uid.id.string
    }

    static func == (left: Self, right: Self) -> Bool {
        Text(left.actionType) == Text(right.actionType) && Text(left.actionId) == Text(right.actionId)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(Text(actionType))
        hasher.combine(Text(actionId))
    }

    func uid(at path: String) throws -> EntityUID {
        guard let type = Name(parsing: actionType) else {
            throw AWSError.validation("\(actionType) is no action type.", at: "\(path).actionType")
        }
        return EntityUID(type: type, id: Text(actionId))
    }
}

/// A policy as it is kept.
struct PolicyRecord: Codable, Sendable {
    struct Link: Codable, Sendable, Hashable {
        let policyTemplateId: String
        let principal: EntityIdentifier?
        let resource: EntityIdentifier?
    }

    let id: String
    let created: Timestamp
    var updated: Timestamp
    /// Of a static policy.
    var statement: String?
    var description: String?
    /// Of a policy that is linked to a template.
    let link: Link?
    var name: String?

    var isStatic: Bool { link == nil }
    var policyType: String { isStatic ? "STATIC" : "TEMPLATE_LINKED" }
}

/// A policy template as it is kept.
struct TemplateRecord: Codable, Sendable {
    let id: String
    let created: Timestamp
    var updated: Timestamp
    var statement: String
    var description: String?
    var name: String?
}

/// What a name stands for.
struct NameRecord: Codable, Sendable {
    let id: String
}

extension PolicyRecord.Link {
    /// - Throws: `ValidationException` for what is no entity.
    func values() throws -> [Slot: EntityUID] {
        var values: [Slot: EntityUID] = [:]
        values[.principal] = try principal?.uid(at: "definition.templateLinked.principal")
        values[.resource] = try resource?.uid(at: "definition.templateLinked.resource")
        return values
    }
}
