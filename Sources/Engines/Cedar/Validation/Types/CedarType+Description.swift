extension CedarType: CustomStringConvertible {
    /// The type as messages show it; what no schema can state is written in the reserved namespace.
    package var description: String {
        switch self {
        case .never: "__cedar::internal::Never"
        case .bool(.alwaysTrue): "__cedar::internal::True"
        case .bool(.alwaysFalse): "__cedar::internal::False"
        case .bool(.unknown): "Bool"
        case .long: "Long"
        case .string: "String"
        case .entity(.any): "__cedar::internal::AnyEntity"
        case .entity(.oneOf(let types)):
            if types.count == 1, let type = types.first {
                type.description
            } else {
                "__cedar::internal::Union<\(types.inOrder.map(\.description).joined(separator: ", "))>"
            }
        case .set(nil): "Set<__cedar::internal::Any>"
        case .set(let element?): "Set<\(element)>"
        case .record(let record): record.description
        case .ext(let name): name.rawValue
        }
    }
}

extension RecordType: CustomStringConvertible {
    package var description: String {
        let members = inOrder.map { "\($0.key)\($0.value.isRequired ? "" : "?"): \($0.value.type)," }
        return "\(isOpen ? "__cedar::internal::OpenRecord" : ""){\(members.joined())}"
    }
}
