/// Reads `ConditionExpression`, `FilterExpression` and, as far as they go, `KeyConditionExpression`
/// (Developer Guide, "Condition and filter expressions, operators, and functions").
struct ConditionParser {
    static let mostAlternatives = 100

    var parser: ExpressionParser
    /// Where the last pair of parentheses opened, and where the token after it begins.
    private var lastGroup: (start: Int, next: Int)?

    init(parser: ExpressionParser) { self.parser = parser }

    mutating func parse() throws(ItemError) -> ConditionNode {
        let node = try disjunction()
        try parser.expectEnd()
        return node
    }

    private mutating func disjunction() throws(ItemError) -> ConditionNode {
        var nodes = [try conjunction()]
        while parser.take(keyword: "OR") {
            try parser.countOperator()
            nodes.append(try conjunction())
        }
        return nodes.count == 1 ? nodes[0] : .any(nodes)
    }

    private mutating func conjunction() throws(ItemError) -> ConditionNode {
        var nodes = [try negation()]
        while parser.take(keyword: "AND") {
            try parser.countOperator()
            nodes.append(try negation())
        }
        return nodes.count == 1 ? nodes[0] : .all(nodes)
    }

    private mutating func negation() throws(ItemError) -> ConditionNode {
        guard parser.take(keyword: "NOT") else { return try term() }
        try parser.countOperator()
        return .not(try negation())
    }

    private mutating func term() throws(ItemError) -> ConditionNode {
        if parser.take(symbol: "(") { return try group() }
        if parser.token.kind == .word, parser.following.text == "(", parser.token.text != "size" {
            let name = parser.token.text
            let node = try function()
            // What is a condition already is no operand of one.
            if comparator != nil || parser.isAt(keyword: "BETWEEN") || parser.isAt(keyword: "IN") {
                throw misused(name)
            }
            return node
        }
        return try comparison()
    }

    private var comparator: ConditionNode.Comparator? {
        parser.token.kind == .symbol ? ConditionNode.Comparator(rawValue: parser.token.text) : nil
    }

    private func misused(_ function: String) -> ItemError {
        parser.kind.error(
            "The function is not allowed to be used this way in an expression; function: \(function)")
    }

    private mutating func group() throws(ItemError) -> ConditionNode {
        try parser.nest()
        defer { parser.unnest() }
        let start = parser.previous.range.lowerBound
        let inner = parser.token.range.lowerBound
        let node = try disjunction()
        // The pair holds nothing but the pair that it began with.
        let isRedundant = lastGroup.map { $0.start == inner && $0.next == parser.token.range.lowerBound } ?? false
        try parser.expect(symbol: ")")
        if isRedundant { throw parser.kind.error("The expression has redundant parentheses;") }
        lastGroup = (start, parser.token.range.lowerBound)
        return node
    }
}

extension ConditionParser {
    private mutating func comparison() throws(ItemError) -> ConditionNode {
        let left = try operand()
        if parser.take(keyword: "BETWEEN") { return try between(left) }
        if parser.take(keyword: "IN") { return try among(left) }
        guard let comparator else {
            if case .size = left { throw misused("size") }
            throw parser.syntaxError()
        }
        try parser.countOperator()
        parser.advance()
        let right = try operand()
        try requireDistinct(left, [right], comparator.rawValue)
        if comparator != .equal, comparator != .notEqual {
            for operand in [left, right] { try requireOrder(operand, comparator.rawValue) }
        }
        return .compare(left, comparator, right)
    }

    private mutating func between(_ operand: ConditionNode.Operand) throws(ItemError) -> ConditionNode {
        try parser.countOperator()
        let lower = try self.operand()
        guard parser.take(keyword: "AND") else { throw parser.syntaxError() }
        let upper = try self.operand()
        for bound in [operand, lower, upper] { try requireOrder(bound, "BETWEEN") }
        if case .value(let least) = lower, case .value(let most) = upper { try checkBounds(least, most) }
        return .between(operand, lower, upper)
    }

    private func checkBounds(_ lower: AttributeValue, _ upper: AttributeValue) throws(ItemError) {
        let isBelow = upper.precedes(lower)
        guard isBelow != false else { return }
        let rule =
            isBelow == nil
            ? "The BETWEEN operator requires same data type for lower and upper bounds"
            : "The BETWEEN operator requires upper bound to be greater than or equal to lower bound"
        let bounds =
            "lower bound operand: AttributeValue: {\(lower.type):\(lower.shown)}, "
            + "upper bound operand: AttributeValue: {\(upper.type):\(upper.shown)}"
        throw parser.kind.error("\(rule); \(bounds)", withoutValues: rule)
    }

    private mutating func among(_ operand: ConditionNode.Operand) throws(ItemError) -> ConditionNode {
        try parser.countOperator()
        try parser.expect(symbol: "(")
        var operands = [try self.operand()]
        while parser.take(symbol: ",") { operands.append(try self.operand()) }
        try parser.expect(symbol: ")")
        guard operands.count <= Self.mostAlternatives else {
            throw parser.kind.error(
                "The IN operator is provided with too many operands; number of operands: \(operands.count)")
        }
        try requireDistinct(operand, operands, "IN")
        return .among(operand, operands)
    }

