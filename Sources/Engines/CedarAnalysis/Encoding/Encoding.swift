import Cedar

/// A question as assertions: whether all of them can be true together.
struct Encoding: Sendable {
    let store: SymbolicStore
    let assertions: [Term]

    /// Asks whether a term can be true, with all that must hold besides.
    init(_ question: Term, in store: SymbolicStore) {
        var store = store
        let asked = [question] + HierarchyAssumptions.terms(for: [question], in: &store)
        assertions = asked + DivisionDefinitions.terms(for: asked, in: &store.terms)
        self.store = store
    }

    /// Whether the question can be true, where that is plain without a solver. What must hold besides can always hold.
    var plainAnswer: Bool? { store.terms.bool(of: assertions[0]) }

    struct Script {
        let text: String
        /// The terms whose values make a model, and their texts.
        let inspected: [Term]
        let texts: [String]
    }

    var script: Script {
        let inspected = Model.inspected(assertions, store.terms)
        var writer = ScriptWriter(store.terms, store.schema)
        let texts = writer.write(asserting: assertions, inspecting: inspected)
        return Script(text: writer.text, inspected: inspected, texts: inspected.map { texts[$0] ?? "true" })
    }
}
