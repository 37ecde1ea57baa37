import Core
import Directory
import Plane
import Store

/// Input of a listing.
protocol PagedInput: Sendable {
    var Marker: String? { get }
    /// 1 to 1000; the model bounds it.
    var MaxItems: Int? { get }
}

/// One page of a listing and the marker of the next.
struct Page<Element: Sendable>: Sendable {
    let elements: [Element]
    /// nil on the last page.
    let marker: String?

    var isTruncated: Bool { marker != nil }

    func map<Other>(_ transform: (Element) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(elements: try elements.map(transform), marker: marker)
    }
}

extension PagedInput {
    var limit: Int { min(max(MaxItems ?? 100, 1), 1_000) }

    /// The key that the page begins after; nil for the first.
    ///
    /// - Throws: `ValidationError` for a marker of another listing.
    func start(of listing: String) throws -> String? {
        guard let Marker else { return nil }
        guard let token = PageToken(Marker, for: listing) else { throw AWSError.validation("Invalid Marker.") }
        return token.lastKey
    }

    /// A page of what is in memory already.
    ///
    /// - Parameter listing: what is listed, filters included.
    func page<Element>(
        of elements: [Element], in listing: String, key: (Element) -> String
    ) throws -> Page<Element> {
        let start = try start(of: listing)
        let keyed = elements.map { (key: key($0), element: $0) }.sorted { $0.key < $1.key }
        let rest = keyed.filter { pair in start.map { pair.key > $0 } ?? true }
        let page = rest.prefix(limit)
        let marker = page.count < rest.count ? page.last.map { PageToken(lastKey: $0.key).text(for: listing) } : nil
        return Page(elements: page.map(\.element), marker: marker)
    }

    /// A page of records; the scan goes on until the page is full, and one further, to know whether it is the last.
    ///
    /// - Parameters:
    ///   - listing: what is listed, filters included.
    ///   - transform: nil for records that the listing leaves out.
    func page<Value: Codable & Sendable, Element>(
        of collection: RecordCollection<Value>, prefix: String = "", in listing: String, _ view: some AccountView,
        _ transform: (_ key: String, Value) throws -> Element?
    ) throws -> Page<Element> {
        var after = try start(of: listing)
        var elements: [Element] = []
        var lastKey = ""
        while true {
            let batch = try collection.list(
                in: view.scope, prefix: prefix, after: after, limit: limit + 1, view.records)
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

extension PagedInput {
    /// A page of the account's entities whose paths begin with `prefix`.
    func page<Value: Entity, Element>(
        of type: Value.Type, under prefix: String?, _ view: some AccountView, _ transform: (Value) throws -> Element
    ) throws -> Page<Element> {
        let prefix = prefix ?? "/"
        return try page(of: type.collection, in: "\(type.collection.name) \(prefix)", view) { _, entity in
            entity.path.hasPrefix(prefix) ? try transform(entity) : nil
        }
    }
}
