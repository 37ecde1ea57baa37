/// Something to tell about a policy, a schema or data: what is wrong, where, and what to do about it.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
    public let message: String
    /// The place in the source, when the thing was read from text.
    public let range: SourceRange?
    /// What would put it right, as a sentence.
    public let help: String?

    public init(_ message: String, at range: SourceRange? = nil, help: String? = nil) {
        self.message = message
        self.range = range
        self.help = help
    }

    public var description: String { message }

    /// The message with its place, the line of the source with the place underlined, and the help.
    ///
    /// A text of several lines without a newline at its end:
    /// ```
    /// error: unexpected token `foo`
    ///   --> policies.cedar:3:9
    ///    3 | permit(foo, action, resource);
    ///      |        ^^^
    ///   help: …
    /// ```
    public func rendered(in source: SourceText, severity: String = "error") -> String {
        var lines = ["\(severity): \(message)"]
        if let range {
            lines += excerpt(of: source, range)
        }
        if let help {
            lines.append("  help: \(help)")
        }
        return lines.joined(separator: "\n")
    }

    private func excerpt(of source: SourceText, _ range: SourceRange) -> [String] {
        let position = source.position(of: range.start)
        let bytes = Array(source.text.utf8)
        let start = min(range.start, bytes.count)
        let newline = UInt8(ascii: "\n")
        let lineStart = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let lineEnd = bytes[start...].firstIndex(of: newline) ?? bytes.count
        let line = String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
        let marked = String(decoding: bytes[start..<max(start, min(range.end, lineEnd))], as: UTF8.self)
        let number = String(position.line)
        let margin = String(repeating: " ", count: number.count)
        return [
            "  --> \(source.name.map { "\($0):" } ?? "")\(position.line):\(position.column)",
            "  \(number) | \(line.shortened(around: position.column))",
            "  \(margin) | \(String(repeating: " ", count: min(position.column - 1, 100)))"
                + String(repeating: "^", count: max(1, min(marked.unicodeScalars.count, 60))),
        ]
    }
}

extension String {
    /// A long line is cut so that the column stays in sight.
    fileprivate func shortened(around column: Int) -> String {
        let scalars = unicodeScalars
        let first = column > 101 ? column - 101 : 0
        guard first > 0 || scalars.count > 160 else { return self }
        return String(String.UnicodeScalarView(scalars.dropFirst(first).prefix(160)))
    }
}

/// All that is wrong with a text that could not be read; never empty.
public struct Diagnostics: Error, Hashable, Sendable, CustomStringConvertible {
    public let all: [Diagnostic]

    public init(_ all: [Diagnostic]) {
        self.all = all
    }

    public init(_ one: Diagnostic) {
        self.all = [one]
    }

    public var description: String { all.map(\.message).joined(separator: "\n") }
}
