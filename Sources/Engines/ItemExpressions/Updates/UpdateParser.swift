/// The functions of SET.
enum UpdateFunction: String {
    case ifNotExists = "if_not_exists"
    case listAppend = "list_append"
}

/// Reads `UpdateExpression` (Developer Guide, "Using update expressions in DynamoDB").
struct UpdateParser {
    private enum Section: String, CaseIterable {
        case SET, REMOVE, ADD, DELETE
    }

    var parser: ExpressionParser

    mutating func parse() throws(ItemError) -> [UpdateAction] {
        var actions: [UpdateAction] = []
        var seen: Set<Section> = []
        while !parser.isAtEnd {
            guard let section = Section.allCases.first(where: { parser.isAt(keyword: $0.rawValue) }) else {
                throw parser.syntaxError()
            }
            guard seen.insert(section).inserted else {
                throw parser.kind.error(
                    "The \"\(section.rawValue)\" section can only be used once in an update expression;")
            }
            parser.advance()
            repeat { actions.append(try action(section)) } while parser.take(symbol: ",")
        }
        return actions
    }

    private mutating func action(_ section: Section) throws(ItemError) -> UpdateAction {
        let path = try parser.path()
        switch section {
        case .SET:
            try parser.expect(symbol: "=")
            return .set(path, try sum())
        case .REMOVE: return .remove(path)
        case .ADD:
            let value = try parser.value()
            guard [.N, .SS, .NS, .BS].contains(value.type) else {
                throw wrongType("operator: ADD", value, among: "ALLOWED_FOR_ADD_OPERAND")
            }
            return .add(path, value)
        case .DELETE:
            let value = try parser.value()
            guard [.SS, .NS, .BS].contains(value.type) else {
                throw wrongType("operator: DELETE", value, among: "ALLOWED_FOR_DELETE_OPERAND")
            }
            return .delete(path, value)
        }
    }

    private mutating func sum() throws(ItemError) -> UpdateOperand {
        let left = try operand()
        let isPlus = parser.take(symbol: "+")
        guard isPlus || parser.take(symbol: "-") else { return left }
        try parser.countOperator()
        let right = try operand()
        for case .value(let value) in [left, right] where value.type != .N {
            throw wrongType("operator or function: \(isPlus ? "+" : "-")", value)
        }
        return isPlus ? .plus(left, right) : .minus(left, right)
    }

    private mutating func operand() throws(ItemError) -> UpdateOperand {
        if parser.token.kind == .value { return .value(try parser.value()) }
        if parser.take(symbol: "(") {
            try parser.nest()
            defer { parser.unnest() }
            let inner = try sum()
            try parser.expect(symbol: ")")
            return inner
        }
        guard parser.token.kind == .word, parser.following.text == "(" else { return .path(try parser.path()) }
        return try function()
    }

    private mutating func function() throws(ItemError) -> UpdateOperand {
        let name = parser.token.text
        guard let function = UpdateFunction(rawValue: name) else {
            guard ConditionFunction(rawValue: name) == nil else {
                throw parser.kind.error("The function is not allowed in an update expression; function: \(name)")
            }
            throw parser.kind.error("Invalid function name; function: \(name)")
        }
        try parser.countOperator()
        parser.advance()
        try parser.expect(symbol: "(")
        var operands = [try operand()]
        while parser.take(symbol: ",") { operands.append(try operand()) }
        try parser.expect(symbol: ")")
        guard operands.count == 2 else {
            throw parser.kind.error(
                "Incorrect number of operands for operator or function; operator or function: \(name), "
                    + "number of operands: \(operands.count)")
        }
        return try call(function, operands)
    }

    private func call(_ function: UpdateFunction, _ operands: [UpdateOperand]) throws(ItemError) -> UpdateOperand {
        switch function {
        case .ifNotExists:
            guard case .path(let path) = operands[0] else {
                throw parser.kind.error(
                    "Operator or function requires a document path; operator or function: if_not_exists")
            }
            return .ifNotExists(path, operands[1])
        case .listAppend:
            for case .value(let value) in operands where value.type != .L {
                throw wrongType("operator or function: list_append", value)
            }
            return .listAppend(operands[0], operands[1])
        }
    }

    /// - Parameter typeSet: of the sections, whose messages name types in full.
    private func wrongType(_ place: String, _ value: AttributeValue, among typeSet: String? = nil) -> ItemError {
        let type = typeSet.map { "\(value.type.title), typeSet: \($0)" } ?? value.type.rawValue
        return parser.kind.error(
            "Incorrect operand type for operator or function; \(place), operand type: \(type)")
    }
}

extension AttributeValue.ValueType {
    fileprivate var title: String {
        switch self {
        case .S: "STRING"
        case .N: "NUMBER"
        case .B: "BINARY"
        case .BOOL: "BOOLEAN"
        case .NULL: "NULL"
        case .L: "LIST"
        case .M: "MAP"
        case .SS: "STRING_SET"
        case .NS: "NUMBER_SET"
        case .BS: "BINARY_SET"
        }
    }
}
