extension Policy {
    /// Reads the text of exactly one policy or template.
    ///
    /// - Throws: `Diagnostics` with the place and the remedy of everything that is wrong, at most 20 things.
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
    ///
    /// - Throws: `Diagnostics` with the place and the remedy of everything that is wrong, at most 20 things.
    public static func all(parsing text: String) throws(Diagnostics) -> [Policy] {
        try PolicyParser.policies(text)
    }
}

extension PolicySet {
    /// Reads policies and templates; their ids are `policy0`, `policy1`, … by their position.
    ///
    /// - Throws: `Diagnostics` with the place and the remedy of everything that is wrong, at most 20 things.
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
            guard parser.token.kind == .end else { throw parser.unexpected("an operator or the end") }
        } catch {
            throw Diagnostics(error)
        }
    }
}

extension EntityUID {
    /// Reads a normalised entity uid, `Photos::Album::"summer"`: no white space and no comment between its parts (RFC
    /// 9). The id is as in policies, with their escapes.
    public init(parsing text: String) throws(Diagnostics) {
        do throws(Diagnostic) {
            var parser = try PolicyParser(text)
            let uid = try parser.entity()
            guard parser.token.kind == .end else { throw parser.unexpected("the end of the entity uid") }
            let prefix = Array("\(uid.type)::\"".utf8)
            guard text.utf8.starts(with: prefix), parser.previousEnd == text.utf8.count else {
                throw Diagnostic(
                    "`Entity UID` needs to be normalized (e.g., whitespace removed): \(text)",
                    at: SourceRange(0, text.utf8.count), help: "the normalized form is `\(uid)`")
            }
            self = uid
        } catch {
            throw Diagnostics(error)
        }
    }
}
