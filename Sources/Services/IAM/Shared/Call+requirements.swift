import Core
import Directory
import Plane

extension Call {
    /// What is needed to act on an entity of the account: its ARN, its tags and, for the actions that know it, its
    /// boundary as `iam:PermissionsBoundary`. An entity that does not exist has the ARN it would have at the root path.
    func requirement<Value: Entity>(
        _ action: String, on type: Value.Type, _ name: String, knowsBoundary: Bool = false,
        context: [String: ConditionValue] = [:]
    ) async throws -> Requirement {
        let entity = try await read { try $0.find(type, name) }
        guard let entity else {
            return Requirement(
                action, on: type.arn(name, path: "/", in: account), of: account, context: context)
        }
        var context = context
        if knowsBoundary, let boundary = entity.permissionsBoundary {
            context["iam:PermissionsBoundary"] = .one(boundary)
        }
        return Requirement(
            action, on: entity.arn(in: account), of: account, tags: entity.entityTags, context: context)
    }

    /// What is needed to act on the managed policy of that ARN, with its tags when it is a customer's.
    func policyRequirement(
        _ action: String, on arn: String, context: [String: ConditionValue] = [:]
    ) async throws -> Requirement {
        let tags = try await read { account -> [Tag]? in
            guard case .customer(let record)? = try? account.findPolicy(arn) else { return nil }
            return record.tags
        }
        return Requirement(action, on: arn, of: account, tags: tags, context: context)
    }

    /// What is needed to list entities under a path: permission on the path itself.
    func listRequirement<Value: Entity>(_ action: String, of type: Value.Type, under path: String?) -> Requirement {
        Requirement(action, on: type.arn("", path: path ?? "/", in: account), of: account)
    }

    /// What is needed to make an entity, and, when it comes with tags, to tag it.
    func creationRequirements<Value: Entity>(
        _ action: String, tagging: String? = nil, of type: Value.Type, _ name: String, path: String?,
        tags: [Tag]? = nil, boundary: String? = nil
    ) -> [Requirement] {
        let arn = type.arn(name, path: path ?? "/", in: account)
        let tagContext = [String: ConditionValue].requestTags(tags ?? [])
        var context = tagContext
        if let boundary { context["iam:PermissionsBoundary"] = .one(boundary) }
        let create = Requirement(action, on: arn, of: account, context: context)
        guard let tagging, let tags, !tags.isEmpty else { return [create] }
        return [create, Requirement(tagging, on: arn, of: account, context: tagContext)]
    }

    /// What is needed to move an entity: permission on what it is and on what it becomes.
    func renameRequirements<Value: Entity>(
        _ action: String, on type: Value.Type, _ name: String, newName: String?, newPath: String?
    ) async throws -> [Requirement] {
        let current = try await requirement(action, on: type, name)
        let path = try await read { try $0.find(type, name)?.path }
        var moved = current
        moved.resource = type.arn(newName ?? name, path: newPath ?? path ?? "/", in: account)
        return moved.resource == current.resource ? [current] : [current, moved]
    }
}
