import Discovery

/// Finds the cells of rows (RFC 4180) in text that comes in pieces; a row that a piece cuts is read again with the
/// next.
struct DelimitedMachine {
    private let delimiter: UInt8
    private let quote: UInt8
    private let hasQuotes: Bool
    private let maximumColumns: Int

    private(set) var cells: [Cell] = []
    /// Into `cells`: those with doubled quotes.
    private(set) var escaped: [Int] = []
    /// Where the row that is not complete begins.
    private(set) var rowStart = 0
    /// A quote is open where the bytes ended.
    private(set) var isWithinQuotes = false
    /// The row that comes next, 1 for the first.
    var row = 1
    /// The most columns that a row had so far.
    private(set) var columns = 0

    init(_ dialect: DelimitedDialect, limits: ReadingLimits) {
        delimiter = dialect.delimiter
        quote = dialect.quote ?? 0
        hasQuotes = dialect.quote != nil
        maximumColumns = max(1, limits.columns)
    }

    /// Forgets the cells, which the caller has taken.
    mutating func beginBlock() {
        cells.removeAll(keepingCapacity: true)
        escaped.removeAll(keepingCapacity: true)
        rowStart = 0
    }

    /// What is known of the row that is read.
    private struct Progress {
        var cellStart: Int
        var column = 0
        /// Behind the opening quote; -1 in cells without.
        var quotedStart = -1
        /// The closing quote; -1 while it is open.
        var quotedEnd = -1
        var hasDoubledQuotes = false
        /// How many of `cells` and `escaped` belong to complete rows.
        var completeCells: Int
        var completeEscaped: Int
    }

    /// Reads the rows that begin at `start` and are complete.
    ///
    /// - Parameters:
    ///   - isLast: No more bytes follow, so the last row needs no line end.
    ///   - maximumRows: How many rows at most.
    mutating func run(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, maximumRows: Int = .max
    ) {
        rowStart = start
        isWithinQuotes = false
        let end = maximumRows == .max ? Int.max : row &+ maximumRows
        var progress = Progress(cellStart: start, completeCells: cells.count, completeEscaped: escaped.count)
        var place = start
        while place < bytes.count, row < end {
            guard place &+ 8 <= bytes.count else {
                let byte = bytes[place]
                if byte == delimiter || byte == 0x0A || (byte == quote && hasQuotes) {
                    place = special(byte, bytes, at: place, &progress)
                } else {
                    place &+= 1
                }
                continue
            }
            place = word(bytes, at: place, &progress, end: end)
        }
        if progress.quotedStart >= 0 && progress.quotedEnd < 0 {
            isWithinQuotes = true
        } else if isLast, row < end, rowStart < bytes.count {
            endRow(bytes, at: bytes.count, &progress)
            rowStart = bytes.count
        }
        cells.removeLast(cells.count - progress.completeCells)
        escaped.removeLast(escaped.count - progress.completeEscaped)
    }

    /// Reads eight bytes.
    ///
    /// - Returns: Where to go on.
    @inline(__always)
    private mutating func word(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ progress: inout Progress, end: Int
    ) -> Int {
        let word = WordScan.load(bytes, at: place)
        var found =
            WordScan.zeros(word ^ (WordScan.ones &* UInt64(delimiter))) | WordScan.zeros(word ^ (WordScan.ones &* 0x0A))
        if hasQuotes { found |= WordScan.zeros(word ^ (WordScan.ones &* UInt64(quote))) }
        while found != 0 {
            let at = place &+ found.trailingZeroBitCount >> 3
            let next = special(bytes[at], bytes, at: at, &progress)
            if next != at &+ 1 || row >= end { return next }
            found &= found &- 1
        }
        return place &+ 8
    }

    @inline(__always)
    private mutating func special(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ progress: inout Progress
    ) -> Int {
        if byte == delimiter {
            endCell(bytes, at: place, &progress)
            progress.column &+= 1
            progress.cellStart = place &+ 1
        } else if byte == 0x0A {
            endRow(bytes, at: place, &progress)
            rowStart = place &+ 1
        } else if place == progress.cellStart {
            return quoted(bytes, from: place, &progress)
        }
        return place &+ 1
    }

    /// Runs to the quote that closes the one at `start`.
    private mutating func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ progress: inout Progress
    ) -> Int {
        progress.quotedStart = start + 1
        progress.quotedEnd = -1
        progress.hasDoubledQuotes = false
        var place = start + 1
        while true {
            place = Self.first(quote, in: bytes, from: place)
            guard place < bytes.count else { return bytes.count }
            guard place + 1 < bytes.count, bytes[place + 1] == quote else { break }
            progress.hasDoubledQuotes = true
            place += 2
        }
        progress.quotedEnd = place
        return place + 1
    }

    @inline(__always)
    private static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= bytes.count {
            let found = WordScan.lowestZero(WordScan.load(bytes, at: place) ^ (WordScan.ones &* UInt64(byte)))
            if found != 0 { return place &+ found.trailingZeroBitCount >> 3 }
            place &+= 8
        }
        while place < bytes.count, bytes[place] != byte { place &+= 1 }
        return place
    }

    @inline(__always)
    private mutating func endCell(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int, _ progress: inout Progress) {
        var start = progress.cellStart
        var end = end
        if progress.quotedStart >= 0 {
            // Whatever follows a closing quote makes the quotes part of the value.
            if progress.quotedEnd &+ 1 == end {
                start = progress.quotedStart
                end = progress.quotedEnd
                if progress.hasDoubledQuotes { escaped.append(cells.count) }
            }
            progress.quotedStart = -1
        }
        guard start < end else { return }
        cells.append(Cell(start: start, end: end, field: min(progress.column, maximumColumns &- 1), row: row))
    }

    @inline(__always)
    private mutating func endRow(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ progress: inout Progress) {
        let end = place > progress.cellStart && bytes[place &- 1] == 0x0D ? place &- 1 : place
        endCell(bytes, at: end, &progress)
        columns = max(columns, min(progress.column, maximumColumns &- 1) &+ 1)
        progress = Progress(cellStart: place &+ 1, completeCells: cells.count, completeEscaped: escaped.count)
        row &+= 1
    }

    /// Halves the doubled quotes of a cell.
    ///
    /// - Returns: Where its text ends now; what is left behind it is filled with line feeds.
    static func halve(_ quote: UInt8, _ bytes: UnsafeMutableBufferPointer<UInt8>, in range: Range<Int>) -> Int {
        var from = range.lowerBound
        var into = from
        while from < range.upperBound {
            let byte = bytes[from]
            bytes[into] = byte
            into += 1
            from += byte == quote && from + 1 < range.upperBound && bytes[from + 1] == quote ? 2 : 1
        }
        for place in into..<range.upperBound { bytes[place] = 0x0A }
        return into
    }
}
