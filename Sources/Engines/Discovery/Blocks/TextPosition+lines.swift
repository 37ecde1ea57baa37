extension TextPosition {
    /// Moves past these bytes: a line ends with a line feed, a character is every byte that starts a scalar.
    public mutating func advance(over bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { buffer in
            let lines = Self.lineFeeds(in: buffer)
            var start = 0
            if lines > 0 {
                start = buffer.count
                while start > 0, buffer[start &- 1] != 0x0A { start &-= 1 }
                line += lines
                column = 1
            }
            for place in start..<buffer.count { column &+= buffer[place] & 0xC0 == 0x80 ? 0 : 1 }
        }
    }

    private static func lineFeeds(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let feeds = WordScan.ones &* 0x0A
        var total = 0
        var place = 0
        while place &+ 8 <= bytes.count {
            // Each byte of `sums` counts to 255.
            let end = min(place &+ 8 &* 255, bytes.count)
            var sums: UInt64 = 0
            while place &+ 8 <= end {
                sums &+= WordScan.zeros(WordScan.load(bytes, at: place) ^ feeds) >> 7
                place &+= 8
            }
            let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ ((sums >> 8) & 0x00FF_00FF_00FF_00FF)
            total &+= Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
        }
        while place < bytes.count {
            total &+= bytes[place] == 0x0A ? 1 : 0
            place &+= 1
        }
        return total
    }
}
