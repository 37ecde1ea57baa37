/// Addresses that millions of licence texts repeat: those of the Free Software Foundation.
enum Boilerplate {
    private static let streets = ["51 franklin", "59 temple place", "675 mass ave", "31 milk street"].map {
        Array($0.utf8)
    }

    static func begins(_ address: Range<Int>, of bytes: [UInt8]) -> Bool {
        streets.contains { street in
            address.count > street.count
                && zip(bytes[address.lowerBound...], street).allSatisfy { ($0 == 0x0A ? 0x20 : $0 | 0x20) == $1 | 0x20 }
        }
    }
}
