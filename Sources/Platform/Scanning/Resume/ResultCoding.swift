import Core
import Discovery

/// Results of files as lines of JSON, and back.
enum ResultCoding {
    static func write(_ file: FileResult, to json: inout JSONWriter) {
        json.object { json in
            json.member("omitted", Int64(file.omitted))
            json.member("analysed", Int64(file.analysed))
            json.name("totals")
            json.array { json in
                for (type, count) in file.totals.sorted(by: { $0.key < $1.key }) {
                    json.integer(Int64(type))
                    json.integer(Int64(count))
                }
            }
            json.name("documents")
            json.array { json in for document in file.documents { write(document, to: &json) } }
        }
    }

    private static func write(_ result: DocumentResult, to json: inout JSONWriter) {
        json.object { json in
            json.name("member")
            json.array { json in for name in result.document.member { json.string(name) } }
            json.member("mediaType", result.document.mediaType)
            if let size = result.document.size { json.member("size", Int64(size)) }
            if let modified = result.document.modified { json.member("modified", Int64(modified)) }
            json.member("code", result.outcome.code.rawValue)
            if let reason = result.outcome.reason { json.member("reason", reason.rawValue) }
            if let detail = result.outcome.detail { json.member("detail", detail) }
            json.member("analysed", Int64(result.outcome.analysed))
            json.name("detections")
            json.array { json in
                for found in result.detections {
                    json.object { json in
                        json.member("type", Int64(found.type))
                        json.member("count", Int64(found.count))
                        json.name("locations")
                        json.array { json in for location in found.locations { write(location, to: &json) } }
                    }
                }
            }
        }
    }

    /// A location as an array: its kind, then its parts.
    private static func write(_ location: Location, to json: inout JSONWriter) {
        json.array { json in
            switch location {
            case .lines(let start, let end, let column):
                json.string("l")
                for number in [start, end, column] { json.integer(Int64(number)) }
            case .cell(let row, let column, let name, let sheet):
                json.string("c")
                for number in [row, column] { json.integer(Int64(number)) }
                for text in [name, sheet] {
                    if let text { json.string(text) } else { json.null() }
                }
            case .page(let number):
                json.string("p")
                json.integer(Int64(number))
            case .record(let index, let path):
                json.string("r")
                json.integer(Int64(index))
                if let path { json.string(path) } else { json.null() }
            }
        }
    }

    /// Nil for anything that `write` does not write.
    static func file(_ node: JSONNode?) -> FileResult? {
        guard let node, let omitted = node["omitted"]?.integer, let analysed = node["analysed"]?.integer,
            let numbers = node["totals"]?.array?.map(\.integer), numbers.count % 2 == 0,
            let documents = node["documents"]?.array?.map(document)
        else { return nil }
        var totals: [Int: Int] = [:]
        for index in stride(from: 0, to: numbers.count, by: 2) {
            guard let type = numbers[index], let count = numbers[index + 1] else { return nil }
            totals[type] = count
        }
        let known = documents.compactMap(\.self)
        guard known.count == documents.count else { return nil }
        return FileResult(documents: known, omitted: omitted, totals: totals, analysed: analysed)
    }

    private static func document(_ node: JSONNode) -> DocumentResult? {
        guard let member = node["member"]?.array?.compactMap(\.string), let mediaType = node["mediaType"]?.string,
            let code = node["code"]?.string.flatMap(Outcome.Code.init), let analysed = node["analysed"]?.integer,
            let found = node["detections"]?.array?.map(detections)
        else { return nil }
        let known = found.compactMap(\.self)
        guard known.count == found.count else { return nil }
        let outcome = Outcome(
            code, reason: node["reason"]?.string.flatMap(Outcome.Reason.init), detail: node["detail"]?.string,
            analysed: analysed)
        let document = Document(
            member: member, mediaType: mediaType, size: node["size"]?.integer, modified: node["modified"]?.integer)
        return DocumentResult(document: document, outcome: outcome, detections: known)
    }

    private static func detections(_ node: JSONNode) -> TypeDetections? {
        guard let type = node["type"]?.integer, let count = node["count"]?.integer,
            let locations = node["locations"]?.array?.map(location)
        else { return nil }
        let known = locations.compactMap(\.self)
        guard known.count == locations.count else { return nil }
        return TypeDetections(type: type, count: count, locations: known)
    }

    private static func location(_ node: JSONNode) -> Location? {
        guard let parts = node.array, let kind = parts.first?.string else { return nil }
        let numbers = parts.dropFirst().compactMap(\.integer)
        switch (kind, parts.count, numbers.count) {
        case ("l", 4, 3): return .lines(start: numbers[0], end: numbers[1], startColumn: numbers[2])
        case ("c", 5, 2):
            return .cell(row: numbers[0], column: numbers[1], name: parts[3].string, sheet: parts[4].string)
        case ("p", 2, 1): return .page(numbers[0])
        case ("r", 3, 1): return .record(index: numbers[0], path: parts[2].string)
        default: return nil
        }
    }
}

extension JSONNode {
    fileprivate var integer: Int? {
        if case .number(let text) = value { Int(text) } else { nil }
    }
}
