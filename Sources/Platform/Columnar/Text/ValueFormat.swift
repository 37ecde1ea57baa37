/// How a stored value becomes the text that a person would see.
enum ValueFormat: Sendable, Hashable {
    case boolean
    /// A signed number.
    case integer
    /// A number of so many bits that is stored as a signed one.
    case unsigned(bits: UInt8)
    /// IEEE 754, its bits as they are stored.
    case half, single, double
    /// A two's complement number to be divided by 10 to the power of `scale`.
    case decimal(scale: Int)
    /// Days since 1970.
    case date
    /// Since midnight.
    case time(TimeUnit)
    /// Since 1970; `utc` when it is a moment rather than what a clock showed.
    case timestamp(TimeUnit, utc: Bool)
    /// Nanoseconds of the day and a Julian day: timestamps of old writers.
    case int96
    /// Months, days and milliseconds, each of 32 bits.
    case interval
    case uuid
    /// UTF-8 by promise: what is not is repaired.
    case text
    /// Anything: a value if it is text.
    case bytes
    /// Always null.
    case null
}

/// What a time counts.
enum TimeUnit: Sendable, Hashable {
    case milliseconds, microseconds, nanoseconds

    var perSecond: Int64 {
        switch self {
        case .milliseconds: 1_000
        case .microseconds: 1_000_000
        case .nanoseconds: 1_000_000_000
        }
    }
}
