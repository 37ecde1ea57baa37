import Core

/// Checks single values against the constraints of a shape.
struct ConstraintCheck {
    /// Looked into where it stands: a copy of its constraints would be counted one by one, for every value of a request.
    private let shape: Shape

    init(_ shape: Shape) { self.shape = shape }

    func broken(by value: Document) -> [Constraint] {
        switch value {
        case .string(let text): broken(by: text)
        case .blob(let bytes): length(bytes.count)
        case .list(let elements): length(elements.count)
        case .structure(let members): length(members.count)
        case .integer(let number): self.number(Double(number))
        case .double(let number): self.number(number)
        case .null, .boolean, .timestamp: []
        }
    }

    /// Every constraint of the shape, for messages that name them all.
    var all: [Constraint] {
        var all: [Constraint] = []
        if let maximum = shape.constraints.maximum { all.append(.maximumLength(Self.bound(maximum))) }
        if let minimum = shape.constraints.minimum { all.append(.minimumLength(Self.bound(minimum))) }
        if let pattern = shape.constraints.pattern { all.append(.pattern(pattern.source)) }
        if !shape.constraints.enumeration.isEmpty { all.append(.enumeration(shape.constraints.enumeration)) }
        return all.isEmpty ? [.notNull] : all
    }

    /// The length comes first: a text that is too long is never put to the pattern.
    private func broken(by text: String) -> [Constraint] {
        if !shape.constraints.enumeration.isEmpty {
            return shape.constraints.enumeration.contains(text) ? [] : [.enumeration(shape.constraints.enumeration)]
        }
        var broken: [Constraint] = []
        if !isSurelyOfLength(text) { broken = length(text.unicodeScalars.count) }
        let isTooLong = broken.contains { if case .maximumLength(_) = $0 { true } else { false } }
        if let pattern = shape.constraints.pattern, !isTooLong, !pattern.matches(text) {
            broken.append(.pattern(pattern.source))
        }
        return broken
    }

    /// Whether the bytes alone tell that the length is right: a character has one to four.
    private func isSurelyOfLength(_ text: String) -> Bool {
        let bytes = text.utf8.count
        return Double(bytes) <= shape.constraints.maximum ?? .infinity
            && Double((bytes + 3) / 4) >= shape.constraints.minimum ?? 0
    }

    private func length(_ count: Int) -> [Constraint] {
        var broken: [Constraint] = []
        if let maximum = shape.constraints.maximum, Double(count) > maximum {
            broken.append(.maximumLength(Self.bound(maximum)))
        }
        if let minimum = shape.constraints.minimum, Double(count) < minimum {
            broken.append(.minimumLength(Self.bound(minimum)))
        }
        return broken
    }

    private func number(_ value: Double) -> [Constraint] {
        var broken: [Constraint] = []
        if let maximum = shape.constraints.maximum, value > maximum { broken.append(.maximumValue(maximum)) }
        if let minimum = shape.constraints.minimum, value < minimum { broken.append(.minimumValue(minimum)) }
        return broken
    }

    private static func bound(_ value: Double) -> Int64 { Int64(exactly: value.rounded()) ?? .max }
}

/// Values as AWS's messages show them, which is how Java prints them.
enum ValueText {
    /// A longer value is cut: the caller knows it, and the message goes into logs.
    private static let maximumLength = 1_024

    static func of(_ value: Document) -> String {
        let text = full(value)
        return text.utf8.count > maximumLength ? "\(text.prefix(maximumLength))…" : text
    }

    private static func full(_ value: Document) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .integer(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        case .blob(let bytes): "java.nio.HeapByteBuffer[pos=0 lim=\(bytes.count) cap=\(bytes.count)]"
        case .timestamp(let time): time.iso8601
        case .list(let elements): "[\(elements.prefix(64).map(full).joined(separator: ", "))]"
        case .structure(let members):
            "{\(members.sorted { $0.key < $1.key }.prefix(64).map { "\($0.key)=\(full($0.value))" }.joined(separator: ", "))}"
        }
    }
}
