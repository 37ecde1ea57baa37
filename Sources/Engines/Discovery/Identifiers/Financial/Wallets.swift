extension Catalogue {
    /// Addresses of public ledgers, which Macie lacks.
    public static let wallets: [Identifier] = [
        wallet(
            "BITCOIN_ADDRESS", "Bitcoin address", "github.com/bitcoin/bips (13, 16, 173, 350)",
            [
                base58(addressRun, .bitcoinBase58),
                Pattern(
                    "bc1[02-9ac-hj-np-z]{11,71}", keyword: .notNeeded, validation: .text(.witnessAddress),
                    evidence: .checksum),
                Pattern(
                    "BC1[02-9AC-HJ-NP-Z]{11,71}", keyword: .notNeeded, validation: .text(.witnessAddress),
                    evidence: .checksum),
            ],
            matching: [
                "Send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            ],
            notMatching: ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp"]),
        wallet(
            "LITECOIN_ADDRESS", "Litecoin address", "github.com/litecoin-project/litecoin",
            [
                base58(addressRun, .litecoinBase58),
                Pattern(
                    "ltc1[02-9ac-hj-np-z]{11,71}", keyword: .notNeeded, validation: .text(.witnessAddress),
                    evidence: .checksum),
            ],
            matching: ["LPFkC7fP7fkbuPesgKFYFF8442rMXLKoGc", "LSe9h6kr73jxF1bj5ioEEKaPsEmEnf738n"],
            notMatching: ["LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc2", "ltc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"]),
        wallet(
            "DOGECOIN_ADDRESS", "Dogecoin address", "github.com/dogecoin/dogecoin",
            [base58(addressRun, .dogecoinBase58)],
            matching: ["D9AtUAJCLRQqBb9KEmFoWzDtixDNiFE38Z", "DCZHy9PfKoQBXD6AeAoVW4gEYA8Fv3mTTR"],
            notMatching: ["DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M", "Dictionary of addresses"]),
        wallet(
            "TRON_ADDRESS", "TRON address", "developers.tron.network/docs/account",
            [base58(addressRun, .tronBase58)],
            matching: ["TDzzvxjHBjdVom2M6SuxVNkRkcEPesZSpp", "THPQRwpkB7cr9NyCVrTeUTCmZp9GtMxPL8"],
            notMatching: ["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", "TR7NHqje is short"]),
        Identifier(
            "ETHEREUM_ADDRESS", "Ethereum address", kind: .bankAccount,
            source: .castellan(reference: "eips.ethereum.org/EIPS/eip-55"),
            patterns: [
                Pattern(
                    "0x[0-9a-fA-F]{40}", keyword: .notNeeded, validation: .text(.mixedCaseChecksum), evidence: .checksum
                ),
                Pattern("0x[0-9a-fA-F]{40}", keyword: .required, validation: .text(.uncheckedHexadecimal)),
            ],
            keywords: ["ethereum", "eth address", "wallet", "wallet address", "eth", "metamask", "erc20"],
            examples: .init(
                matching: [
                    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                    "wallet address 0xde709f2102306220921060314715629080e2fb77",
                ],
                notMatching: [
                    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "commit 0xde709f2102306220921060314715629080e2fb77",
                ])),
    ]

    /// One expression for all of them: the check knows each ledger's version.
    private static let addressRun = "\\b[13LMDA9T][1-9A-HJ-NP-Za-km-z]{25,33}\\b"

    private static func base58(_ expression: String, _ check: Validation.Check) -> Pattern {
        Pattern(expression, keyword: .notNeeded, validation: .text(check), evidence: .checksum)
    }

    private static func wallet(
        _ id: String, _ title: String, _ reference: String, _ patterns: [Pattern], matching: [String],
        notMatching: [String]
    ) -> Identifier {
        Identifier(
            id, title, kind: .bankAccount, source: .castellan(reference: reference), patterns: patterns,
            examples: Identifier.Examples(matching: matching, notMatching: notMatching))
    }
}
