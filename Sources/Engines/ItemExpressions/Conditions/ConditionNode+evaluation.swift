extension ConditionNode {
    /// Operands that are missing, or of types that do not compare, make a comparison false; only `<>` is then true.
    func holds(for item: Item) -> Bool {
        switch self {
        case .compare(let left, let comparator, let right):
            return comparator.holds(left.value(in: item), right.value(in: item))
        case .between(let operand, let lower, let upper):
            let value = operand.value(in: item)
            return Comparator.greaterOrEqual.holds(value, lower.value(in: item))
                && Comparator.lessOrEqual.holds(value, upper.value(in: item))
        case .among(let operand, let operands):
            guard let value = operand.value(in: item) else { return false }
            return operands.contains { $0.value(in: item) == value }
        case .exists(let path): return path.value(in: item) != nil
        case .notExists(let path): return path.value(in: item) == nil
        case .hasType(let path, let type): return path.value(in: item)?.type == type
        case .beginsWith(let operand, let prefix):
            return operand.value(in: item)?.begins(with: prefix.value(in: item)) ?? false
        case .contains(let operand, let part):
            return operand.value(in: item)?.contains(part.value(in: item)) ?? false
        case .all(let nodes): return nodes.allSatisfy { $0.holds(for: item) }
        case .any(let nodes): return nodes.contains { $0.holds(for: item) }
        case .not(let node): return !node.holds(for: item)
        }
    }
}

extension ConditionNode.Comparator {
    func holds(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        switch self {
        case .equal: return left != nil && left == right
        case .notEqual: return left == nil || left != right
        case .less: return precedes(left, right)
        case .greater: return precedes(right, left)
        case .lessOrEqual: return precedes(left, right) || isEqual(left, right)
        case .greaterOrEqual: return precedes(right, left) || isEqual(left, right)
        }
    }

    private func precedes(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        guard let left, let right else { return false }
        return left.precedes(right) ?? false
    }

    /// Of values that have an order.
    private func isEqual(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        guard let left, let right, left.precedes(right) != nil else { return false }
        return left == right
    }
}

extension AttributeValue {
    func begins(with prefix: AttributeValue?) -> Bool {
        switch (self, prefix) {
        case (.string(let text), .string(let prefix)): text.utf8.starts(with: prefix.utf8)
        case (.binary(let bytes), .binary(let prefix)): bytes.starts(with: prefix)
        default: false
        }
    }

    /// A part of a string or binary, a member of a set or list.
    func contains(_ part: AttributeValue?) -> Bool {
        switch (self, part) {
        case (.string(let text), .string(let part)): Self.holds(Array(text.utf8), Array(part.utf8))
        case (.binary(let bytes), .binary(let part)): Self.holds(bytes, part)
        case (.stringSet(let texts), .string(let text)): texts.contains { $0.utf8.elementsEqual(text.utf8) }
        case (.numberSet(let numbers), .number(let number)): numbers.contains(number)
        case (.binarySet(let binaries), .binary(let bytes)): binaries.contains(bytes)
        case (.list(let values), .some(let part)): values.contains(part)
        default: false
        }
    }

    /// Rabin and Karp's search: an expression must not cost the product of two lengths, which may be 400 KB each.
    private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty else { return true }
        guard part.count <= text.count else { return false }
        let base: UInt64 = 0x9E37_79B9_7F4A_7C15
        var (wanted, rolling, leading): (UInt64, UInt64, UInt64) = (0, 0, 1)
        for index in part.indices {
            wanted = wanted &* base &+ UInt64(part[index])
            rolling = rolling &* base &+ UInt64(text[index])
            if index > 0 { leading = leading &* base }
        }
        for start in 0...text.count - part.count {
            if rolling == wanted, text[start..<start + part.count].elementsEqual(part) { return true }
            guard start + part.count < text.count else { break }
            rolling = (rolling &- UInt64(text[start]) &* leading) &* base &+ UInt64(text[start + part.count])
        }
        return false
    }
}
