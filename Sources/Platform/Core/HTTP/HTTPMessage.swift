/// A request as it came in, before anything was believed of it. Path and query stay as they were written on the wire:
/// signatures cover those bytes.
package struct HTTPRequest: Sendable {
    package var method: String
    /// The raw, still percent-encoded path, beginning with `/`.
    package var path: String
    /// The raw query without its `?`; empty when there is none.
    package var query: String
    package var headers: HTTPHeaders
    package var body: [UInt8]

    package init(
        method: String, path: String, query: String = "", headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }
}

package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: HTTPHeaders
    package var body: [UInt8]

    package init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Header fields in the order they came, names in lower case.
package struct HTTPHeaders: Sendable, Hashable, Sequence, ExpressibleByDictionaryLiteral {
    /// All of them; on hot paths a loop over this array beats one over the headers themselves.
    package private(set) var fields: [(name: String, value: String)] = []

    package init() {}

    package init(_ fields: some Sequence<(String, String)>) {
        for (name, value) in fields { append(name, value) }
    }

    package init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

    package mutating func append(_ name: String, _ value: String) {
        fields.append((name.lowercased(), value))
    }

    package mutating func reserveCapacity(_ count: Int) { fields.reserveCapacity(count) }

    /// The first value of that name, which is to be given in lower case; setting replaces all.
    package subscript(_ name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set {
            fields.removeAll { $0.name == name }
            if let newValue { fields.append((name, newValue)) }
        }
    }

    package func values(of name: String) -> [String] {
        fields.compactMap { $0.name == name ? $0.value : nil }
    }

    package func makeIterator() -> some IteratorProtocol<(name: String, value: String)> { fields.makeIterator() }

    package static func == (left: Self, right: Self) -> Bool {
        left.fields.elementsEqual(right.fields) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}
