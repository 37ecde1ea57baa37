import Cedar

extension Application {
    /// Documents in folders; a user holds the sets of what she may view.
    static func drive(_ size: Int, _ random: inout Random) throws -> Application {
        let policies = """
            permit(principal, action in Action::"ownerActions", resource)
              when { resource has owner && resource.owner == principal };
            permit(principal, action == Action::"readDocument", resource)
              when { resource in principal.documentsAndFoldersWithViewAccess };
            permit(principal, action == Action::"readDocument", resource is Document) when { resource.isPublic };
            permit(principal, action == Action::"writeDocument", resource)
              when { resource in principal.documentsAndFoldersWithEditAccess };
            """
        var entities = try people(size, "Group", &random).filter { $0.uid.type.path == "Group" }
        for number in 0..<size {
            let above = try (number + 1..<max(size, number + 1)).filter { _ in random.chance(edge) }.map {
                try uid("Folder", $0)
            }
            entities.append(Entity(try uid("Folder", number), parents: Set(above)))
            let folders = try (0..<size).filter { _ in random.chance(edge) }.map { try uid("Folder", $0) }
            entities.append(
                Entity(
                    try uid("Document", number),
                    attributes: [
                        "owner": .entity(try uid("User", random.number(below: size))),
                        "isPublic": .bool(random.chance(edge)),
                    ], parents: Set(folders)))
            func reachable() throws -> Value {
                .set(
                    of: try (0..<size).filter { _ in random.chance(edge) }.map { .entity(try uid("Document", $0)) }
                        + (0..<size).filter { _ in random.chance(edge) }.map { .entity(try uid("Folder", $0)) })
            }
            entities.append(
                Entity(
                    try uid("User", number),
                    attributes: [
                        "documentsAndFoldersWithViewAccess": try reachable(),
                        "documentsAndFoldersWithEditAccess": try reachable(),
                    ]))
        }
        let actions = ["readDocument", "writeDocument", "deleteDocument"]
        entities += try actions.map { Entity(try action($0), parents: [try action("ownerActions")]) }
        return Application(
            name: "gdrive", policies: policies, entities: entities,
            requests: try asked(size, actions, "Document", &random))
    }

    /// Repositories, each with a team for each of its roles.
    static func repositories(_ size: Int, _ random: inout Random) throws -> Application {
        let roles = ["readers", "triagers", "writers", "maintainers", "admins"]
        let actions = ["pull", "triage", "push", "maintain", "administer"]
        var policies = ""
        for (role, action) in zip(roles, actions) {
            policies +=
                "permit(principal, action == Action::\"\(action)\", resource) when { principal in resource.\(role) };\n"
        }
        for (index, action) in actions.dropLast().enumerated() {
            let higher = roles[(index + 1)...].map { "principal in resource.\($0)" }.joined(separator: " || ")
            policies += "permit(principal, action == Action::\"\(action)\", resource) when { \(higher) };\n"
        }
        var entities = try people(size, "Team", &random)
        for number in 0..<size {
            var attributes: [Text: Value] = [:]
            for role in roles { attributes[Text(role)] = .entity(try uid("Team", random.number(below: size))) }
            entities.append(Entity(try uid("Repository", number), attributes: attributes))
        }
        return Application(
            name: "github", policies: policies, entities: entities,
            requests: try asked(size, actions, "Repository", &random))
    }

    /// Lists with an owner and with teams that read and edit them.
    static func lists(_ size: Int, _ random: inout Random) throws -> Application {
        let policies = """
            permit(principal, action in [Action::"CreateList", Action::"GetLists"], resource == Application::"TinyTodo");
            permit(principal, action, resource is List) when { resource.owner == principal };
            permit(principal, action == Action::"GetList", resource)
              when { principal in resource.readers || principal in resource.editors };
            permit(principal, action in [Action::"UpdateList", Action::"CreateTask"], resource)
              when { principal in resource.editors };
            """
        var entities = try people(size, "Team", &random)
        for number in 0..<size {
            entities.append(
                Entity(
                    try uid("List", number),
                    attributes: [
                        "owner": .entity(try uid("User", random.number(below: size))),
                        "readers": .entity(try uid("Team", random.number(below: size))),
                        "editors": .entity(try uid("Team", random.number(below: size))),
                    ]))
        }
        return Application(
            name: "tinytodo", policies: policies, entities: entities,
            requests: try asked(size, ["GetList", "UpdateList", "CreateTask", "DeleteList"], "List", &random))
    }
}
