extension [String: AttributeValue] {
    /// Puts a value at a path; past the end of a list it is appended.
    mutating func set(_ value: AttributeValue, at path: AttributePath) throws(ItemError) {
        try change(path) { _ in value }
    }

    /// A place in a list that is not there is left alone; a way that is not there is an error.
    mutating func remove(_ path: AttributePath) throws(ItemError) {
        guard path.isNested else {
            self[path.attribute] = nil
            return
        }
        try change(path) { _ in nil }
    }

    /// Adds to a number or a set, which begin at nothing.
    mutating func add(_ value: AttributeValue, at path: AttributePath) throws(ItemError) {
        try change(path) { (old) throws(ItemError) in
            try old.map { (old) throws(ItemError) in try old.adding(value) } ?? value
        }
    }

    /// Takes members out of a set; one that becomes empty goes.
    mutating func delete(_ value: AttributeValue, at path: AttributePath) throws(ItemError) {
        guard let old = path.value(in: self) else {
            // The way to it must be there all the same.
            if path.isNested { try change(path) { _ in nil } }
            return
        }
        let left = try old.removing(value)
        try change(path) { _ in left }
    }

    private mutating func change(
        _ path: AttributePath, _ body: (AttributeValue?) throws(ItemError) -> AttributeValue?
    ) throws(ItemError) {
        guard let first = path.rest.first else {
            self[path.attribute] = try body(self[path.attribute])
            return
        }
        guard var value = self[path.attribute] else { throw .invalidPath }
        try value.change(first, path.rest.dropFirst(), body)
        self[path.attribute] = value
    }
}

extension AttributeValue {
    fileprivate mutating func change(
        _ element: AttributePath.Element, _ rest: ArraySlice<AttributePath.Element>,
        _ body: (AttributeValue?) throws(ItemError) -> AttributeValue?
    ) throws(ItemError) {
        switch (element, self) {
        case (.name(let name), .map(var attributes)):
            attributes[name] = try Self.changed(attributes[name], rest, body)
            self = .map(attributes)
        case (.index(let index), .list(var values)):
            let isThere = values.indices.contains(index)
            let new = try Self.changed(isThere ? values[index] : nil, rest, body)
            switch (isThere, new) {
            case (true, let new?): values[index] = new
            case (true, nil): values.remove(at: index)
            case (false, let new?): values.append(new)
            case (false, nil): break
            }
            self = .list(values)
        default: throw .invalidPath
        }
    }

    private static func changed(
        _ value: AttributeValue?, _ rest: ArraySlice<AttributePath.Element>,
        _ body: (AttributeValue?) throws(ItemError) -> AttributeValue?
    ) throws(ItemError) -> AttributeValue? {
        guard let next = rest.first else { return try body(value) }
        guard var value else { throw .invalidPath }
        try value.change(next, rest.dropFirst(), body)
        return value
    }

    fileprivate func adding(_ other: AttributeValue) throws(ItemError) -> AttributeValue {
        switch (self, other) {
        case (.number(let left), .number(let right)): .number(try left.adding(right))
        case (.stringSet(let left), .stringSet(let right)): .stringSet(left.union(right))
        case (.numberSet(let left), .numberSet(let right)): .numberSet(left.union(right))
        case (.binarySet(let left), .binarySet(let right)): .binarySet(left.union(right))
        // Of the legacy action ADD only: expressions refuse lists.
        case (.list(let left), .list(let right)): .list(left + right)
        default: throw .wrongOperandType
        }
    }

    /// nil when nothing is left.
    fileprivate func removing(_ other: AttributeValue) throws(ItemError) -> AttributeValue? {
        switch (self, other) {
        case (.stringSet(let left), .stringSet(let right)):
            let left = left.subtracting(right)
            return left.isEmpty ? nil : .stringSet(left)
        case (.numberSet(let left), .numberSet(let right)):
            let left = left.subtracting(right)
            return left.isEmpty ? nil : .numberSet(left)
        case (.binarySet(let left), .binarySet(let right)):
            let left = left.subtracting(right)
            return left.isEmpty ? nil : .binarySet(left)
        default: throw .wrongOperandType
        }
    }
}
