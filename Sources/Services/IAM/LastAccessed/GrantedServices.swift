import Core

/// The services that a policy's Allow statements name.
struct GrantedServices: Sendable {
    private(set) var names: Set<String> = []
    private(set) var isEverything = false

    /// The document was checked when it was saved.
    init(in document: String) {
        guard let statement = try? JSONParser.parse(document)["Statement"] else { return }
        for statement in statement.array ?? [statement] where statement["Effect"]?.string == "Allow" {
            if statement["NotAction"] != nil { isEverything = true }
            guard let action = statement["Action"] else { continue }
            for action in (action.array ?? [action]).compactMap(\.string) {
                if action == "*" { isEverything = true }
                names.insert(action.prefix { $0 != ":" }.lowercased())
            }
        }
    }

    func contains(_ namespace: String) -> Bool { isEverything || names.contains(namespace.lowercased()) }
}
