/// All that documents declare, under full names; what references are looked up in.
struct SchemaDefinitions {
    private(set) var commonTypes: Set<Name> = []
    private(set) var entityTypes: Set<Name> = []
    private(set) var actions: Set<EntityUID> = []
    /// Types of declared actions, which may be referred to as entity types though nobody declares them.
    private(set) var actionTypes: Set<Name> = []
    /// Where things are declared, for messages.
    private(set) var places: [Name: SourcePlace] = [:]
    private(set) var actionPlaces: [EntityUID: SourcePlace] = [:]
    /// Things declared twice across documents; the readers see to it within one.
    private(set) var duplicates: [Diagnostic] = []

    init(_ documents: [SchemaDocument]) {
        for namespace in documents.flatMap(\.namespaces) {
            for type in namespace.commonTypes {
                let name = Name(path: type.name).qualified(by: namespace.name)
                places[name] = type.place
                if !commonTypes.insert(name).inserted {
                    duplicates.append(Diagnostic("duplicate common type `\(name)`", at: type.place.range))
                }
            }
            for type in namespace.entityTypes {
                let name = Name(path: type.name).qualified(by: namespace.name)
                places[name] = places[name] ?? type.place
                if !entityTypes.insert(name).inserted {
                    duplicates.append(Diagnostic("duplicate entity type `\(name)`", at: type.place.range))
                }
            }
            for action in namespace.actions {
                let uid = EntityUID(type: Name(path: "Action").qualified(by: namespace.name), id: action.id)
                actionPlaces[uid] = action.place
                actionTypes.insert(uid.type)
                if !actions.insert(uid).inserted {
                    duplicates.append(Diagnostic("duplicate action `\(uid)`", at: action.place.range))
                }
            }
        }
    }

    func isCommonType(_ name: Name) -> Bool { commonTypes.contains(name) || builtin(name) != nil }

    func isEntityType(_ name: Name) -> Bool { entityTypes.contains(name) || actionTypes.contains(name) }

    /// The built-in type of that name: in `__cedar` always, in the empty namespace when nothing declared is called so.
    func builtin(_ name: Name) -> SchemaType? {
        if name.isUnqualified {
            return commonTypes.contains(name) || entityTypes.contains(name) ? nil : SchemaType.builtins[name.path]
        }
        return name.namespace == "__cedar" ? SchemaType.builtins[String(name.basename)] : nil
    }

    /// Declarations in a namespace that hide one of the same last part in the empty namespace (RFC 70).
    var illegalShadowings: [Diagnostic] {
        let types = commonTypes.union(entityTypes)
        let shadowedTypes = types.filter(\.isUnqualified)
        let typeProblems = types.filter { !$0.isUnqualified }.sorted().compactMap { name -> Diagnostic? in
            let shadowed = Name(path: String(name.basename))
            guard shadowedTypes.contains(shadowed) else { return nil }
            return Diagnostic(
                "definition of `\(name)` illegally shadows the existing definition of `\(shadowed)`",
                at: places[name]?.range,
                help: "try renaming one of the definitions, or moving `\(shadowed)` to a different namespace")
        }
        let actionProblems = actions.filter { !$0.type.isUnqualified }.sorted().compactMap { uid -> Diagnostic? in
            let shadowed = EntityUID(type: Name(path: "Action"), id: uid.id)
            guard actions.contains(shadowed) else { return nil }
            return Diagnostic(
                "definition of `\(uid)` illegally shadows the existing definition of `\(shadowed)`",
                at: actionPlaces[uid]?.range,
                help: "try renaming one of the actions, or moving `\(shadowed)` to a different namespace")
        }
        return typeProblems + actionProblems
    }
}
