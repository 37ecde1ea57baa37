/// Addresses of public ledgers, by the checks that their software makes.
enum WalletAddress {
    /// Whether Base58Check gives twenty bytes and one of `versions` before them.
    static func isBase58(_ text: Span<UInt8>, versions: Set<UInt8>) -> Bool {
        guard let payload = Base58Check.payload(of: text, count: 21), let version = payload.first else { return false }
        return versions.contains(version)
    }

    /// A private key in Bitcoin's wallet import format: version 0x80, 32 bytes, and 0x01 when its public key is compressed.
    static func isImportFormat(_ text: Span<UInt8>) -> Bool {
        if let payload = Base58Check.payload(of: text, count: 34) { return payload[0] == 0x80 && payload[33] == 1 }
        return Base58Check.payload(of: text, count: 33)?.first == 0x80
    }

    /// EIP-55: hexadecimal letters are upper case where the Keccak-256 of the lower-case address says so.
    /// - Returns: false for one case throughout, which bears no checksum.
    static func hasMixedCaseChecksum(_ text: Span<UInt8>) -> Bool {
        guard text.count == 42 else { return false }
        var lower = [UInt8]()
        lower.reserveCapacity(40)
        var upperCount = 0
        var lowerCount = 0
        for index in 2..<42 {
            let byte = text[index]
            if (0x41...0x46).contains(byte) { upperCount += 1 }
            if (0x61...0x66).contains(byte) { lowerCount += 1 }
            lower.append(byte | 0x20)
        }
        guard upperCount > 0, lowerCount > 0, let digest = Keccak256.digest(of: lower.span) else { return false }
        for index in 0..<40 where lower[index] > 0x60 {
            let half = index % 2 == 0 ? digest[index / 2] >> 4 : digest[index / 2] & 15
            guard (half > 7) == (text[index + 2] < 0x60) else { return false }
        }
        return true
    }

    /// One case throughout, and not a constant such as zeros.
    static func isUnchecked(_ text: Span<UInt8>) -> Bool {
        var upper = false
        var lower = false
        for index in text.indices where index > 1 {
            upper = upper || (0x41...0x46).contains(text[index])
            lower = lower || (0x61...0x66).contains(text[index])
        }
        return !(upper && lower) && ShannonEntropy.bits(text) >= 2.5
    }
}

extension Validation.Check {
    static let bitcoinBase58 = Self("Base58Check") { WalletAddress.isBase58($0, versions: [0, 5]) }
    static let litecoinBase58 = Self("Base58Check") { WalletAddress.isBase58($0, versions: [0x30, 0x32]) }
    static let dogecoinBase58 = Self("Base58Check") { WalletAddress.isBase58($0, versions: [0x1E, 0x16]) }
    static let tronBase58 = Self("Base58Check") { WalletAddress.isBase58($0, versions: [0x41]) }
    static let witnessAddress = Self("Bech32 witness") { Bech32.isWitnessAddress($0) }
    static let mixedCaseChecksum = Self("EIP-55") { WalletAddress.hasMixedCaseChecksum($0) }
    static let uncheckedHexadecimal = Self("one case") { WalletAddress.isUnchecked($0) }
    static let walletImportFormat = Self("wallet import format") { WalletAddress.isImportFormat($0) }
    static let extendedKey = Self("Base58Check") { Base58Check.payload(of: $0, count: 78) != nil }
}
