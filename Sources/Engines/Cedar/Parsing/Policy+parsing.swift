extension Policy {
    /// Reads the text of exactly one policy or template.
    ///
    /// - Throws: `Diagnostics` with the place and the remedy of everything that is wrong.
    public init(parsing text: String) throws(Diagnostics) {
        let policies = try PolicyParser.policies(text)
        guard let first = policies.first, policies.count == 1 else {
            throw Diagnostics(
                Diagnostic(
                    "expected exactly one policy, found \(policies.count)",
                    at: policies.dropFirst().first?.range ?? SourceRange(0, 0)))
        }
        self = first
    }

    /// Reads all policies and templates of a text, in its order.
    public static func all(parsing text: String) throws(Diagnostics) -> [Policy] {
        try PolicyParser.policies(text)
    }
}

extension PolicySet {
    /// Reads policies and templates; their ids are `policy0`, `policy1`, … by their position.
    public init(parsing text: String) throws(Diagnostics) {
        self.init()
        for (index, policy) in try PolicyParser.policies(text).enumerated() {
            do throws(Failure) {
                try add(policy, id: Text("policy\(index)"))
            } catch {
                throw Diagnostics(Diagnostic("duplicate policy id: policy\(index)"))
            }
        }
    }
}

extension Expression {
    /// Reads one expression, as it would stand in a condition.
    public init(parsing text: String) throws(Diagnostics) {
        do throws(Diagnostic) {
            var parser = try PolicyParser(text)
            self = try parser.expression()
            guard parser.token.kind == .end else { throw parser.unexpected("the end of the expression") }
        } catch {
            throw Diagnostics(error)
        }
    }
}

extension EntityUID {
    /// Reads an entity as policies write it: `Photos::Album::"summer"`.
    public init(parsing text: String) throws(Diagnostics) {
        do throws(Diagnostic) {
            var parser = try PolicyParser(text)
            self = try parser.entity()
            guard parser.token.kind == .end else { throw parser.unexpected("the end of the entity") }
        } catch {
            throw Diagnostics(error)
        }
    }
}
