import Core

/// The top-level attributes that a request names, for `dynamodb:Attributes`: in keys, items, expressions and legacy
/// parameters.
struct AttributeNames: Sendable {
    private(set) var names: Set<ExactText> = []

    private static let maps: Set<String> = [
        "Key", "Item", "Expected", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter",
        "ExclusiveStartKey",
    ]
    private static let expressions: Set<String> = [
        "ConditionExpression", "FilterExpression", "KeyConditionExpression", "ProjectionExpression", "UpdateExpression",
    ]

    /// Adds what an input, or a part of one with the same members, names.
    mutating func add(_ input: Document) {
        guard case .structure(let members) = input else { return }
        let placeholders = members["ExpressionAttributeNames"]?.structure ?? [:]
        var unseen = Set(placeholders.keys)
        for (name, value) in members {
            switch value {
            case .structure(let map) where Self.maps.contains(name): add(map.keys)
            case .string(let text) where Self.expressions.contains(name): add(expression: text, placeholders, &unseen)
            case .list(let list) where name == "AttributesToGet": add(list.compactMap(\.string))
            default: break
            }
        }
        // What was not recognised in an expression counts as named, so that no spelling slips through.
        for placeholder in unseen { if let name = placeholders[placeholder]?.string { names.insert(ExactText(name)) } }
    }

    mutating func add(_ more: some Sequence<String>) { names.formUnion(more.map(ExactText.init)) }

    /// Adds the first element of every path of an expression. A text that is no expression is refused when it is
    /// served; here it only names what it names.
    private mutating func add(
        expression: String, _ placeholders: [String: Document], _ unseen: inout Set<String>
    ) {
        let text = Array(expression.utf8)
        var position = 0
        var isNested = false
        while position < text.count {
            let byte = text[position]
            guard Self.isWord(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":") else {
                if !Self.isSpace(byte) { isNested = byte == UInt8(ascii: ".") }
                position += 1
                continue
            }
            var end = position + 1
            while end < text.count, Self.isWord(text[end]) { end += 1 }
            let word = String(decoding: text[position..<end], as: UTF8.self)
            var next = end
            while next < text.count, Self.isSpace(text[next]) { next += 1 }
            let isFunction = next < text.count && text[next] == UInt8(ascii: "(")
            unseen.remove(word)
            if !isNested { add(word: word, isFunction: isFunction, placeholders) }
            isNested = false
            position = end
        }
    }

    private mutating func add(word: String, isFunction: Bool, _ placeholders: [String: Document]) {
        if word.hasPrefix("#") {
            if let name = placeholders[word]?.string { names.insert(ExactText(name)) }
        } else if !word.hasPrefix(":"), !isFunction, word.utf8.first.map(Self.isDigit) == false,
            !Self.keywords.contains(word.uppercased())
        {
            names.insert(ExactText(word))
        }
    }

    /// None of them can name an attribute, as each is a reserved word.
    private static let keywords: Set<String> = [
        "AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE",
    ]

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
