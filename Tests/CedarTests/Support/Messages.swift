import Testing

@testable import Cedar

/// The messages that the body throws; none when it succeeds.
func messages<Result>(of body: () throws(Diagnostics) -> Result) -> [String] {
    do throws(Diagnostics) {
        _ = try body()
        return []
    } catch {
        return error.all.map(\.message)
    }
}

/// The stretch of the source that each diagnostic marks.
func marked<Result>(in source: String, by body: () throws(Diagnostics) -> Result) -> [String] {
    do throws(Diagnostics) {
        _ = try body()
        return []
    } catch {
        return error.all.map { diagnostic in
            guard let range = diagnostic.range else { return "" }
            let bytes = Array(source.utf8)
            return String(decoding: bytes[min(range.start, bytes.count)..<min(range.end, bytes.count)], as: UTF8.self)
        }
    }
}

func uid(_ type: String, _ id: Text) -> EntityUID { EntityUID(type: Name(path: type), id: id) }
