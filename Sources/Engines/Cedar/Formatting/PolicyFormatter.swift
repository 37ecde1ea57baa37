/// Formats policy text in the style of the public formatter: a blank line between policies, the scope and each
/// condition on one line where they fit, longer conditions broken after `&&` and `||`.
///
/// Tokens stay as they were written, parentheses and escapes too; all comments stay with their tokens. Only commas
/// before closing brackets go. What has been formatted is not changed by formatting it again.
public struct PolicyFormatter: Sendable {
    /// The columns that lines should keep to, in Unicode scalars; what cannot be broken may be longer.
    public let lineWidth: Int
    /// How many columns further right the inside of something begins.
    public let indentWidth: Int

    public init(lineWidth: Int = 80, indentWidth: Int = 2) {
        self.lineWidth = max(lineWidth, 0)
        self.indentWidth = max(indentWidth, 0)
    }

    /// Formats policies and templates.
    ///
    /// The result is read again and must mean the same and have the same comments before it is given out.
    ///
    /// - Throws: `Diagnostics` with all that keeps the text from being read.
    public func format(_ text: String) throws(Diagnostics) -> String {
        let policies = try Policy.all(parsing: text)
        do throws(Diagnostic) {
            let original = try CommentedToken.all(of: text)
            let formatted = layOut(CommentedToken.withoutTrailingCommas(original))
            guard try Policy.same(formatted, as: policies),
                try CommentedToken.all(of: formatted).flatMap(\.comments) == original.flatMap(\.comments)
            else { throw Diagnostic("internal error: formatting would have changed the policies") }
            return formatted
        } catch {
            throw Diagnostics(error)
        }
    }

    private func layOut(_ tokens: [CommentedToken]) -> String {
        var builder = LayoutBuilder(tokens, indentWidth: indentWidth)
        let policies = builder.policies().map { policy in
            var printer = LayoutPrinter(tokens, width: lineWidth)
            printer.write(policy)
            return printer.text
        }
        var result = policies.joined(separator: "\n\n")
        if !result.isEmpty { result += "\n" }
        for comment in tokens.last?.leading ?? [] { result += comment + "\n" }
        return result
    }
}

extension Policy {
    fileprivate static func same(_ text: String, as policies: [Policy]) throws(Diagnostic) -> Bool {
        do throws(Diagnostics) {
            return try all(parsing: text) == policies
        } catch {
            return false
        }
    }
}
