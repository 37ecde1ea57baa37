import Cedar

/// What the solver chose for the functions of an encoding, as far as it was asked; the rest may be anything.
struct Model: Sendable {
    private struct Point: Hashable {
        let function: Function
        let arguments: [Value]
    }

    private let schema: Schema
    private var values: [Point: Value] = [:]
    /// The arguments for which each kind of function was asked.
    private(set) var arguments: [Function.Origin: Set<[Value]>] = [:]

    /// The terms whose values make the model: all functions with their arguments.
    static func inspected(_ assertions: [Term], _ terms: TermTable) -> [Term] {
        var inspected: Set<Term> = []
        for term in terms.reachable(from: assertions) {
            guard case .apply(.function(let function), let arguments) = terms[term] else { continue }
            if case .quotient = function.origin { continue }
            inspected.insert(term)
            inspected.formUnion(arguments)
        }
        return inspected.sorted()
    }

    /// nil when the solver gave values that the language does not have.
    init?(_ answers: [Term: SExpression], _ terms: TermTable, _ schema: Schema) {
        self.schema = schema
        var known: [Term: Value] = [:]
        for (term, answer) in answers {
            guard let value = answer.value(terms.sort(of: term), schema) else { return nil }
            known[term] = value
        }
        for term in answers.keys {
            guard case .apply(.function(let function), let operands) = terms[term] else { continue }
            let arguments = operands.compactMap { known[$0] }
            guard arguments.count == operands.count else { return nil }
            values[Point(function: function, arguments: arguments)] = known[term]
            self.arguments[function.origin, default: []].insert(arguments)
        }
    }

    /// The value of a function, with anything that fits where the solver was not asked; nil for an option without a
    /// value.
    func value(of function: Function, _ arguments: [Value], _ sort: Sort) -> Value? {
        switch sort {
        case .record(let fields):
            var members: [Text: Value] = [:]
            for field in fields {
                members[field.name] = value(of: function.appending(.attribute(field.name)), arguments, field.sort)
            }
            return .record(members)
        case .option(let sort):
            let presence = Point(function: function.appending(.presence), arguments: arguments)
            return values[presence] == .bool(true) ? value(of: function, arguments, sort) : nil
        default:
            return values[Point(function: function, arguments: arguments)] ?? anything(of: sort)
        }
    }

    /// What stands where any value would do.
    private func anything(of sort: Sort) -> Value {
        switch sort {
        case .bool: .bool(false)
        case .long, .bits, .option: .long(0)
        case .string: .string("")
        case .decimal: .decimal(Decimal(scaled: 0))
        case .datetime: .datetime(Datetime(milliseconds: 0))
        case .duration: .duration(Cedar.Duration(milliseconds: 0))
        case .ip: (try? IPAddress(parsing: "127.0.0.1")).map { .ip($0) } ?? .long(0)
        case .entity(let type): .entity(anyEntity(of: type))
        case .set: .set(of: [])
        case .record: .record([:])
        }
    }

    func anyEntity(of type: Name) -> EntityUID {
        EntityUID(type: type, id: schema.ids(of: type)?.first ?? "any")
    }
}
