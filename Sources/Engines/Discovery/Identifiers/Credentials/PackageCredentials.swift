extension Catalogue {
    /// Tokens of package registries and the files that keep them.
    public static let packageCredentials: [Identifier] = [
        npmToken,
        .token(
            "PYPI_TOKEN", "PyPI API token", "pypi.org/help/#apitoken", prefix: "pypi-AgEIcHlwaS5vcmc", .base64URL,
            50...255),
        .token(
            "TEST_PYPI_TOKEN", "TestPyPI API token", "test.pypi.org/help/#apitoken",
            prefix: "pypi-AgENdGVzdC5weXBpLm9yZw", .base64URL, 50...255),
        .token(
            "RUBYGEMS_API_KEY", "RubyGems API key", "guides.rubygems.org/api-key-scopes", prefix: "rubygems_",
            .hexadecimal, 48...48),
        .token(
            "NUGET_API_KEY", "NuGet API key", "learn.microsoft.com/nuget/nuget-org/scoped-api-keys", prefix: "oy2",
            .lowerAlphanumeric, 43...43),
        .token(
            "CRATES_IO_TOKEN", "crates.io API token", "doc.rust-lang.org/cargo/reference/publishing.html",
            prefix: "cio", .alphanumeric, 32...32, check: .bareMixture),
        .token(
            "DOCKER_HUB_TOKEN", "Docker Hub access token", "docs.docker.com/security/access-tokens",
            prefix: "dckr_pat_", .base64URL, 27...27),
        .token(
            "DOCKER_HUB_ORGANIZATION_TOKEN", "Docker Hub organization token",
            "docs.docker.com/enterprise/security/access-tokens", prefix: "dckr_oat_", .base64URL, 27...32),
        .token(
            "CLOJARS_TOKEN", "Clojars deploy token", "github.com/clojars/clojars-web/wiki/Deploy-Tokens",
            prefix: "CLOJARS_", .lowerAlphanumeric, 60...60),
        .token("ARTIFACTORY_API_KEY", "Artifactory API key", "jfrog.com/help", prefix: "AKCp", .alphanumeric, 69...69),
        .token(
            "ARTIFACTORY_REFERENCE_TOKEN", "Artifactory reference token", "jfrog.com/help", prefix: "cmVmdG",
            .alphanumeric, 58...58),
        npmLegacy, dockerConfiguration, mavenPassword, nuGetPassword,
    ]

    private static let npmToken: Identifier = {
        let random = SyntheticToken.body(.alphanumeric, 30, seed: 11)
        return .marked(
            "NPM_ACCESS_TOKEN", "npm access token", "github.blog/security/new-npm-access-token-format",
            ["npm_[0-9A-Za-z]{36}"],
            example: "npm_" + random + Base62Checksum.checksum(of: random),
            masked: "npm_" + String(repeating: "x", count: 36),
            validation: .text(.base62Checksum))
    }()

    private static let npmLegacy: Identifier = .assigned(
        "NPM_LEGACY_TOKEN", "npm token in .npmrc", "docs.npmjs.com/cli/configuring-npm/npmrc",
        ":_authToken[ \\t]{0,3}=[ \\t]{0,3}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        after: "_authtoken",
        example: "//registry.example.com/:_authToken=" + SyntheticToken.uuid(9))

    private static let dockerConfiguration = Identifier(
        "DOCKER_CONFIGURATION_AUTH", "Docker registry credentials", kind: .credential,
        source: .castellan(reference: "docs.docker.com/reference/cli/docker/login"),
        patterns: [
            Pattern(
                "\"auth\":\\s{0,4}\"[0-9A-Za-z+/]{8,}={0,2}\"", keyword: .notNeeded,
                validation: .value(after: "auth\":", .basicCredentials), boundary: .none, evidence: .structure)
        ],
        examples: .init(
            matching: [
                "{\"auths\":{\"r.example.com\":{\"auth\":\"dXNlcjpjb3JyZWN0LWhvcnNl\"}}}",
                "\"auth\": \"QWxhZGRpbjpvcGVuIHNlc2FtZQ==\"",
            ],
            notMatching: ["\"auth\": \"required\"", "\"auth\": \"\""]))

    private static let mavenPassword = Identifier(
        "MAVEN_ENCRYPTED_PASSWORD", "Password in Maven settings", kind: .credential,
        source: .castellan(reference: "maven.apache.org/guides/mini/guide-encryption.html"),
        patterns: [
            Pattern(
                "(?i)<(?:password|passphrase|privateKey)>[^<\\s]{6,}</", keyword: .notNeeded,
                validation: .surroundings(ElementValue()), boundary: .none, evidence: .structure)
        ],
        examples: .init(
            matching: [
                "<server><password>fv7Kq2-wibble</password></server>", "<passphrase>Tr0ub4dor&amp;3</passphrase>",
            ],
            notMatching: ["<password>${env.PASSWORD}</password>", "<password>password</password>"]))

    private static let nuGetPassword = Identifier(
        "NUGET_CONFIGURATION_PASSWORD", "Password in NuGet configuration", kind: .credential,
        source: .castellan(reference: "learn.microsoft.com/nuget/reference/nuget-config-file"),
        patterns: [
            Pattern(
                "(?i)key=\"(?:ClearText)?Password\"\\s{1,4}value=\"[^\"\\s]{8,}\"", keyword: .notNeeded,
                validation: .value(after: "value=", .password), boundary: .none, evidence: .structure)
        ],
        examples: .init(
            matching: [
                "<add key=\"ClearTextPassword\" value=\"fv7Kq2-wibble\" />",
                "<add key=\"Password\" value=\"AQAAANCMnd8BFdERjHoAwE/Cl+sBAAAA\" />",
            ],
            notMatching: [
                "<add key=\"ClearTextPassword\" value=\"%NUGET_PASSWORD%\" />", "<add key=\"Password\" value=\"\" />",
            ]))
}
