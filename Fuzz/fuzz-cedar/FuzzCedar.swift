import Cedar

/// libFuzzer's entry: the first byte chooses what the rest is read as. Whatever it is, reading, validating and deciding must
/// neither trap nor hang, and what was read must be written so that it reads back the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let text = String(decoding: UnsafeBufferPointer(start: start + 1, count: count - 1), as: UTF8.self)
    switch start[0] % 5 {
    case 0: fuzzPolicies(text)
    case 1: if let set = try? PolicySet(anyJSON: text) { decide(set) }
    case 2: if let schema = try? SchemaDocument(parsing: text) { fuzz(schema) }
    case 3: if let schema = try? SchemaDocument(json: text) { fuzz(schema) }
    default: _ = try? Entities(json: text, schema: schema)
    }
    return 0
}

private let schema = try? Schema(
    parsing: """
        entity U in [U] = { a?: Long, b: Set<String>, c?: ipaddr, d?: datetime, e?: U } tags String;
        action x, y appliesTo { principal: U, resource: U, context: { f?: decimal } };
        """)

private func fuzzPolicies(_ text: String) {
    guard let set = try? PolicySet(parsing: text) else { return }
    for policy in set.decidable.map(\.policy) + set.templates.values {
        precondition((try? Policy(parsing: policy.cedarText)) == policy)
    }
    decide(set)
}

private func decide(_ set: PolicySet) {
    if let schema { _ = Validator(schema).validate(set, level: 1) }
    guard let user = try? EntityUID(parsing: "U::\"u\""), let action = try? EntityUID(parsing: "Action::\"x\"") else {
        return
    }
    _ = Authorizer(set).isAuthorized(Request(principal: user, action: action, resource: user), Entities())
}

private func fuzz(_ document: SchemaDocument) {
    _ = try? Schema(document)
    guard let text = try? document.cedarText() else { return }
    _ = try? SchemaDocument(parsing: text)
}
