#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's random numbers, fetched many at a time: asking for eight bytes costs a system call, as much as the rest of
/// an id. Each number is given out once. For ids, which are random but no secrets.
struct RandomPool: RandomNumberGenerator {
    private var numbers: [UInt64] = []

    mutating func next() -> UInt64 {
        if let number = numbers.popLast() { return number }
        // As much as `getentropy` gives at once.
        numbers = Array(repeating: 0, count: 256 / MemoryLayout<UInt64>.size)
        let result = numbers.withUnsafeMutableBytes { getentropy($0.baseAddress!, $0.count) }  // it is not empty
        precondition(result == 0, "The system has no random numbers")
        return numbers.removeLast()
    }
}
