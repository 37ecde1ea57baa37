package import Cedar

/// The sort of a term: what a Cedar type is in the solver's logic.
package indirect enum Sort: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
        package let name: Text
        package let sort: Sort
    }

    case bool, long, string, decimal, datetime, duration, ip
    /// Bit-vectors that are no value of the language, such as the bits of an address.
    case bits(Int)
    case entity(Name)
    case set(Sort)
    /// Fields in the order of their names' bytes; those of optional attributes have option sorts.
    case record([Field])
    case option(Sort)

    /// The width of the bit-vector that stands for values of the sort; nil for other sorts.
    var width: Int? {
        switch self {
        case .long, .decimal, .datetime, .duration: 64
        case .bits(let width): width
        default: nil
        }
    }

    /// Whether a value of the one sort never equals a value of the other, by the outermost kind alone. Two sets or two
    /// records of different sorts may be equal.
    func isDisjoint(from other: Sort) -> Bool {
        switch (self, other) {
        case (.set, .set), (.record, .record): false
        default: self != other
        }
    }
}

extension Sort {
    /// nil for types that no single sort stands for: entities of several types, open records, elements of no type.
    package init?(_ type: CedarType) {
        switch type {
        case .bool: self = .bool
        case .long: self = .long
        case .string: self = .string
        case .entity(let kind):
            guard let name = kind.single else { return nil }
            self = .entity(name)
        case .set(let element):
            guard let element, let sort = Sort(element) else { return nil }
            self = .set(sort)
        case .record(let record):
            guard let fields = Sort.fields(of: record) else { return nil }
            self = .record(fields)
        case .ext(.decimal): self = .decimal
        case .ext(.datetime): self = .datetime
        case .ext(.duration): self = .duration
        case .ext(.ip): self = .ip
        case .never: return nil
        }
    }

    package init?(_ type: SchemaType) {
        self.init(CedarType(type))
    }

    private static func fields(of record: RecordType) -> [Field]? {
        guard !record.isOpen else { return nil }
        var fields: [Field] = []
        for (name, attribute) in record.attributes.sorted(by: { $0.key < $1.key }) {
            guard let sort = Sort(attribute.type) else { return nil }
            fields.append(Field(name: name, sort: attribute.isRequired ? sort : .option(sort)))
        }
        return fields
    }
}
