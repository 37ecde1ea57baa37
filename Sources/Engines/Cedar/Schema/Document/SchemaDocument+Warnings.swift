extension SchemaDocument {
    /// Declarations that hide a built-in type or another declaration from plain sight, in the order of the source.
    ///
    /// They are legal. A hidden built-in type is still there as `__cedar::Name`.
    public var warnings: [Diagnostic] {
        namespaces.flatMap { namespace in
            let entityTypes = Set(namespace.entityTypes.map(\.name))
            let shadowing = namespace.commonTypes.flatMap { type in
                [
                    entityTypes.contains(type.name)
                        ? Diagnostic(
                            "The common type name \(type.name) shadows an entity name", at: type.place.range) : nil,
                    Diagnostic.shadowedBuiltin(type.name, at: type.place),
                ].compactMap { $0 }
            }
            return shadowing
                + namespace.entityTypes.compactMap { Diagnostic.shadowedBuiltin($0.name, at: $0.place) }
        }
    }
}

extension Diagnostic {
    fileprivate static func shadowedBuiltin(_ name: String, at place: SourcePlace) -> Diagnostic? {
        guard SchemaType.builtins[name] != nil else { return nil }
        return Diagnostic(
            "The name `\(name)` shadows a builtin Cedar name. You'll have to refer to the builtin as `__cedar::\(name)`.",
            at: place.range)
    }
}

extension SchemaType {
    /// The types of the namespace `__cedar`, which unqualified names mean too when nothing else is declared so.
    static let builtins: [String: SchemaType] = [
        "Bool": .bool, "Long": .long, "String": .string,
        "decimal": .decimal, "ipaddr": .ip, "datetime": .datetime, "duration": .duration,
    ]

    /// The extension types under the names that schemas use.
    static let extensions: [String: SchemaType] = [
        "decimal": .decimal, "ipaddr": .ip, "datetime": .datetime, "duration": .duration,
    ]
}
