import Core
@testable import Cedar

/// Makes documents and values at random: well-formed, with names that mean nothing.
struct SchemaGenerator {
    typealias Document = SchemaDocument

    var random: SplitMix64
    /// Whether only what text can say is made.
    let isText: Bool

    init(seed: UInt64, isText: Bool) {
        random = SplitMix64(seed: seed)
        self.isText = isText
    }

    mutating func document() -> Document {
        let names = [nil, Name(path: "N"), Name(path: "N::M"), Name(path: "Long::x")].filter { _ in chance(2) }
        return Document(names.map { namespace($0) }.filter { !isText || $0.name != nil || !isEmpty($0) })
    }

    private func isEmpty(_ namespace: Document.Namespace) -> Bool {
        namespace.commonTypes.isEmpty && namespace.entityTypes.isEmpty && namespace.actions.isEmpty
    }

    private mutating func namespace(_ name: Name?) -> Document.Namespace {
        Document.Namespace(
            name: name, annotations: name == nil ? [] : annotations(),
            commonTypes: ["T", "U", "in_"].filter { _ in chance(2) }.map {
                Document.CommonType(name: $0, annotations: annotations(), type: type())
            },
            entityTypes: ["A", "B", "entity"].filter { _ in chance(2) }.map {
                Document.EntityType(name: $0, annotations: annotations(), kind: kind())
            },
            actions: ["read", "a b", "\"\\\n\u{0}", "é", "e\u{301}"].filter { _ in chance(2) }.map { action($0) })
    }

    private mutating func kind() -> Document.EntityType.Kind {
        if chance(4) { return .enumerated(list(1...3) { $0.text() }) }
        return .standard(
            memberOf: list(0...2) { Document.NameReference($0.name()) },
            shape: !isText && chance(4) ? type() : record(depth: 0), tags: chance(3) ? type() : nil)
    }

    private mutating func action(_ id: Text) -> Document.Action {
        let context = chance(3) ? Document.TypeExpression(.common(commonName())) : record(depth: 0)
        var appliesTo: Document.AppliesTo? = Document.AppliesTo(
            principals: list(1...2) { Document.NameReference($0.name()) },
            resources: list(1...2) { Document.NameReference($0.name()) }, context: context)
        if chance(4) { appliesTo = isText || chance(2) ? Document.AppliesTo() : nil }
        let groups = list(1...2) { Document.ActionReference(type: $0.chance(2) ? $0.name() : nil, id: $0.text()) }
        return Document.Action(
            id: id, annotations: annotations(), memberOf: chance(2) ? groups : nil, appliesTo: appliesTo)
    }

    private mutating func type(depth: Int = 0) -> Document.TypeExpression {
        if depth < 4, chance(3) { return record(depth: depth + 1) }
        if depth < 4, chance(3) { return Document.TypeExpression(.set(type(depth: depth + 1))) }
        if isText || chance(3) { return Document.TypeExpression(.entityOrCommon(name())) }
        let kinds: [Document.TypeExpression.Kind] = [
            .bool, .long, .string, .entity(name()), .common(commonName()), .extension("ipaddr"),
        ]
        return Document.TypeExpression(kinds.randomElement(using: &random) ?? .bool)
    }

    private mutating func record(depth: Int) -> Document.TypeExpression {
        let names = ["a", "b c", "if", "__cedar", "", "\u{1F600}"].filter { _ in chance(3) }
        let attributes = names.map { name in
            Document.Attribute(
                name: Text(name), annotations: annotations(), type: type(depth: depth + 1), isRequired: chance(2))
        }
        return Document.TypeExpression(.record(Document.Record(attributes)))
    }

    private mutating func annotations() -> [Document.Annotation] {
        ["id", "doc", "if"].filter { _ in chance(5) }.map { Document.Annotation(key: $0, value: text()) }
    }

    private mutating func name() -> Name {
        let names = ["A", "T", "N::A", "__cedar::Long", "Set", "x::y::z", "context"]
        return Name(path: names.randomElement(using: &random) ?? "A")
    }

    /// JSON has keywords where a common type's name may stand, so that no common type is called so.
    private mutating func commonName() -> Name {
        let name = name()
        return SchemaDocument.reservedCommonTypes.contains(name.path) ? Name(path: "T") : name
    }

    mutating func text() -> Text {
        Text(
            ["", "x", "\"", "\\", "\u{0}\r\n\t", "é", "e\u{301}", "\u{202E}", "*'{}"].randomElement(using: &random)
                ?? "")
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    private mutating func list<Element>(_ counts: ClosedRange<Int>, _ element: (inout Self) -> Element) -> [Element] {
        (0..<Int.random(in: counts, using: &random)).map { _ in element(&self) }
    }
}

extension SchemaGenerator {
    mutating func value(depth: Int = 0) -> Value {
        switch Int.random(in: 0..<(depth < 4 ? 10 : 8), using: &random) {
        case 0: .bool(chance(2))
        case 1: .long(Int64.random(in: .min ... .max, using: &random))
        case 2: .string(text())
        case 3: .entity(EntityUID(type: Name(path: "N::A"), id: text()))
        case 4: .decimal(Decimal(scaled: .random(in: .min ... .max, using: &random)))
        case 5: .datetime(Datetime(milliseconds: .random(in: .min ... .max, using: &random)))
        case 6: .duration(Duration(milliseconds: .random(in: .min ... .max, using: &random)))
        case 7: address()
        case 8: .set(of: list(0...3) { $0.value(depth: depth + 1) })
        default:
            .record(
                Dictionary(
                    list(0...3) { ($0.text(), $0.value(depth: depth + 1)) }, uniquingKeysWith: { $1 }))
        }
    }

    private mutating func address() -> Value {
        let isIPv6 = chance(2)
        let bits =
            isIPv6
            ? UInt128.random(in: 0 ... .max, using: &random) : UInt128(UInt32.random(in: 0 ... .max, using: &random))
        return .ip(
            IPAddress(isIPv6: isIPv6, bits: bits, prefix: Int.random(in: 0...(isIPv6 ? 128 : 32), using: &random)))
    }

    mutating func entity(_ number: Int) -> Entity {
        Entity(
            EntityUID(type: Name(path: "N::A"), id: Text("\(number)")),
            attributes: Dictionary(list(0...3) { ($0.text(), $0.value()) }, uniquingKeysWith: { $1 }),
            tags: Dictionary(list(0...2) { ($0.text(), $0.value()) }, uniquingKeysWith: { $1 }))
    }
}
