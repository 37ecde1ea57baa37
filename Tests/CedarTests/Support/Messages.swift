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

/// A generator that gives the same sequence for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
