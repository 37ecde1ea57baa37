/// Makes types of type expressions whose names are resolved, with common types replaced by what they stand for.
struct TypeExpander {
    /// A type with its measure, as common types make a small text stand for a huge type.
    struct Expanded {
        let type: SchemaType
        let depth: Int
        /// Nodes, those of a common type counted at each use.
        let size: Int
    }

    /// Types nested deeper than this, once expanded, are refused.
    static let maximumDepth = 256
    /// Types larger than this, once expanded, are refused.
    static let maximumSize = 1_000_000

    private let definitions: SchemaDefinitions
    private var commonTypes: [Name: Expanded] = [:]
    private(set) var problems: [Diagnostic] = []

    init(_ definitions: SchemaDefinitions) {
        self.definitions = definitions
    }

    mutating func expand(_ expression: SchemaDocument.TypeExpression) -> SchemaType {
        measured(expression).type
    }

    private mutating func measured(_ expression: SchemaDocument.TypeExpression) -> Expanded {
        switch expression.kind {
        case .bool: return Expanded(type: .bool, depth: 1, size: 1)
        case .long: return Expanded(type: .long, depth: 1, size: 1)
        case .string: return Expanded(type: .string, depth: 1, size: 1)
        case .entity(let name), .entityOrCommon(let name):
            return Expanded(type: .entity(name), depth: 1, size: 1)
        case .common(let name):
            if let known = commonTypes[name] { return known }
            return Expanded(type: definitions.builtin(name) ?? .bool, depth: 1, size: 1)
        case .extension(let name):
            return Expanded(type: extensionType(name, at: expression.place), depth: 1, size: 1)
        case .set(let element):
            let element = measured(element)
            return checked(.set(element.type), depth: element.depth + 1, size: element.size + 1, at: expression.place)
        case .record(let record):
            return measured(record, at: expression.place)
        }
    }

    private mutating func measured(_ record: SchemaDocument.Record, at place: SourcePlace) -> Expanded {
        if record.isOpen {
            problems.append(
                Diagnostic(
                    "unsupported feature used in schema: records and entities with `additionalAttributes` are not "
                        + "supported", at: place.range))
        }
        var result = SchemaRecord()
        var depth = 1
        var size = 1
        for attribute in record.attributes {
            let type = measured(attribute.type)
            result.attributes[attribute.name] = SchemaRecord.Attribute(type.type, isRequired: attribute.isRequired)
            depth = max(depth, type.depth + 1)
            size = min(size + type.size, TypeExpander.maximumSize + 1)
        }
        return checked(.record(result), depth: depth, size: size, at: place)
    }

    private mutating func checked(_ type: SchemaType, depth: Int, size: Int, at place: SourcePlace) -> Expanded {
        guard depth <= TypeExpander.maximumDepth, size <= TypeExpander.maximumSize else {
            problems.append(
                Diagnostic(
                    "a type is too large when its common types are replaced by what they stand for", at: place.range,
                    help: "types may be nested \(TypeExpander.maximumDepth) levels deep "
                        + "and have \(TypeExpander.maximumSize) parts"))
            return Expanded(type: .bool, depth: 1, size: 1)
        }
        return Expanded(type: type, depth: depth, size: size)
    }

    private mutating func extensionType(_ name: String, at place: SourcePlace) -> SchemaType {
        if let type = SchemaType.extensions[name] { return type }
        problems.append(
            Diagnostic(
                "unknown extension type `\(name)`", at: place.range,
                help: NearestName.of(name, among: SchemaType.extensions.keys).map { "did you mean `\($0)`?" }))
        return .bool
    }
}

// MARK: Common types

extension TypeExpander {
    /// Expands all common types, each after those that it refers to; a cycle among them is a problem.
    mutating func define(_ expressions: [Name: SchemaDocument.TypeExpression]) {
        var waiting: [Name: Int] = [:]
        var users: [Name: [Name]] = [:]
        for (name, expression) in expressions {
            let needed = expression.commonTypeReferences.filter { expressions[$0] != nil }
            waiting[name] = needed.count
            for other in needed { users[other, default: []].append(name) }
        }
        var ready = waiting.filter { $0.value == 0 }.map(\.key)
        while let name = ready.popLast() {
            waiting[name] = nil
            if let expression = expressions[name] { commonTypes[name] = measured(expression) }
            for user in users[name] ?? [] {
                guard let count = waiting[user] else { continue }
                waiting[user] = count - 1
                if count == 1 { ready.append(user) }
            }
        }
        // Of those that wait in vain some only use a cycle; the message names the first that can reach itself.
        if let name = waiting.keys.sorted().first(where: { isOnCycle($0, expressions) }) {
            problems.append(
                Diagnostic(
                    "cycle in common type references containing `\(name)`", at: definitions.places[name]?.range))
        }
    }

    private func isOnCycle(_ name: Name, _ expressions: [Name: SchemaDocument.TypeExpression]) -> Bool {
        var seen: Set<Name> = []
        var stack = [name]
        while let next = stack.popLast() {
            for other in expressions[next]?.commonTypeReferences ?? [] {
                if other == name { return true }
                if seen.insert(other).inserted { stack.append(other) }
            }
        }
        return false
    }
}

extension SchemaDocument.TypeExpression {
    fileprivate var commonTypeReferences: Set<Name> {
        switch kind {
        case .common(let name): [name]
        case .set(let element): element.commonTypeReferences
        case .record(let record):
            record.attributes.reduce(into: []) { $0.formUnion($1.type.commonTypeReferences) }
        default: []
        }
    }
}
