/// Finds what ends a run of a JSON string's plain bytes.
enum JSONScan {
    /// The first quote, backslash or control character; the count of `bytes` when there is none.
    @inline(__always)
    static func firstSpecial(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= bytes.count {
            let word = WordScan.load(bytes, at: place)
            let found =
                WordScan.lowestZero(word ^ (WordScan.ones &* 0x22))
                | WordScan.lowestZero(word ^ (WordScan.ones &* 0x5C))
                | WordScan.lowestControl(word)
            if found != 0 { return place &+ found.trailingZeroBitCount >> 3 }
            place &+= 8
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return place }
            place &+= 1
        }
        return place
    }
}
