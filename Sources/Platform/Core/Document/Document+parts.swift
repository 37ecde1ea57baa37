extension Document {
    /// Gives every part of the document with its kind, containers before what is in them and members in the order of
    /// their names: with lengths before values, no two documents give the same bytes. For digests.
    package func forEachPart(_ body: (_ kind: Character, _ bytes: [UInt8]) -> Void) {
        switch self {
        case .null: body("n", [])
        case .boolean(let value): body("b", [value ? 1 : 0])
        case .integer(let value): body("i", Array(String(value).utf8))
        case .double(let value): body("d", Array(value.description.utf8))
        case .string(let text): body("s", Array(text.utf8))
        case .blob(let bytes): body("o", bytes)
        case .timestamp(let time): body("t", Array(String(time.microseconds).utf8))
        case .list(let elements):
            body("l", Array(String(elements.count).utf8))
            for element in elements { element.forEachPart(body) }
        case .structure(let members):
            body("m", Array(String(members.count).utf8))
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                body("k", Array(name.utf8))
                value.forEachPart(body)
            }
        }
    }
}
