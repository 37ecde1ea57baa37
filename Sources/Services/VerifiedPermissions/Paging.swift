import Core
import Plane

/// A page of a listing: how many, and from where on.
struct Paging: Sendable {
    let limit: Int
    /// The last key of the page before.
    let after: String?
    private let listing: String

    /// - Parameters:
    ///   - listing: what is listed, filters included; a marker of one listing is refused by another.
    ///   - usual: how many when the caller does not say.
    init(_ maxResults: Int?, _ nextToken: String?, of listing: String, usual: Int = 10, most: Int = 50) throws {
        limit = min(maxResults ?? usual, most)
        self.listing = listing
        guard let nextToken else {
            after = nil
            return
        }
        guard let token = PageToken(nextToken, for: listing) else {
            throw AWSError.foreignToken
        }
        after = token.lastKey
    }

    /// The page out of what was found, and the token of the next one.
    ///
    /// - Parameter found: in order of keys from `after` on, one more than `limit` where there are more.
    func page<Item>(_ found: [(key: String, value: Item)]) -> (items: [Item], nextToken: String?) {
        guard found.count > limit else { return (found.map(\.value), nil) }
        let page = found.prefix(limit)
        return (page.map(\.value), page.last.map { PageToken(lastKey: $0.key).text(for: listing) })
    }
}

extension AWSError {
    static var foreignToken: AWSError {
        validation(
            "The value is no token of this listing. Pass what the page before returned, with the same filters.",
            at: "nextToken")
    }
}

extension Call {
    /// The filter of a listing as a text that no other filter has: part of what is listed.
    var filterText: String {
        var text = ""
        input["filter"]?.forEachPart { text += "\($0)\($1.count):\(String(decoding: $1, as: UTF8.self))" }
        return text
    }
}
