/// What is known to be there when an expression was true: an attribute or a tag of an entity or record.
///
/// Expressions are known by the numbers of their forms.
enum Capability: Hashable {
    case attribute(of: Int, Text)
    case tag(of: Int, Int)
}

typealias Capabilities = Set<Capability>

/// What checking made of an expression.
struct Checked {
    /// With a type even where something was wrong, if the type is certain nevertheless.
    let expression: TypedExpression
    let isWellTyped: Bool
    /// Known when the expression is true; empty unless it is well-typed.
    let capabilities: Capabilities

    init(_ expression: TypedExpression, isWellTyped: Bool = true, capabilities: Capabilities = []) {
        self.expression = expression
        self.isWellTyped = isWellTyped
        self.capabilities = isWellTyped ? capabilities : []
    }

    var type: CedarType? { expression.type }

    /// The same, but ill-typed unless the others are well-typed.
    func after(_ others: Checked...) -> Checked {
        others.allSatisfy(\.isWellTyped) ? self : Checked(expression, isWellTyped: false)
    }

    static func illTyped(_ expression: TypedExpression) -> Checked { Checked(expression, isWellTyped: false) }
}
