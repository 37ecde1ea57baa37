package import Core
import Plane

/// What to look for in the log. All conditions must hold.
package struct AuditQuery: Sendable, Hashable {
    package var attribute: EventAttribute?
    /// The first and last second that events may have; nil is no bound.
    package var start: Timestamp?
    package var end: Timestamp?
    /// A second lower bound that tokens do not belong to, such as the horizon of a history.
    package var earliest: Timestamp?
    /// Whose history; nil is every account's, for operators.
    package var account: AccountID?
    package var region: Region?
    /// With a region: events of these sources count as well wherever they were recorded.
    package var globalSources: Set<String> = []
    package var pageSize = 50
    package var token: String?

    package init() {}

    /// Tokens belong to this.
    var listing: String {
        [
            "audit", attribute?.name.rawValue ?? "", attribute?.value ?? "", start?.iso8601 ?? "", end?.iso8601 ?? "",
            account?.rawValue ?? "", region?.rawValue ?? "",
        ].joined(separator: "\n")
    }

    /// Where the page begins: before this position; nil is at the newest event.
    ///
    /// - Throws: `AuditError.invalidToken`.
    func position() throws(AuditError) -> EventPosition? {
        guard let token else { return nil }
        guard let page = PageToken(token, for: listing), let position = EventPosition(page.lastKey) else {
            throw .invalidToken
        }
        return position
    }

    func token(after position: EventPosition) -> String {
        PageToken(lastKey: position.description).text(for: listing)
    }

    /// The later of the two lower bounds.
    var lowerBound: Timestamp? { [start, earliest].compactMap(\.self).max() }

    func matches(_ event: EventAttributes) -> Bool {
        if let lowerBound, event.eventTime < lowerBound { return false }
        if let end, event.eventTime > end { return false }
        if let account, event.account != account.rawValue { return false }
        if let region, event.region != region.rawValue, !globalSources.contains(event.eventSource) { return false }
        return attribute?.matches(event) ?? true
    }
}

/// An event's place in the log, which never changes: its segment, and its number in there from zero.
struct EventPosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    let sequence: Int64
    let index: Int

    init(sequence: Int64, index: Int) {
        self.sequence = sequence
        self.index = index
    }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int64(parts[0]), let index = Int(parts[1]) else { return nil }
        self.init(sequence: sequence, index: index)
    }

    var description: String { "\(sequence).\(index)" }

    static func < (left: Self, right: Self) -> Bool { (left.sequence, left.index) < (right.sequence, right.index) }
}

/// A page of events, newest first: the log's order backwards.
package struct AuditPage: Sendable {
    package let records: [AuditRecord]
    /// nil when there is nothing more.
    package let nextToken: String?
}

/// An event as it was read back.
package struct AuditRecord: Sendable {
    package let attributes: EventAttributes
    /// The record as it stands in the log.
    package let json: [UInt8]
    let position: EventPosition

    init?(_ json: [UInt8], at position: EventPosition) {
        guard let node = try? JSONParser.parse(json), let attributes = EventAttributes(node) else { return nil }
        self.attributes = attributes
        self.json = json
        self.position = position
    }

    /// The decisions that the gateway recorded, for `castellan explain`; nil when it gave none.
    package var decisions: JSONNode? {
        (try? JSONParser.parse(json))?["additionalEventData"]?["castellan"]
    }

    /// The record as CloudTrail shows it: without the decisions, which quote policies that not every reader may see.
    package var publicJSON: [UInt8] {
        guard let node = try? JSONParser.parse(json) else { return json }
        var writer = JSONWriter(reserving: json.count)
        writer.record(node)
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func record(_ node: JSONNode) {
        object { json in
            for member in node.members ?? [] {
                var value = member.value
                if member.name == "additionalEventData", let members = value.members {
                    let rest = members.filter { $0.name != "castellan" }
                    if rest.isEmpty { continue }
                    value = JSONNode(.object(rest), offset: value.offset, end: value.end)
                }
                json.name(member.name)
                json.node(value)
            }
        }
    }

    /// A value as it was read.
    mutating func node(_ node: JSONNode) {
        switch node.value {
        case .null: null()
        case .boolean(let value): boolean(value)
        case .number(let digits): raw(digits)
        case .string(let text): string(text)
        case .array(let elements): array { json in for element in elements { json.node(element) } }
        case .object(let members):
            object { json in
                for member in members {
                    json.name(member.name)
                    json.node(member.value)
                }
            }
        }
    }
}