    private mutating func operand() throws(ItemError) -> ConditionNode.Operand {
        if parser.token.kind == .value { return .value(try parser.value()) }
        guard parser.token.kind == .word, parser.following.text == "(" else { return .path(try parser.path()) }
        let name = parser.token.text
        guard name == "size" else {
            guard ConditionFunction(rawValue: name) != nil || UpdateFunction(rawValue: name) != nil else {
                throw parser.kind.error("Invalid function name; function: \(name)")
            }
            throw misused(name)
        }
        return try size()
    }

    private mutating func size() throws(ItemError) -> ConditionNode.Operand {
        try parser.countOperator()
        let operands = try arguments()
        try require(operands.count == 1, "size", operands.count)
        guard case .path(let path) = operands[0] else {
            guard case .value(let value) = operands[0], value.measure != nil else {
                throw wrongType("size", operands[0])
            }
            throw parser.kind.error(
                "Operator or function requires a document path; operator or function: size")
        }
        return .size(path)
    }

    /// `(operand, …)`, after a function's name.
    private mutating func arguments() throws(ItemError) -> [ConditionNode.Operand] {
        parser.advance()
        try parser.expect(symbol: "(")
        var operands = [try operand()]
        while parser.take(symbol: ",") { operands.append(try operand()) }
        try parser.expect(symbol: ")")
        return operands
    }
}

/// The functions that are conditions by themselves.
enum ConditionFunction: String {
    case attributeExists = "attribute_exists"
    case attributeNotExists = "attribute_not_exists"
    case attributeType = "attribute_type"
    case beginsWith = "begins_with"
    case contains
    case size
}

extension ConditionParser {
    private mutating func function() throws(ItemError) -> ConditionNode {
        let name = parser.token.text
        guard let function = ConditionFunction(rawValue: name) else {
            guard UpdateFunction(rawValue: name) == nil else {
                throw parser.kind.error(
                    "The function is not allowed in a \(parser.kind == .filter ? "filter" : "condition") expression; "
                        + "function: \(name)")
            }
            throw parser.kind.error("Invalid function name; function: \(name)")
        }
        try parser.countOperator()
        let operands = try arguments()
        switch function {
        case .attributeExists:
            try require(operands.count == 1, name, operands.count)
            return .exists(try path(operands[0], name))
        case .attributeNotExists:
            try require(operands.count == 1, name, operands.count)
            return .notExists(try path(operands[0], name))
        case .attributeType: return try attributeType(operands)
        case .beginsWith:
            try require(operands.count == 2, name, operands.count)
            for operand in operands { try requireType(operand, [.S, .B], name) }
            try requireDistinct(operands[0], [operands[1]], name)
            return .beginsWith(operands[0], operands[1])
        case .contains:
            try require(operands.count == 2, name, operands.count)
            try requireDistinct(operands[0], [operands[1]], name)
            try requireType(operands[0], [.S, .B, .SS, .NS, .BS, .L], name)
            return .contains(operands[0], operands[1])
        case .size:
            throw misused(name)
        }
    }

    private func attributeType(_ operands: [ConditionNode.Operand]) throws(ItemError) -> ConditionNode {
        let name = "attribute_type"
        try require(operands.count == 2, name, operands.count)
        let path = try path(operands[0], name)
        guard case .value(.string(let text)) = operands[1] else { throw wrongType(name, operands[1]) }
        guard let type = AttributeValue.ValueType(rawValue: text) else {
            throw parser.kind.error(
                "Invalid attribute type name found; type: \(text), valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")
        }
        return .hasType(path, type)
    }

    private func path(_ operand: ConditionNode.Operand, _ function: String) throws(ItemError) -> AttributePath {
        guard case .path(let path) = operand else {
            throw parser.kind.error(
                "Operator or function requires a document path; operator or function: \(function)")
        }
        return path
    }

    private func require(_ holds: Bool, _ function: String, _ count: Int) throws(ItemError) {
        guard holds else {
            throw parser.kind.error(
                "Incorrect number of operands for operator or function; operator or function: \(function), "
                    + "number of operands: \(count)")
        }
    }

    /// Literal operands must be of a type that the operator takes; of paths that is not known.
    private func requireType(
        _ operand: ConditionNode.Operand, _ types: Set<AttributeValue.ValueType>, _ name: String
    ) throws(ItemError) {
        guard case .value(let value) = operand, !types.contains(value.type) else { return }
        throw wrongType(name, operand)
    }

    private func requireOrder(_ operand: ConditionNode.Operand, _ name: String) throws(ItemError) {
        try requireType(operand, [.S, .N, .B], name)
    }

    private func wrongType(_ name: String, _ operand: ConditionNode.Operand) -> ItemError {
        let type = if case .value(let value) = operand { value.type.rawValue } else { "M" }
        return parser.kind.error(
            "Incorrect operand type for operator or function; operator or function: \(name), operand type: \(type)")
    }

    private func requireDistinct(
        _ first: ConditionNode.Operand, _ rest: [ConditionNode.Operand], _ name: String
    ) throws(ItemError) {
        guard case .path(let path) = first, rest.contains(first) else { return }
        throw parser.kind.error(
            "The first operand must be distinct from the remaining operands for this operator or function; "
                + "operator: \(name), first operand: \(path)")
    }
}

extension AttributeValue {
    /// Of the caller's own literals, in messages about them.
    fileprivate var shown: String {
        switch self {
        case .string(let text): text
        case .number(let number): number.description
        default: "..."
        }
    }
}
