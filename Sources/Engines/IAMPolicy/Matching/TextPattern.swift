/// A string that a condition compares with: exact or with wildcards, variables in place or not.
struct TextPattern: Sendable {
    let source: String
    private let text: PolicyText
    private let fixed: Glob?

    init(_ source: String, wildcards: Bool, variables: Bool) {
        self.source = source
        text = PolicyText(source.utf8, wildcards: wildcards, variables: variables)
        fixed = text.fixed.map { Glob($0) }
    }

    var contextKeys: [ContextKey] { text.variables }

    func matches(_ value: String, in context: RequestContext) -> Bool {
        if let fixed { return fixed.matches(value) }
        guard let tokens = text.resolved(in: context) else { return false }
        return Glob(tokens).matches(value)
    }

    /// As `matches`, for patterns without wildcards, upper and lower case being the same.
    func equalsIgnoringCase(_ value: String, in context: RequestContext) -> Bool {
        guard let resolved = resolved(in: context) else { return false }
        return resolved == value || resolved.lowercased() == value.lowercased()
    }

    /// The text that was compared with; nil when a variable has no value.
    func resolved(in context: RequestContext) -> String? {
        guard let tokens = fixed?.tokens ?? text.resolved(in: context) else { return nil }
        let bytes = tokens.map { $0 == Glob.run ? UInt8(ascii: "*") : $0 == Glob.one ? UInt8(ascii: "?") : UInt8($0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
