internal import Core

/// A call of an extension function as data writes it: `{"fn": …, "arg": …}` or `{"fn": …, "args": […]}`.
struct ExtensionCall {
    let function: Text
    let arguments: [JSONNode]

    /// nil when the value has not that shape.
    init?(_ node: JSONNode) {
        guard let function = node.member("fn")?.string else { return nil }
        self.function = Text(function)
        if let argument = node.member("arg") {
            arguments = [argument]
        } else if let all = node.member("args")?.array {
            arguments = all
        } else {
            return nil
        }
    }
}

extension ValueJSONReader {
    /// Reads a value of an extension type: a call with the escape or without, or the text that the constructor takes.
    func extensionValue(_ node: JSONNode, _ constructor: ExtensionFunction) throws(EntityDataError) -> Value {
        if node.member("__expr")?.string != nil {
            throw EntityDataError(.expressionEscape(context), at: node.range)
        }
        guard let call = node.member("__extn").flatMap({ ExtensionCall($0) }) ?? ExtensionCall(node) else {
            return try evaluated(constructor, [try value(node)], at: node)
        }
        let function = try function(call, at: node)
        guard call.arguments.count == function.parameters.count else {
            throw EntityDataError(
                .wrongArgumentCount(
                    call.function, expected: function.parameters.count, provided: call.arguments.count), at: node.range)
        }
        var arguments: [Value] = []
        for (argument, parameter) in zip(call.arguments, function.parameters) {
            arguments.append(try value(argument, of: parameter.extensionType))
        }
        return try evaluated(function, arguments, at: node)
    }

    func result(of call: ExtensionCall, _ arguments: [Value], at node: JSONNode) throws(EntityDataError) -> Value {
        try evaluated(try function(call, at: node), arguments, at: node)
    }

    private func function(_ call: ExtensionCall, at node: JSONNode) throws(EntityDataError) -> ExtensionFunction {
        guard Name(parsing: call.function.string) != nil else {
            throw EntityDataError(
                .badEscape(.extension, value: call.function.string, reason: "this is not the name of a function"),
                at: node.range)
        }
        guard let function = ExtensionFunction.named(call.function) else {
            throw EntityDataError(.noSuchFunction(call.function), at: node.range)
        }
        return function
    }

    private func evaluated(
        _ function: ExtensionFunction, _ arguments: [Value], at node: JSONNode
    ) throws(EntityDataError) -> Value {
        do throws(ExtensionFailure) {
            return try function.result(of: arguments)
        } catch {
            throw EntityDataError(.evaluation(context, error), at: node.range)
        }
    }
}

extension ValueType {
    /// The type as a schema states it, for the types that functions take beside strings.
    fileprivate var extensionType: SchemaType? {
        switch self {
        case .decimal: .decimal
        case .ip: .ip
        case .datetime: .datetime
        case .duration: .duration
        default: nil
        }
    }
}
