internal import Core

extension JSONNode {
    /// Runs the body on this value and adds to its error the path of the place within the value.
    func locatingErrors<Result>(
        _ body: (JSONNode) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        do throws(Diagnostic) {
            return try body(self)
        } catch {
            guard let range = error.range, let path = path(to: range) else { throw error }
            throw Diagnostic("\(error.message) (at `\(path)`)", at: range, help: error.help)
        }
    }

    /// The way to the innermost value or member that holds the range, such as `conditions[0].body`; nil for this value
    /// itself.
    func path(to range: SourceRange) -> String? {
        var path = ""
        var node = self
        while let (step, child) = node.step(to: range) {
            path += path.isEmpty && step.hasPrefix(".") ? String(step.dropFirst()) : step
            node = child
        }
        return path.isEmpty ? nil : path
    }

    private func step(to range: SourceRange) -> (String, JSONNode)? {
        func holds(_ start: Int, _ end: Int) -> Bool { start <= range.start && range.end <= end }
        switch value {
        case .object(let members):
            guard let member = members.first(where: { holds($0.offset, $0.value.end) }) else { return nil }
            let isPlain = Identifier.isWellFormed(member.name.utf8)
            return (isPlain ? ".\(member.name)" : "[\"\(member.name.escapedForCedar)\"]", member.value)
        case .array(let elements):
            guard let index = elements.firstIndex(where: { holds($0.offset, $0.end) }) else { return nil }
            return ("[\(index)]", elements[index])
        case .null, .boolean, .number, .string:
            return nil
        }
    }

    /// Whether values nest in this one deeper than that.
    func exceeds(depth: Int) -> Bool {
        guard depth >= 0 else { return true }
        return switch value {
        case .object(let members): members.contains { $0.value.exceeds(depth: depth - 1) }
        case .array(let elements): elements.contains { $0.exceeds(depth: depth - 1) }
        case .null, .boolean, .number, .string: false
        }
    }
}
