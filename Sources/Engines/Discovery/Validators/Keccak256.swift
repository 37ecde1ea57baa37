/// The Keccak-256 of Ethereum: SHA-3's permutation with the padding from before FIPS 202.
enum Keccak256 {
    private static let rounds: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808a, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808b, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008a, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000a,
        0x0000_0000_8000_808b, 0x8000_0000_0000_008b, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800a, 0x8000_0000_8000_000a,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]
    private static let turns: [UInt64] = [
        0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
    ]

    /// Thirty-two bytes, for messages of at most 135; nil for longer ones, which no address is.
    static func digest(of message: Span<UInt8>) -> [UInt8]? {
        guard message.count < 136 else { return nil }
        var lanes = [UInt64](repeating: 0, count: 25)
        for index in message.indices { lanes[index / 8] ^= UInt64(message[index]) << UInt64(index % 8 * 8) }
        lanes[message.count / 8] ^= 1 << UInt64(message.count % 8 * 8)
        lanes[16] ^= 1 << 63
        for round in 0..<24 { permute(&lanes, rounds[round]) }
        return (0..<32).map { UInt8(truncatingIfNeeded: lanes[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }

    private static func permute(_ lanes: inout [UInt64], _ constant: UInt64) {
        var columns = [UInt64](repeating: 0, count: 5)
        for x in 0..<5 { columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] }
        var moved = [UInt64](repeating: 0, count: 25)
        for x in 0..<5 {
            let parity = columns[(x + 4) % 5] ^ turn(columns[(x + 1) % 5], 1)
            for y in 0..<5 {
                moved[y + (2 * x + 3 * y) % 5 * 5] = turn(lanes[x + y * 5] ^ parity, turns[x + y * 5])
            }
        }
        for y in 0..<5 {
            for x in 0..<5 {
                lanes[x + y * 5] = moved[x + y * 5] ^ (~moved[(x + 1) % 5 + y * 5] & moved[(x + 2) % 5 + y * 5])
            }
        }
        lanes[0] ^= constant
    }

    private static func turn(_ lane: UInt64, _ count: UInt64) -> UInt64 {
        count == 0 ? lane : lane << count | lane >> (64 - count)
    }
}
