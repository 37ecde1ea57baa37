/// A moment in UTC, in whole microseconds since 1970.
package struct Timestamp: Sendable, Hashable, Comparable, Codable {
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }
    package init(seconds: Int64) { self.init(microseconds: seconds * 1_000_000) }

    /// - Parameter seconds: since 1970; fractions are kept to the microsecond. nil outside the years 1 to 9999.
    package init?(epochSeconds seconds: Double) {
        guard seconds.isFinite, abs(seconds) < 253_402_300_800 else { return nil }
        self.init(microseconds: Int64((seconds * 1_000_000).rounded()))
    }

    package init(from decoder: any Decoder) throws {
        self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }

    /// Whole seconds since 1970, rounded down.
    package var seconds: Int64 { Self.floorDivide(microseconds, 1_000_000) }
    package var epochSeconds: Double { Double(microseconds) / 1_000_000 }

    package static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    package func adding(seconds: Int64) -> Timestamp { Timestamp(microseconds: microseconds + seconds * 1_000_000) }
    package func seconds(since other: Timestamp) -> Double { Double(microseconds - other.microseconds) / 1_000_000 }

    static func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        let quotient = value / by
        return value % by < 0 ? quotient - 1 : quotient
    }
}
