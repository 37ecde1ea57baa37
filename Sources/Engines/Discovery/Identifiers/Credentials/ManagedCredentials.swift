extension Catalogue {
    /// The nine credential types of Macie (Macie User Guide, keywords).
    public static let managedCredentials: [Identifier] = [
        awsCredentials, gcpAPIKey, basicAuthorization, jsonWebToken, openSSHKey, pgpKey, pkcsKey, puttyKey,
        stripeCredentials,
    ]

    private static let awsCredentials = Identifier(
        "AWS_CREDENTIALS", "AWS secret access key", kind: .credential, source: .macie(recommended: true),
        patterns: [Pattern("[0-9A-Za-z/+]{40}", keyword: .required, validation: .awsSecret, evidence: .structure)],
        keywords: [
            "aws_secret_access_key", "credentials", "secret access key", "secret key", "set-awscredential",
            "aws secret",
            "aws secret key", "secretaccesskey", "aws_sec_key", "aws_secret",
        ],
        excluded: ["JE7MTGBCLWBF2ZP9UTKH3YCO8NVBEXAMPLEKEY", "WJALRXUTNFEMIK7MDENGBPXRFICYEXAMPLEKEY"],
        examples: .init(
            matching: [
                "aws_secret_access_key = " + SyntheticToken.body(.base64, 40, seed: 3) + "\n",
                "export AWS_SECRET_ACCESS_KEY=" + SyntheticToken.body(.base64, 40, seed: 8),
            ],
            notMatching: [
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "secret key digest 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                "The object " + SyntheticToken.body(.base64, 40, seed: 3) + " was stored.",
            ]))

    private static let gcpAPIKey = Identifier(
        "GCP_API_KEY", "Google Cloud API key", kind: .credential, source: .macie(recommended: false),
        patterns: [googleKey(.required)], keywords: googleKeywords,
        examples: .init(
            matching: [
                "X-goog-api-key: AIza" + SyntheticToken.body(.base64URL, 35, seed: 1),
                "GCP_API_KEY=AIza" + SyntheticToken.body(.base64URL, 35, seed: 2) + "\n",
            ],
            notMatching: [
                "google-api-key: AIza" + SyntheticToken.body(.base64URL, 20, seed: 1),
                "GCP key: AIza" + String(repeating: "x", count: 35),
            ]))

    static let googleKeywords: [String] = [
        "G_PLACES_KEY", "google api key", "GCP api key", "GCP key", "google cloud key", "google-api-key",
        "google-cloud-apikeys",
        "GOOGLEKEY",
        "X-goog-api-key", "google key", "google maps key", "google cloud api key", "google places key", "gcp_apikey",
        "firebase api key",
    ]

    static func googleKey(_ keyword: Pattern.KeywordNeed) -> Pattern {
        Pattern("AIza[0-9A-Za-z_-]{35}", keyword: keyword, validation: .text(.secret), evidence: .prefix)
    }

    private static let basicAuthorization = Identifier(
        "HTTP_BASIC_AUTH_HEADER", "HTTP Basic authorization header", kind: .credential,
        source: .macie(recommended: true),
        patterns: [
            Pattern(
                "(?i)(?:proxy-)?authorization[\"']?[ \\t]{0,3}[:=][ \\t]{0,3}[\"']?basic[ \\t]{1,4}[0-9A-Za-z+/_-]{4,}={0,2}",
                keyword: .notNeeded, validation: .text(.basicCredentials), evidence: .prefix)
        ],
        examples: .init(
            matching: [
                "GET / HTTP/1.1\r\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n",
                "Proxy-Authorization: Basic dXNlcjpjb3JyZWN0LWhvcnNl\r\n",
            ],
            notMatching: ["Authorization: Basic realm", "Authorization: Bearer QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]))

    private static let jsonWebToken = Identifier(
        "JSON_WEB_TOKEN", "JSON Web Token", kind: .credential, source: .macie(recommended: false),
        patterns: [
            Pattern(
                "eyJ[0-9A-Za-z_-]{8,}\\.eyJ[0-9A-Za-z_-]{4,}\\.[0-9A-Za-z_-]*", keyword: .notNeeded,
                validation: .text(.jsonWebToken), evidence: .structure)
        ],
        examples: .init(
            matching: [
                "token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0."
                    + SyntheticToken.body(.base64URL, 43),
                "unsigned: eyJhbGciOiJub25lIn0.eyJpc3MiOiJleGFtcGxlIn0.",
            ],
            notMatching: [
                "eyJmb28iOiJiYXIiLCJ4IjoxfQ.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + SyntheticToken.body(.base64URL, 43),
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9 stands alone",
            ]))

    private static let openSSHKey = Identifier(
        "OPENSSH_PRIVATE_KEY", "OpenSSH private key", kind: .credential, source: .macie(recommended: true),
        patterns: [PrivateKeyArmour.pattern("OPENSSH PRIVATE KEY")],
        examples: PrivateKeyArmour.examples("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAA"))

    private static let pgpKey = Identifier(
        "PGP_PRIVATE_KEY", "PGP private key", kind: .credential, source: .macie(recommended: true),
        patterns: PrivateKeyArmour.pgp,
        examples: PrivateKeyArmour.examples("PGP PRIVATE KEY BLOCK", SyntheticToken.body(.base64, 64, seed: 4)))

    private static let pkcsKey = Identifier(
        "PKCS", "PKCS private key", kind: .credential, source: .macie(recommended: true),
        patterns: [PrivateKeyArmour.pattern("(?:RSA |DSA |EC |ENCRYPTED )?PRIVATE KEY")],
        examples: PrivateKeyArmour.examples("RSA PRIVATE KEY", SyntheticToken.body(.base64, 64, seed: 5)))

    private static let puttyKey = Identifier(
        "PUTTY_PRIVATE_KEY", "PuTTY private key", kind: .credential, source: .macie(recommended: true),
        patterns: [PrivateKeyArmour.putty(anyComment: false)],
        examples: .init(
            matching: [
                PrivateKeyArmour.puttyExample(comment: "rsa-key-20240101"),
                PrivateKeyArmour.puttyExample(comment: "imported"),
            ],
            notMatching: [
                PrivateKeyArmour.puttyExample(comment: "somebody@example.com"),
                "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: none\nPublic-Lines: 1\nAAAA\n",
            ]))

    private static let stripeCredentials = Identifier(
        "STRIPE_CREDENTIALS", "Stripe API key", kind: .credential, source: .macie(recommended: false),
        patterns: [
            Pattern(
                "(?:sk|pk|rk)_(?:live|test)_[0-9A-Za-z]{10,99}", keyword: .notNeeded, validation: .text(.weakSecret),
                evidence: .prefix)
        ],
        excluded: [
            "SKTEST4EC39HQLYJWDARJTT1ZDP7DC", "PKTESTTYOOMQAUVDEDQ54NITPHI7JX", "PKTESTTYOOMQAUVVDEDQ54NITPHI7JX",
        ],
        examples: .init(
            matching: [
                "stripe.api_key = 'sk_" + "live_" + SyntheticToken.body(.alphanumeric, 24, seed: 6) + "'",
                "rk_" + "test_" + SyntheticToken.body(.alphanumeric, 99, seed: 7),
            ],
            notMatching: ["sk_" + "test_4eC39HqLyjWDarjtT1zdp7dc", "sk_" + "live_" + String(repeating: "x", count: 24)])
    )
}
