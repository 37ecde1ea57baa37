extension PolicyParser {
    /// A primary with its attributes and method calls.
    mutating func member() throws(Diagnostic) -> Tree {
        var target = try primary()
        while true {
            if try take(.dot) {
                let place = token.range
                let name = try anyIdentifier("an attribute or a method")
                if at(.leftParenthesis) {
                    target = try method(name, at: place, of: target)
                } else {
                    guard !Identifier.reserved.contains(name) else {
                        throw Diagnostic(
                            "this identifier is reserved and cannot be used: \(name)", at: place,
                            help: "write it as `[\"\(name)\"]`")
                    }
                    target = try tree(
                        .attribute(target.expression, Text(name)), over: target.height, from: target.start)
                }
            } else if try take(.leftBracket) {
                guard token.kind == .string else {
                    throw Diagnostic(
                        "invalid member access: `[…]` needs a string literal", at: token.range,
                        help: "attributes are known when the policy is written; use tags for names that are not")
                }
                let name = try stringLiteral()
                try expect(.rightBracket)
                target = try tree(.attribute(target.expression, name), over: target.height, from: target.start)
            } else if at(.leftParenthesis) {
                throw Diagnostic(
                    "function calls must be of the form: `<name>(arg1, arg2, …)`", at: token.range)
            } else {
                return target
            }
        }
    }

    private mutating func method(_ name: String, at place: SourceRange, of target: Tree) throws(Diagnostic) -> Tree {
        let arguments = try callArguments()
        let height = arguments.map(\.height).reduce(target.height, max)
        func one() throws(Diagnostic) -> Expression {
            guard arguments.count == 1 else {
                throw Diagnostic(
                    "call to `\(name)` requires exactly 1 argument, but got \(arguments.count) arguments", at: place)
            }
            return arguments[0].expression
        }
        if name == "isEmpty" {
            guard arguments.isEmpty else {
                throw Diagnostic(
                    "call to `isEmpty` requires exactly 0 arguments, but got \(arguments.count) arguments", at: place)
            }
            return try tree(.isEmpty(target.expression), over: height, from: target.start)
        }
        if let operation = BinaryOperator(rawValue: name), operation.isMethod {
            return try tree(.binary(operation, target.expression, try one()), over: height, from: target.start)
        }
        guard let function = ExtensionFunction(rawValue: name) else {
            throw Diagnostic("`\(name)` is not a valid method", at: place, help: Self.suggestion(name, methods: true))
        }
        guard !function.isConstructor else {
            throw Diagnostic(
                "`\(name)` is a function, not a method", at: place,
                help: "use a function-style call: `\(name)(…)`")
        }
        return try tree(
            .call(function, [target.expression] + arguments.map(\.expression)), over: height, from: target.start)
    }

    mutating func functionCall(_ name: String, at place: SourceRange) throws(Diagnostic) -> Tree {
        let function = ExtensionFunction(rawValue: name)
        let isMethod =
            function.map { !$0.isConstructor }
            ?? (name == "isEmpty" || BinaryOperator(rawValue: name)?.isMethod == true)
        if isMethod {
            throw Diagnostic(
                "`\(name)` is a method, not a function", at: place, help: "use a method-style call: `e.\(name)(…)`")
        }
        guard let function else {
            throw Diagnostic(
                "`\(name)` is not a valid function", at: place, help: Self.suggestion(name, methods: false))
        }
        let arguments = try callArguments()
        return try tree(
            .call(function, arguments.map(\.expression)), over: arguments.map(\.height).reduce(0, max),
            from: place.start)
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
        guard try take(end) else { throw unexpected("`,` or `\(end.rawValue)`") }
        return elements
    }

    private static func suggestion(_ name: String, methods: Bool) -> String? {
        var names = ExtensionFunction.allCases.filter { $0.isConstructor != methods }.map(\.rawValue)
        if methods { names += BinaryOperator.allCases.filter(\.isMethod).map(\.rawValue) + ["isEmpty"] }
        return NearestName.of(name, among: names).map { "did you mean `\($0)`?" }
    }
}
