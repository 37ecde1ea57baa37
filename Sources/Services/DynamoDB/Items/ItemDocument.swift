import Core
import ItemExpressions

/// Items and values between the protocol's form and the engine's.
enum ItemDocument {
    /// Levels of lists and maps in one another.
    private static let deepest = 32

    /// - Throws: `ValidationException` for what is no value.
    static func item(_ document: Document?) throws -> Item {
        guard case .structure(let members)? = document else { return [:] }
        var item: Item = [:]
        item.reserveCapacity(members.count)
        for (name, value) in members { item[name] = try self.value(value) }
        return item
    }

    static func value(_ document: Document) throws -> AttributeValue { try value(document, depth: 0) }

    private static func value(_ document: Document, depth: Int) throws -> AttributeValue {
        guard case .structure(let members) = document, let (type, content) = members.first else {
            throw AWSError.validation(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")
        }
        guard members.count == 1 else {
            throw AWSError.validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported "
                    + "datatypes")
        }
        switch (type, content) {
        case ("S", .string(let text)): return .string(text)
        case ("N", .string(let text)): return .number(try number(text))
        case ("B", .blob(let bytes)): return .binary(bytes)
        case ("BOOL", .boolean(let flag)): return .boolean(flag)
        case ("NULL", .boolean(let flag)):
            guard flag else {
                throw AWSError.invalidParameter("Null attribute value types must have the value of true")
            }
            return .null
        case ("L", .list), ("M", .structure): return try nested(content, depth: depth + 1)
        default: return try set(type, content)
        }
    }

    private static func nested(_ content: Document, depth: Int) throws -> AttributeValue {
        guard depth <= deepest else {
            throw AWSError.validation("Nesting Levels have exceeded supported limits")
        }
        if case .list(let elements) = content {
            return .list(try elements.map { try value($0, depth: depth) })
        }
        return .map(try (content.structure ?? [:]).mapValues { try value($0, depth: depth) })
    }

    private static func set(_ type: String, _ content: Document) throws -> AttributeValue {
        let elements = content.list ?? []
        switch type {
        case "SS":
            let texts = elements.compactMap(\.string)
            // Two spellings of one text are one member here, so they are refused rather than one of them lost.
            let distinct = Set(texts)
            try check(texts, distinct: distinct.count, "An string set  may not be empty")
            return .stringSet(distinct)
        case "NS":
            let texts = elements.compactMap(\.string)
            let numbers = Set(try texts.map(number))
            try check(texts, distinct: numbers.count, "An number set  may not be empty")
            return .numberSet(numbers)
        case "BS":
            let binaries = elements.compactMap(\.blob)
            let distinct = Set(binaries)
            try check(binaries.map(Base64.encode), distinct: distinct.count, "Binary sets should not be empty")
            return .binarySet(distinct)
        default:
            throw AWSError.validation(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")
        }
    }

    private static func check(_ elements: [String], distinct: Int, _ problem: String) throws {
        guard !elements.isEmpty else { throw AWSError.invalidParameter(problem) }
        guard distinct == elements.count else {
            // The caller is shown the values, the audit log is not.
            throw AWSError(
                "ValidationException",
                "One or more parameter values were invalid: Input collection \(TableChecks.list(elements)) contains "
                    + "duplicates.", status: 400,
                detail: "One or more parameter values were invalid: Input collection "
                    + "contains duplicates.")
        }
    }

    private static func number(_ text: String) throws -> Number {
        do {
            return try Number(text)
        } catch {
            let isShown = !error.message.hasPrefix(unreadable)
            throw AWSError(
                "ValidationException", error.message, status: 400, detail: isShown ? nil : unreadable)
        }
    }

    private static let unreadable = "The parameter cannot be converted to a numeric value"
}

extension ItemDocument {
    static func document(_ item: Item) -> Document { .structure(item.mapValues(document)) }

    static func document(_ value: AttributeValue) -> Document {
        switch value {
        case .string(let text): ["S": .string(text)]
        case .number(let number): ["N": .string(number.description)]
        case .binary(let bytes): ["B": .blob(bytes)]
        case .boolean(let flag): ["BOOL": .boolean(flag)]
        case .null: ["NULL": true]
        case .list(let values): ["L": .list(values.map(document))]
        case .map(let attributes): ["M": document(attributes)]
        case .stringSet(let texts): ["SS": .list(texts.sorted().map(Document.string))]
        case .numberSet(let numbers): ["NS": .list(numbers.sorted().map { .string($0.description) })]
        case .binarySet(let binaries):
            ["BS": .list(binaries.sorted { $0.lexicographicallyPrecedes($1) }.map(Document.blob))]
        }
    }
}
