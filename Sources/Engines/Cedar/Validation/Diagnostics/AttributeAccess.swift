/// A chain of attributes, with what it starts from as far as that can be named.
struct AttributeAccess: Hashable {
    enum Base: Hashable {
        case entities(Set<Name>)
        case context(EntityUID)
        case other
    }

    let base: Base
    /// From the base on, never empty.
    let path: [Text]

    init(of name: Text, in operand: TypedExpression, _ environment: TypingEnvironment) {
        var path = [name]
        var operand = operand
        while true {
            if case .entity(.oneOf(let types)) = operand.type {
                base = .entities(types)
                break
            }
            if case .variable(.context) = operand.kind {
                base = .context(environment.request.action)
                break
            }
            guard case .attribute(let next, let name) = operand.kind else {
                base = .other
                break
            }
            path.append(name)
            operand = next
        }
        self.path = path.reversed()
    }

    /// The test that makes the access safe.
    var guardian: String {
        var base = "e"
        if case .context = self.base { base = "context" }
        return base + AttributeAccess.chain(path.dropLast(), afterBase: true) + " has " + path[path.count - 1].keyText
    }

    private static func chain(_ path: some Sequence<Text>, afterBase: Bool) -> String {
        var result = ""
        for name in path {
            if name.isIdentifier {
                result += afterBase || !result.isEmpty ? ".\(name)" : name.string
            } else {
                result += "[\(name.quotedForMessages)]"
            }
        }
        return result
    }
}

extension AttributeAccess: CustomStringConvertible {
    var description: String {
        let chain = "`\(AttributeAccess.chain(path, afterBase: false))`"
        switch base {
        case .entities(let types):
            let names = types.inOrder.map { "`\($0)`" }.joined(separator: ", ")
            return "\(chain) on entity type\(types.count == 1 ? "" : "s") \(names)"
        case .context(let action): return "\(chain) in context for \(action.messageText)"
        case .other: return chain
        }
    }
}
