extension Catalogue {
    /// Private keys besides those of Macie, and what unlocks wallets.
    public static let keyCredentials: [Identifier] = [
        armoured(
            "PRIVATE_KEY_OTHER", "Private key of another label", "rfc-editor.org/rfc/rfc7468",
            "(?:ECDSA |ED25519 |X25519 |ANY |TSS2 |SSH2 )PRIVATE KEY",
            label: "ECDSA PRIVATE KEY"),
        sshTwo,
        Identifier(
            "PUTTY_PRIVATE_KEY_FILE", "PuTTY private key with any comment", kind: .credential,
            source: .castellan(reference: "the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html"),
            patterns: [PrivateKeyArmour.putty(anyComment: true)],
            examples: .init(
                matching: [
                    PrivateKeyArmour.puttyExample(comment: "somebody@example.com"),
                    PrivateKeyArmour.puttyExample(comment: "my key"),
                ],
                notMatching: [
                    "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: none\nPublic-Lines: 1\nAAAA\n",
                    "PuTTY-User-Key-File-2: ssh-rsa\nComment: none\n",
                ])),
        .marked(
            "ENCODED_PRIVATE_KEY", "PEM private key in Base64 (kubeconfig and others)",
            "kubernetes.io/docs/reference/config-api/kubeconfig.v1",
            ["LS0tLS1CRUdJTi[0-9A-Za-z+\\/]{60,80}"],
            example: "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ" + SyntheticToken.body(.alphanumeric, 40),
            masked: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSURDVENDQWZHZ0F3SUJBZ0lVWW"
                + SyntheticToken.body(.alphanumeric, 20),
            validation: .text(.encodedPrivateKey), boundary: .none),
        .marked(
            "AGE_SECRET_KEY", "age secret key", "github.com/C2SP/C2SP/blob/main/age.md",
            ["AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}"],
            example: "AGE-SECRET-KEY-1R23CLXD5MZFSH79VN6PG0KAYTJEQ8W4UR23CLXD5MZFSH79VN6PQLQZKET",
            masked: "AGE-SECRET-KEY-1" + String(repeating: "Q", count: 58),
            validation: .text(.ageSecretKey)),
        .marked(
            "WIREGUARD_PRIVATE_KEY", "WireGuard private key", "wireguard.com/quickstart",
            ["(?i)(?:PrivateKey|PresharedKey)[ \\t]{0,4}[:=][ \\t]{0,4}[\"']?[0-9A-Za-z+\\/]{43}="],
            example: "PrivateKey = " + SyntheticToken.body(.base64, 42) + "A=", masked: "PrivateKey = <key>",
            validation: .value(after: "key"), boundary: .none),
        .marked(
            "JSON_WEB_KEY_PRIVATE", "Private JSON Web Key", "rfc-editor.org/rfc/rfc7517",
            ["\"kty\":\\s{0,4}\"(?:EC|RSA|OKP)\"[^{}]*\"d\":\\s{0,4}\"[0-9A-Za-z_-]{40}"],
            example: "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + SyntheticToken.body(.base64URL, 43) + "\",\"d\":\""
                + SyntheticToken.body(.base64URL, 43) + "\"}",
            masked: "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"value\"}", validation: .none, boundary: .none),
        .marked(
            "BITCOIN_PRIVATE_KEY", "Bitcoin private key (wallet import format)",
            "en.bitcoin.it/wiki/Wallet_import_format",
            ["\\b(?:5[HJK]|K[w-z]|L[1-5])[1-9A-HJ-NP-Za-km-z]{49,50}\\b"],
            example: "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
            masked: "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK", validation: .text(.walletImportFormat)),
        .marked(
            "EXTENDED_PRIVATE_KEY", "Extended private key of a wallet (BIP 32)",
            "github.com/bitcoin/bips/blob/master/bip-0032.mediawiki",
            ["[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}"],
            example:
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
            masked:
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHj",
            validation: .text(.extendedKey)),
    ]

    private static func armoured(
        _ id: String, _ title: String, _ reference: String, _ expression: String, label: String
    ) -> Identifier {
        Identifier(
            id, title, kind: .credential, source: .castellan(reference: reference),
            patterns: [PrivateKeyArmour.pattern(expression)],
            examples: PrivateKeyArmour.examples(label, SyntheticToken.body(.base64, 64, seed: 6)))
    }

    private static let sshTwo = Identifier(
        "SSH2_PRIVATE_KEY", "SSH2 private key of SSH Communications Security", kind: .credential,
        source: .castellan(reference: "rfc-editor.org/rfc/rfc4716"),
        patterns: [
            Pattern(
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\\s{1,4}(?:[A-Z][A-Za-z-]+: [^\\r\\n]+\\s{1,4})*[0-9A-Za-z+\\/=]{40}",
                keyword: .notNeeded, boundary: .none, evidence: .prefix)
        ],
        examples: .init(
            matching: [
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"key\"\n" + SyntheticToken.body(.base64, 70)
                    + "\n",
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n" + SyntheticToken.body(.base64, 70) + "\n",
            ],
            notMatching: [
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n",
                "---- BEGIN SSH2 PUBLIC KEY ----\n" + SyntheticToken.body(.base64, 70),
            ]))
}
