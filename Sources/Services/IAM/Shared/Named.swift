/// What inputs name by a member of its kind's own.
protocol NamedInInputs {
    /// Such as `UserName`.
    static var nameMember: String { get }
}

/// The input or output of operations that exist for several kinds of entities alike: the entity's name under the
/// member of its kind, such as `UserName`, next to the members that are the same for all.
struct Named<Value: NamedInInputs, Rest: Sendable>: Sendable {
    let name: String
    let rest: Rest

    init(_ name: String, _ rest: Rest) {
        self.name = name
        self.rest = rest
    }
}

extension Named: Decodable where Rest: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: MemberName.self)
        name = try container.decode(String.self, forKey: MemberName(Value.nameMember))
        rest = try Rest(from: decoder)
    }
}

extension Named: Encodable where Rest: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: MemberName.self)
        try container.encode(name, forKey: MemberName(Value.nameMember))
        try rest.encode(to: encoder)
    }
}

extension Named: PagedInput where Rest: PagedInput {
    var Marker: String? { rest.Marker }
    var MaxItems: Int? { rest.MaxItems }
}

private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
