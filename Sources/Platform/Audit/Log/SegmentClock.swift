import Core

/// When a segment ends, and which time its digest gives for that: the chain's own time, which never runs backwards and
/// leaves no gap, whatever the wall clock does.
///
/// - A segment covers the rest of the UTC hour that it begins in. It ends early when it is full.
/// - A segment without events reaches to the beginning of the present hour, so downtime is one empty digest and not
///   one per hour; while the plane runs, every empty hour has its own, as CloudTrail's have.
/// - When the clock was set back behind the segment's start, the segment ends after an hour of passing time and covers
///   one second, until the wall clock has caught up.
/// - When the clock was set forth, the hours in between are one empty digest.
struct SegmentClock: Sendable, Hashable {
    private static let hour: Int64 = 3_600

    let start: Timestamp
    private var reading: Timestamp
    /// Microseconds that passed since the segment was opened, without the jumps back.
    private var elapsed: Int64 = 0

    /// - Parameter start: in whole seconds.
    init(start: Timestamp, now: Timestamp) {
        self.start = start
        reading = now
    }

    mutating func observe(_ now: Timestamp) {
        elapsed += max(0, now.microseconds - reading.microseconds)
        reading = now
    }

    var isDue: Bool { reading >= hourEnd || elapsed >= Self.hour * 1_000_000 }

    /// The end that a segment gets when it is closed now; at least a second after its start.
    func end(isEmpty: Bool) -> Timestamp {
        guard reading < hourEnd else { return isEmpty ? Self.beginningOfHour(reading) : hourEnd }
        return max(Timestamp(seconds: reading.seconds), start.adding(seconds: 1))
    }

    private var hourEnd: Timestamp { Self.beginningOfHour(start).adding(seconds: Self.hour) }

    static func beginningOfHour(_ time: Timestamp) -> Timestamp {
        let seconds = time.seconds
        return Timestamp(seconds: seconds - ((seconds % hour) + hour) % hour)
    }
}
