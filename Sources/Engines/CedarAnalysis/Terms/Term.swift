import Cedar

/// A term of a ``TermTable``, by its number: equal terms have equal numbers, and a term's operands have lower ones.
package struct Term: Hashable, Comparable, Sendable {
    let index: Int

    package static func < (left: Term, right: Term) -> Bool { left.index < right.index }
}

/// What a term is made of.
enum TermNode: Hashable, Sendable {
    case bool(Bool)
    /// In the low bits, as many as the sort is wide.
    case bits(UInt128)
    case string(Text)
    case entity(EntityUID)
    case ip(IPAddress)
    case apply(Operation, [Term])
}

/// What a term does with its operands.
enum Operation: Hashable, Sendable {
    case not, and, or, equal, conditional
    case bits(BitOperation)
    case like(Pattern)
    /// A set of the operands.
    case set
    case member, subset, intersects
    /// A record of the operands, one for each field.
    case record
    case field(Int)
    case some, none, isSome, unwrap
    case isIPv4
    /// The address of the family with that many bits.
    case address(Int)
    /// How many bits follow the prefix, as a number of the family's width.
    case hostBits(Int)
    case function(Function)
}

enum BitOperation: String, Hashable, Sendable {
    case add = "bvadd"
    case subtract = "bvsub"
    case multiply = "bvmul"
    case addOverflows = "bvsaddo"
    case subtractOverflows = "bvssubo"
    case multiplyOverflows = "bvsmulo"
    case shiftRight = "bvlshr"
    case less = "bvslt"
    case lessOrEqual = "bvsle"
    case unsignedLessOrEqual = "bvule"

    var isPredicate: Bool {
        switch self {
        case .addOverflows, .subtractOverflows, .multiplyOverflows, .less, .lessOrEqual, .unsignedLessOrEqual: true
        default: false
        }
    }
}

/// An uninterpreted function, or a constant when it has no arguments: something that a request or the entities may
/// choose freely.
struct Function: Hashable, Sendable {
    enum Origin: Hashable, Sendable {
        case principal, resource, context
        /// The attributes of an entity type: (entity) → part of an attribute.
        case attributes(Name)
        /// (entity, key) → whether there is the tag.
        case hasTag(Name)
        /// (entity, key) → part of the tag's value.
        case tag(Name)
        /// (entity of the first type, entity of the second) → whether the one is below the other.
        case isBelow(Name, Name)
        /// (entity of the first type) → all of the second type that are above it.
        case ancestors(Name, Name)
        /// (number) → its quotient by the divisor, rounded down. Not free at all: see ``DivisionDefinitions``.
        case quotient(Int64)
    }

    enum Step: Hashable, Sendable {
        case attribute(Text)
        /// Whether the optional attribute is there.
        case presence
    }

    let origin: Origin
    /// Records are taken apart: each of their parts is a function of its own.
    var path: [Step] = []

    func appending(_ step: Step) -> Function { Function(origin: origin, path: path + [step]) }
}
