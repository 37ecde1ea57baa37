/// A type as the validator reasons with it: what a schema can state, and what follows from the expressions themselves.
package indirect enum CedarType: Hashable, Sendable {
    /// What the validator knows of a Boolean.
    package enum Truth: Hashable, Comparable, Sendable {
        case unknown, alwaysTrue, alwaysFalse
    }

    package enum Extension: String, Hashable, Comparable, Sendable {
        case datetime, decimal, duration
        case ip = "ipaddr"

        package static func < (left: Extension, right: Extension) -> Bool { left.rawValue < right.rawValue }
    }

    /// The type of no value, below every other: that of the elements of an empty set.
    case never
    case bool(Truth)
    case long
    case string
    case entity(EntityKind)
    /// Without an element type it is above all sets, which only the expectations of operators need.
    case set(CedarType?)
    case record(RecordType)
    case ext(Extension)

    package static let bool = CedarType.bool(.unknown)
    package static let anySet = CedarType.set(nil)
    package static let anyEntity = CedarType.entity(.any)
    package static let anyRecord = CedarType.record(RecordType(isOpen: true))

    package static func entity(_ name: Name) -> CedarType { .entity(.oneOf([name])) }

    package static func truth(_ value: Bool) -> CedarType { .bool(value ? .alwaysTrue : .alwaysFalse) }
}

/// Which entities there can be.
package enum EntityKind: Hashable, Sendable {
    case any
    /// Entities of one of these types, never none. More than one only in permissive mode.
    case oneOf(Set<Name>)

    package var types: Set<Name>? {
        if case .oneOf(let types) = self { types } else { nil }
    }

    /// The type, where there is just one.
    package var single: Name? {
        guard let types, types.count == 1 else { return nil }
        return types.first
    }
}

/// The attributes that records of a type have or may have.
package struct RecordType: Hashable, Sendable {
    package struct Attribute: Hashable, Sendable {
        package let type: CedarType
        package let isRequired: Bool

        package init(_ type: CedarType, isRequired: Bool = true) {
            self.type = type
            self.isRequired = isRequired
        }
    }

    package let attributes: [Text: Attribute]
    /// Whether there may be attributes beside those named.
    package let isOpen: Bool

    package init(_ attributes: [Text: Attribute] = [:], isOpen: Bool = false) {
        self.attributes = attributes
        self.isOpen = isOpen
    }
}

extension CedarType {
    package init(_ type: SchemaType) {
        self =
            switch type {
            case .bool: .bool
            case .long: .long
            case .string: .string
            case .entity(let name): .entity(name)
            case .set(let element): .set(CedarType(element))
            case .record(let record): .record(RecordType(record))
            case .decimal: .ext(.decimal)
            case .ip: .ext(.ip)
            case .datetime: .ext(.datetime)
            case .duration: .ext(.duration)
            }
    }

    /// The type of an extension function's argument or result; these are never entities, sets or records.
    init(_ type: ValueType) {
        self =
            switch type {
            case .bool: .bool
            case .long: .long
            case .string: .string
            case .entity: .anyEntity
            case .set: .anySet
            case .record: .anyRecord
            case .decimal: .ext(.decimal)
            case .ip: .ext(.ip)
            case .datetime: .ext(.datetime)
            case .duration: .ext(.duration)
            }
    }

    /// Whether `<` and its like are defined on the type.
    var isOrdered: Bool {
        switch self {
        case .long, .ext(.datetime), .ext(.duration): true
        default: false
        }
    }

    static let ordered: [CedarType] = [.ext(.datetime), .ext(.duration), .long]
}

extension RecordType {
    package init(_ record: SchemaRecord) {
        self.init(record.attributes.mapValues { Attribute(CedarType($0.type), isRequired: $0.isRequired) })
    }
}
