import Glibc

/// A stream of an OLE 2 compound file ([MS-CFB]), found by its name and read sector by sector.
///
/// Streams shorter than 4,096 bytes lie elsewhere and are not read: documents' texts do not.
struct CompoundFile {
    private let descriptor: Int32
    private let sectorSize: Int
    private var table: [UInt32] = []
    private let firstFolderSector: UInt32

    /// A sector's number above this one means the end, or no sector at all ([MS-CFB] 2.1).
    private static let lastSector: UInt32 = 0xFFFF_FFFA

    /// Nil for what is no such file.
    init?(descriptor: Int32) {
        self.descriptor = descriptor
        let header = Self.bytes(descriptor, at: 0, count: 512)
        guard header.count == 512, header.starts(with: [0xD0, 0xCF, 0x11, 0xE0]), header[30] == 9 || header[30] == 12
        else { return nil }
        sectorSize = 1 << Int(header[30])
        firstFolderSector = Self.number(header, 48)
        var sectors = (0..<109).map { Self.number(header, 76 + 4 * $0) }
        var next = Self.number(header, 68)
        var left = Int(min(Self.number(header, 72), 65_536))
        while next < Self.lastSector, left > 0 {
            let more = sector(next)
            guard more.count == sectorSize else { break }
            sectors += (0..<sectorSize / 4 - 1).map { Self.number(more, 4 * $0) }
            next = Self.number(more, sectorSize - 4)
            left -= 1
        }
        for place in sectors where place < Self.lastSector {
            let part = sector(place)
            guard part.count == sectorSize else { break }
            for entry in 0..<sectorSize / 4 { table.append(Self.number(part, 4 * entry)) }
        }
    }

    /// Gives a stream's bytes in pieces; whether there is one of that name.
    func read(_ name: String, _ take: (ArraySlice<UInt8>) throws -> Void) throws -> Bool {
        var wanted: [UInt8] = []
        for unit in name.utf16 { wanted += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
        wanted += [0, 0]
        var start: (sector: UInt32, size: Int)?
        try chain(firstFolderSector) { folder in
            for entry in stride(from: 0, to: folder.count - 127, by: 128) where start == nil {
                guard folder[entry + 66] == 2, folder[entry..<entry + wanted.count].elementsEqual(wanted) else {
                    continue
                }
                start = (Self.number(folder, entry + 116), Int(Self.number(folder, entry + 120)))
            }
            return start == nil
        }
        guard let start, start.size >= 4_096 else { return false }
        var left = start.size
        try chain(start.sector) { bytes in
            try take(bytes.prefix(left))
            left -= min(left, bytes.count)
            return left > 0
        }
        return true
    }

    /// Follows sectors, no more of them than there are, so that a ring ends.
    private func chain(_ first: UInt32, _ body: ([UInt8]) throws -> Bool) throws {
        var next = first
        var left = table.count
        while next < Self.lastSector, left > 0 {
            let bytes = sector(next)
            guard bytes.count == sectorSize, try body(bytes), Int(next) < table.count else { return }
            next = table[Int(next)]
            left -= 1
        }
    }

    private func sector(_ number: UInt32) -> [UInt8] {
        Self.bytes(descriptor, at: (Int(number) + 1) * sectorSize, count: sectorSize)
    }

    private static func bytes(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
    }

    private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
    }
}
