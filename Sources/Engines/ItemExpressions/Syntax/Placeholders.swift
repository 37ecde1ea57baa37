/// `ExpressionAttributeNames` and `ExpressionAttributeValues` of a request, and which of them its expressions used.
///
/// All expressions of one request are parsed with the same value; `requireAllUsed` comes last.
public struct Placeholders: Sendable {
    private let names: [String: String]
    private let values: [String: AttributeValue]
    private var usedNames: Set<String> = []
    private var usedValues: Set<String> = []

    /// - Throws: `ItemError` for keys that do not begin with `#` or `:`.
    public init(names: [String: String] = [:], values: [String: AttributeValue] = [:]) throws(ItemError) {
        for key in names.keys.sorted() where !Self.isPlaceholder(key, after: UInt8(ascii: "#")) {
            throw ItemError(
                "ExpressionAttributeNames contains invalid key: Syntax error; key: \"\(key)\"")
        }
        for key in values.keys.sorted() where !Self.isPlaceholder(key, after: UInt8(ascii: ":")) {
            throw ItemError(
                "ExpressionAttributeValues contains invalid key: Syntax error; key: \"\(key)\"")
        }
        self.names = names
        self.values = values
    }

    private static func isPlaceholder(_ key: String, after mark: UInt8) -> Bool {
        let bytes = key.utf8
        return bytes.count > 1 && bytes.first == mark && bytes.dropFirst().allSatisfy(Lexer.isWord)
    }

    /// - Throws: `ItemError` that names what no expression used.
    public func requireAllUsed() throws(ItemError) {
        let idleNames = names.keys.filter { !usedNames.contains($0) }.sorted()
        guard idleNames.isEmpty else {
            throw ItemError(
                "Value provided in ExpressionAttributeNames unused in expressions: keys: "
                    + "{\(idleNames.joined(separator: ", "))}")
        }
        let idleValues = values.keys.filter { !usedValues.contains($0) }.sorted()
        guard idleValues.isEmpty else {
            throw ItemError(
                "Value provided in ExpressionAttributeValues unused in expressions: keys: "
                    + "{\(idleValues.joined(separator: ", "))}")
        }
    }

    mutating func name(_ placeholder: String, in kind: ExpressionKind) throws(ItemError) -> String {
        guard let name = names[placeholder] else {
            throw kind.error(
                "An expression attribute name used in the document path is not defined; attribute name: \(placeholder)")
        }
        usedNames.insert(placeholder)
        return name
    }

    mutating func value(_ placeholder: String, in kind: ExpressionKind) throws(ItemError) -> AttributeValue {
        guard let value = values[placeholder] else {
            throw kind.error(
                "An expression attribute value used in expression is not defined; attribute value: \(placeholder)")
        }
        usedValues.insert(placeholder)
        return value
    }
}
