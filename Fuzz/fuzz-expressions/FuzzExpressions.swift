import ItemExpressions

/// libFuzzer's entry: the first byte chooses the parameter that the rest is read as. Whatever the text, reading it and
/// applying it to an item must neither trap nor hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0, var placeholders else { return 0 }
    let text = String(decoding: UnsafeBufferPointer(start: start + 1, count: count - 1), as: UTF8.self)
    switch start[0] % 5 {
    case 0: _ = (try? Condition(text, .condition, &placeholders))?.holds(for: item)
    case 1: _ = try? (try? Update(text, &placeholders))?.apply(to: item)
    case 2: _ = (try? Projection(text, &placeholders))?.apply(to: item)
    case 3: _ = try? KeyCondition(text, &placeholders, schema)
    default: _ = try? Number(text)
    }
    return 0
}

private let item: Item = [
    "a": .string("text"), "b": .number(Number(7)), "c": .list([.null, .boolean(true), .map(["d": .binary([1, 2])])]),
    "e": .map(["f": .stringSet(["x", "y"]), "g": .numberSet([Number(1), Number(2)])]),
]

private let placeholders = try? Placeholders(
    names: ["#a": "a", "#b": "b", "#c": "c"],
    values: [":s": .string("text"), ":n": .number(Number(1)), ":l": .list([.null]), ":t": .stringSet(["x"])])

private let schema = KeyCondition.Schema(
    hash: KeyCondition.Schema.Attribute("a", .S), range: KeyCondition.Schema.Attribute("b", .N))
