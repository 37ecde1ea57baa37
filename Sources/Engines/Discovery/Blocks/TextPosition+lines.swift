internal import CByteScan

extension TextPosition {
    /// Moves past these bytes: a line ends with a line feed, a character is every byte that starts a scalar.
    public mutating func advance(over bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { buffer in
            let lines = buffer.baseAddress.map { byte_scan_count($0, buffer.count, 0x0A) } ?? 0
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
}
