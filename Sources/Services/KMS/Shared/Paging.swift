import Core
import Plane
import Store

/// Input of a listing.
protocol PagedInput: Sendable {
    var Limit: Int? { get }
    var Marker: String? { get }
}

/// One page of a listing and the marker of the next.
struct Page<Element: Sendable>: Sendable {
    let elements: [Element]
    /// nil on the last page.
    let marker: String?

    var isTruncated: Bool { marker != nil }
}

extension PagedInput {
    /// - Parameters:
    ///   - most: how many elements AWS gives at once.
    ///   - usual: how many where the call does not say.
    /// - Throws: `ValidationException` for a limit beyond what the operation takes.
    func limit(most: Int, usual: Int) throws -> Int {
        guard let Limit else { return usual }
        guard Limit <= most else {
            throw AWSError.validation(
                "1 validation error detected: Value '\(Limit)' at 'limit' failed to satisfy constraint: Member must "
                    + "have value less than or equal to \(most)")
        }
        return Limit
    }

    /// The key that the page begins after; nil for the first.
    ///
    /// - Throws: `InvalidMarkerException` for a marker of another listing.
    func start(of listing: String) throws -> String? {
        guard let Marker else { return nil }
        guard let token = PageToken(Marker, for: listing) else {
            throw AWSError("InvalidMarkerException", "Could not deserialize marker '\(Marker)'")
        }
        return token.lastKey
    }

    /// A page of what is in memory already, in the order of `key`.
    func page<Element: Sendable>(
        of elements: [Element], in listing: String, most: Int = 1_000, usual: Int = 100, key: (Element) -> String
    ) throws -> Page<Element> {
        let limit = try limit(most: most, usual: usual)
        let start = try start(of: listing)
        let keyed = elements.map { (key: key($0), element: $0) }.sorted { $0.key < $1.key }
        let rest = keyed.filter { pair in start.map { pair.key > $0 } ?? true }
        let page = rest.prefix(limit)
        let marker = page.count < rest.count ? page.last.map { PageToken(lastKey: $0.key).text(for: listing) } : nil
        return Page(elements: page.map(\.element), marker: marker)
    }

    /// A page of records; the scan goes on until the page is full, and one further, to know whether it is the last.
    ///
    /// - Parameter transform: nil for records that the listing leaves out.
    func page<Value: Codable & Sendable, Element: Sendable>(
        of collection: RecordCollection<Value>, prefix: String = "", in listing: String, most: Int = 1_000,
        usual: Int = 100, _ scope: Scope, _ reader: any StoreReader,
        _ transform: (_ key: String, Value) throws -> Element?
    ) throws -> Page<Element> {
        let limit = try limit(most: most, usual: usual)
        var after = try start(of: listing)
        var elements: [Element] = []
        var lastKey = ""
        while true {
            let batch = try collection.list(in: scope, prefix: prefix, after: after, limit: limit + 1, reader)
            for (key, value) in batch {
                guard let element = try transform(key, value) else { continue }
                if elements.count == limit {
                    return Page(elements: elements, marker: PageToken(lastKey: lastKey).text(for: listing))
                }
                elements.append(element)
                lastKey = key
            }
            guard batch.count == limit + 1, let last = batch.last else { return Page(elements: elements, marker: nil) }
            after = last.key
        }
    }
}
