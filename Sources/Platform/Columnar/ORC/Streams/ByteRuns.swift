/// Decodes bytes in runs (ORC specification, "Byte Run Length Encoding").
struct ByteRuns {
    private var stream: ORCStream
    private var repeating = 0
    private var literals = 0
    private var value: UInt8 = 0

    init(_ stream: ORCStream) { self.stream = stream }

    mutating func next() throws -> UInt8 {
        if repeating == 0, literals == 0 {
            let control = Int8(bitPattern: try stream.byte())
            if control >= 0 {
                repeating = Int(control) + 3
                value = try stream.byte()
            } else {
                literals = -Int(control)
            }
        }
        if repeating > 0 {
            repeating -= 1
            return value
        }
        literals -= 1
        return try stream.byte()
    }
}

/// Decodes booleans, eight in a byte of a run, the first the most significant.
struct BooleanRuns {
    private var bytes: ByteRuns
    private var byte: UInt8 = 0
    private var left: UInt8 = 0

    init(_ stream: ORCStream) { bytes = ByteRuns(stream) }

    mutating func next() throws -> Bool {
        if left == 0 {
            byte = try bytes.next()
            left = 8
        }
        left -= 1
        return byte >> left & 1 == 1
    }
}
