extension PolicyParser {
    /// A primary with its attributes and method calls.
    mutating func member() throws(Diagnostic) -> Tree {
        var target = try primary()
        while true {
            if try take(.dot) {
                target = try field(of: target)
            } else if try take(.leftBracket) {
                guard token.kind == .string else {
                    throw Diagnostic(
                        "the contents of an index expression must be a string literal", at: token.range,
                        help: "attributes are known when the policy is written; use tags for names that are not")
                }
                let name = try stringLiteral()
                try expect(.rightBracket)
                target = try tree(.attribute(target.expression, name), over: target.height, from: target.start)
            } else if at(.leftParenthesis) {
                throw Diagnostic(
                    "function calls must be of the form `<name>(arg1, arg2, ...)`", at: token.range)
            } else {
                return target
            }
        }
    }

    /// What stands after a point: an attribute or a method call.
    private mutating func field(of target: Tree) throws(Diagnostic) -> Tree {
        let place = token.range
        if isReserved(token) { throw reserved(help: "write it as `[\"\(text)\"]`") }
        let name = try anyIdentifier("an attribute or a method")
        if at(.leftParenthesis) { return try method(name, at: place, of: target) }
        return try tree(.attribute(target.expression, Text(name)), over: target.height, from: target.start)
    }

    private mutating func method(_ name: String, at place: SourceRange, of target: Tree) throws(Diagnostic) -> Tree {
        let operation = BinaryOperator(rawValue: name).flatMap { $0.isMethod ? $0 : nil }
        let function = ExtensionFunction(rawValue: name)
        guard name == "isEmpty" || operation != nil || function?.isConstructor == false else {
            throw function == nil
                ? Diagnostic("`\(name)` is not a valid method", at: place, help: Self.suggestion(name, methods: true))
                : Diagnostic(
                    "`\(name)` is a function, not a method", at: place,
                    help: "use a function-style call `\(name)(..)`")
        }
        let arguments = try callArguments()
        let height = arguments.map(\.height).reduce(target.height, max)
        if let function {
            return try tree(
                .call(function, [target.expression] + arguments.map(\.expression)), over: height, from: target.start)
        }
        let expected = operation == nil ? 0 : 1
        guard arguments.count == expected else {
            func counted(_ count: Int) -> String { "\(count) argument\(count == 1 ? "" : "s")" }
            throw Diagnostic(
                "call to `\(name)` requires exactly \(counted(expected)), but got \(counted(arguments.count))",
                at: range(from: place.start))
        }
        let kind: Expression.Kind =
            if let operation {
                .binary(operation, target.expression, arguments[0].expression)
            } else {
                .isEmpty(target.expression)
            }
        return try tree(kind, over: height, from: target.start)
    }

    mutating func functionCall(_ name: String, at place: SourceRange) throws(Diagnostic) -> Tree {
        guard let function = ExtensionFunction(rawValue: name), function.isConstructor else {
            throw Self.noFunction(name, at: place)
        }
        let arguments = try callArguments()
        return try tree(
            .call(function, arguments.map(\.expression)), over: arguments.map(\.height).reduce(0, max),
            from: place.start)
    }

    private static func noFunction(_ name: String, at place: SourceRange) -> Diagnostic {
        if Variable(rawValue: name) != nil {
            return Diagnostic(
                "`\(name)(...)` is not a valid function call", at: place,
                help: "variables cannot be called as functions")
        }
        guard !methodNames.contains(name) else {
            return Diagnostic(
                "`\(name)` is a method, not a function", at: place, help: "use a method-style call `e.\(name)(..)`")
        }
        return Diagnostic(
            "`\(name)` is not a valid function", at: place, help: suggestion(name, methods: false))
    }

    private mutating func callArguments() throws(Diagnostic) -> [Tree] {
        try expect(.leftParenthesis)
        return try list(until: .rightParenthesis)
    }

    /// Expressions with commas between them and perhaps one at the end.
    mutating func list(until end: PolicyToken.Symbol) throws(Diagnostic) -> [Tree] {
        let elements = try nested { (parser) throws(Diagnostic) in
            var elements: [Tree] = []
            while !parser.at(end) {
                elements.append(try parser.tree())
                guard try parser.take(.comma) else { break }
            }
            return elements
        }
        guard try take(end) else { throw unexpected("an operator, `,` or `\(end.text)`") }
        return elements
    }

    private static var methodNames: [String] {
        ExtensionFunction.allCases.filter { !$0.isConstructor }.map(\.rawValue)
            + BinaryOperator.allCases.filter(\.isMethod).map(\.rawValue) + ["isEmpty"]
    }

    private static func suggestion(_ name: String, methods: Bool) -> String? {
        let names = methods ? methodNames : ExtensionFunction.allCases.filter(\.isConstructor).map(\.rawValue)
        return NearestName.of(name, among: names).map { "did you mean `\($0)`?" }
    }
}
