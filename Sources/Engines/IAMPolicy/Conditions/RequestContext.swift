/// The condition keys of a request with their values; cheap to copy and to extend.
public struct RequestContext: Sendable {
    /// One value, or the values of a multivalued key such as `aws:TagKeys`.
    public enum Value: Sendable, Hashable {
        case single(String)
        case multiple([String])

        public var all: [String] {
            switch self {
            case .single(let value): [value]
            case .multiple(let values): values
            }
        }
    }

    /// Side by side with `entries`, so that a look-up reads one run of memory. Requests have some thirty keys; up to
    /// that a scan beats a dictionary.
    private var hashes: [UInt64] = []
    private var entries: [(key: ContextKey, value: Value)] = []

    public init() {}

    public init(_ values: [String: Value]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { self[ContextKey(name)] = value }
    }

    public mutating func reserveCapacity(_ count: Int) {
        hashes.reserveCapacity(count)
        entries.reserveCapacity(count)
    }

    public subscript(key: ContextKey) -> Value? {
        get { index(of: key).map { entries[$0].value } }
        set {
            switch (index(of: key), newValue) {
            case (let index?, let value?): entries[index] = (key, value)
            case (let index?, nil):
                hashes.remove(at: index)
                entries.remove(at: index)
            case (nil, let value?):
                hashes.append(key.hash)
                entries.append((key, value))
            case (nil, nil): break
            }
        }
    }

    public mutating func set(_ key: ContextKey, _ value: String) { self[key] = .single(value) }
    public mutating func set(_ key: ContextKey, all values: [String]) { self[key] = .multiple(values) }

    /// Sets a key that is not there yet.
    public mutating func setDefault(_ key: ContextKey, _ value: String?) {
        if let value, index(of: key) == nil { set(key, value) }
    }

    /// Takes over every key of another context; what that has wins.
    public mutating func merge(_ other: RequestContext) {
        for entry in other.entries { self[entry.key] = entry.value }
    }

    /// Names as first written, with their values, in the order in which they were set.
    public var all: [(name: String, value: Value)] { entries.map { ($0.key.name, $0.value) } }

    /// Gives `body` what `all` has, without a list in between.
    public func forEach(_ body: (_ name: String, _ value: Value) -> Void) {
        for entry in entries { body(entry.key.name, entry.value) }
    }

    private func index(of key: ContextKey) -> Int? {
        for index in hashes.indices where hashes[index] == key.hash && entries[index].key == key { return index }
        return nil
    }

    /// The value of a key that has exactly one.
    func single(_ key: ContextKey) -> String? {
        switch self[key] {
        case .single(let value): value
        case .multiple(let values) where values.count == 1: values[0]
        default: nil
        }
    }
}

extension RequestContext: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) {
        for (name, value) in elements { self[ContextKey(name)] = value }
    }
}

extension RequestContext.Value: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    public init(stringLiteral value: String) { self = .single(value) }
    public init(arrayLiteral elements: String...) { self = .multiple(elements) }
}
