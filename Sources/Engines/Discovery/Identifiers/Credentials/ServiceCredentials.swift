extension Catalogue {
    /// Tokens of secret stores, identity, work and developer services.
    public static let serviceCredentials: [Identifier] = storeFamily + workFamily + developerFamily + socialFamily

    private static let storeFamily: [Identifier] = [
        .token(
            "VAULT_SERVICE_TOKEN", "Vault service token", "developer.hashicorp.com/vault/docs/concepts/tokens",
            prefix: "hvs.", .base64URL, 24...130),
        .token(
            "VAULT_BATCH_TOKEN", "Vault batch token", "developer.hashicorp.com/vault/docs/concepts/tokens",
            prefix: "hvb.", .base64URL, 100...255),
        .token(
            "VAULT_RECOVERY_TOKEN", "Vault recovery token", "developer.hashicorp.com/vault/docs/concepts/tokens",
            prefix: "hvr.", .base64URL, 24...130),
        .keyed(
            "VAULT_LEGACY_TOKEN", "Vault token (older form)", "developer.hashicorp.com/vault/docs/concepts/tokens",
            names: ["vault", "vault root", "x vault"],
            .run("s.", .alphanumeric, 24, "")),
        .marked(
            "ONE_PASSWORD_SECRET_KEY", "1Password secret key", "support.1password.com/secret-key",
            [
                "A3-[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}",
                "A3-[0-9A-Z]{6}-[0-9A-Z]{11}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}",
            ],
            example: "A3-7QHZ4W-K2M9XT-B4F6D-8RNLC-V3PJY-5GSUA", masked: "A3-000000-000000-00000-00000-00000-00000"),
        .token(
            "ONE_PASSWORD_SERVICE_TOKEN", "1Password service account token",
            "developer.1password.com/docs/service-accounts", prefix: "ops_eyJ", .base64, 240...255),
        .marked(
            "DOPPLER_TOKEN", "Doppler token", "docs.doppler.com/reference/auth-token-formats",
            ["dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[0-9a-z_-]{2,35}\\.)?[0-9A-Za-z]{40,44}"],
            example: "dp.pt." + SyntheticToken.body(.alphanumeric, 43),
            masked: "dp.pt." + String(repeating: "0", count: 43)),
        .marked(
            "INFISICAL_TOKEN", "Infisical service token", "infisical.com/docs",
            ["st\\.[0-9a-f]{24}\\.[0-9a-f]{32}\\.[0-9a-f]{32}"],
            example: "st." + SyntheticToken.body(.hexadecimal, 24) + "." + SyntheticToken.body(.hexadecimal, 32) + "."
                + SyntheticToken.body(.hexadecimal, 32, seed: 2), masked: "st.0.0.0"),
        .keyed(
            "OKTA_API_TOKEN", "Okta API token", "developer.okta.com/docs/guides/create-an-api-token",
            names: ["okta", "ssws"],
            .run("00", .base64URL, 40, "")),
        .keyed(
            "AUTH0_CLIENT_SECRET", "Auth0 client secret", "auth0.com/docs", names: ["auth0"],
            .run("", .base64URL, 64, "")),
    ]

    private static let workFamily: [Identifier] = [
        .token(
            "ATLASSIAN_API_TOKEN", "Atlassian API token",
            "support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account",
            prefix: "ATATT3", .base64URL, 180...190),
        .keyed(
            "ATLASSIAN_LEGACY_TOKEN", "Atlassian API token (older form)", "support.atlassian.com/atlassian-account",
            names: ["atlassian", "jira", "confluence"], .alphanumeric, 24),
        .token("LINEAR_API_KEY", "Linear API key", "linear.app/developers", prefix: "lin_api_", .alphanumeric, 40...40),
        .token(
            "LINEAR_OAUTH_TOKEN", "Linear OAuth token", "linear.app/developers", prefix: "lin_oauth_", .hexadecimal,
            64...64),
        .token(
            "NOTION_TOKEN", "Notion integration token", "developers.notion.com/docs/authorization", prefix: "ntn_",
            .alphanumeric, 46...46),
        .token(
            "NOTION_LEGACY_TOKEN", "Notion integration secret", "developers.notion.com/docs/authorization",
            prefix: "secret_", .alphanumeric, 43...43, check: .bareMixture),
        .marked(
            "AIRTABLE_TOKEN", "Airtable personal access token",
            "airtable.com/developers/web/guides/personal-access-tokens", ["pat[0-9A-Za-z]{14}\\.[0-9a-f]{64}"],
            example: "pat" + SyntheticToken.body(.alphanumeric, 14) + "." + SyntheticToken.body(.hexadecimal, 64),
            masked: "pat00000000000000.0"),
        .keyed(
            "AIRTABLE_API_KEY", "Airtable API key (older form)", "support.airtable.com", names: ["airtable"],
            .run("key", .alphanumeric, 14, "")),
        .token(
            "FIGMA_TOKEN", "Figma personal access token", "developers.figma.com/docs/rest-api/authentication",
            prefix: "figd_", .base64URL, 40...43),
        .marked(
            "POSTMAN_API_KEY", "Postman API key", "learning.postman.com/docs/developer/postman-api/authentication",
            ["PMAK-[0-9a-f]{24}-[0-9a-f]{34}"],
            example: "PMAK-" + SyntheticToken.body(.hexadecimal, 24) + "-" + SyntheticToken.body(.hexadecimal, 34),
            masked: "PMAK-0-0"),
        .marked(
            "ASANA_TOKEN", "Asana personal access token", "developers.asana.com/docs/personal-access-token",
            ["[0-9]\\/[0-9]{16}(?:\\/[0-9]{16})?:[0-9a-f]{32}"],
            example: "2/1203948576012345/1203948576019876:" + SyntheticToken.body(.hexadecimal, 32),
            masked: "2/0000000000000000:0"),
        .marked(
            "HUBSPOT_TOKEN", "HubSpot private app token", "developers.hubspot.com/docs/guides/apps/private-apps",
            ["pat-(?:na|eu|ap)[0-9]-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"],
            example: "pat-eu1-" + SyntheticToken.uuid(11), masked: "pat-eu1-0"),
        .keyed(
            "ZENDESK_API_TOKEN", "Zendesk API token", "developer.zendesk.com", names: ["zendesk"], .alphanumeric, 40),
        .marked(
            "TYPEFORM_TOKEN", "Typeform token", "typeform.com/developers",
            ["tfp_[0-9A-Za-z]{40,44}_[0-9A-Za-z]{12,16}"],
            example: "tfp_" + SyntheticToken.body(.alphanumeric, 44) + "_" + SyntheticToken.body(.alphanumeric, 14),
            masked: "tfp_0_0"),
        .marked(
            "SALESFORCE_SESSION_ID", "Salesforce session", "developer.salesforce.com",
            ["00D[0-9A-Za-z]{12,15}![0-9A-Za-z._]{80,120}"],
            example: "00D" + SyntheticToken.body(.alphanumeric, 15) + "!" + SyntheticToken.body(.alphanumeric, 96),
            masked: "00D000000000000!0"),
        .token(
            "CONTENTFUL_MANAGEMENT_TOKEN", "Contentful management token",
            "contentful.com/developers/docs/references/authentication", prefix: "CFPAT-", .base64URL, 43...43),
        .keyed(
            "CONTENTFUL_DELIVERY_TOKEN", "Contentful delivery token",
            "contentful.com/developers/docs/references/authentication", names: ["contentful"],
            .run("", .base64URL, 43, "")),
        .token(
            "DROPBOX_SHORT_LIVED_TOKEN", "Dropbox access token", "dropbox.com/developers/documentation", prefix: "sl.",
            .base64URL, 130...255),
    ]

    private static let developerFamily: [Identifier] = [
        .token("README_API_KEY", "ReadMe API key", "docs.readme.com", prefix: "rdme_", .lowerAlphanumeric, 70...70),
        .token("FRAME_IO_TOKEN", "Frame.io token", "developer.frame.io", prefix: "fio-u-", .base64URL, 64...64),
        .marked(
            "ADOBE_CLIENT_SECRET", "Adobe client secret", "developer.adobe.com", ["p8e-[0-9A-Za-z_-]{32}"],
            example: "p8e-" + SyntheticToken.body(.alphanumeric, 32), masked: "p8e-" + String(repeating: "0", count: 32)
        ),
        .token(
            "CLICKHOUSE_CLOUD_KEY", "ClickHouse Cloud secret", "clickhouse.com/docs/cloud/manage/openapi",
            prefix: "4b1d", .alphanumeric, 38...38, check: .bareMixture),
        .token(
            "PLANETSCALE_PASSWORD", "PlanetScale password", "planetscale.com/docs", prefix: "pscale_pw_", .base64URL,
            32...64),
        .token(
            "PLANETSCALE_TOKEN", "PlanetScale token", "planetscale.com/docs", prefix: "pscale_tkn_", .base64URL, 32...64
        ),
        .token(
            "PLANETSCALE_OAUTH_TOKEN", "PlanetScale OAuth token", "planetscale.com/docs", prefix: "pscale_oauth_",
            .base64URL, 32...64),
        .token(
            "NEON_API_KEY", "Neon API key", "neon.tech/docs/manage/api-keys", prefix: "napi_", .lowerAlphanumeric,
            64...64),
        .marked(
            "MAPBOX_SECRET_TOKEN", "Mapbox secret token", "docs.mapbox.com/help/dive-deeper/access-tokens",
            ["sk\\.eyJ[0-9A-Za-z_-]{50,120}\\.[0-9A-Za-z_-]{22}"],
            example: "sk." + "eyJ" + SyntheticToken.body(.base64URL, 70) + "." + SyntheticToken.body(.base64URL, 22),
            masked: "sk.eyJ0.0"),
        .centred(
            "MAXMIND_LICENSE_KEY", "MaxMind licence key", "support.maxmind.com", before: 36, .base64URL, "_mmk",
            example: "_mmk", masked: "_mmk"),
        .keyed(
            "LAUNCHDARKLY_ACCESS_TOKEN", "LaunchDarkly key", "launchdarkly.com/docs",
            names: ["launchdarkly", "ld sdk", "ld"],
            .uuid(prefix: "sdk-")),
        .keyed(
            "CONFLUENT_SECRET", "Confluent API secret", "docs.confluent.io/cloud",
            names: ["confluent", "confluent cloud", "kafka"], .base64, 64),
        .keyed(
            "RAPIDAPI_KEY", "RapidAPI key", "docs.rapidapi.com", names: ["rapidapi", "x rapidapi"], .alphanumeric, 50),
        .token(
            "APIFY_API_TOKEN", "Apify API token", "docs.apify.com/platform/integrations/api", prefix: "apify_api_",
            .alphanumeric, 36...36),
    ]

    private static let socialFamily: [Identifier] = [
        .token(
            "FACEBOOK_ACCESS_TOKEN", "Facebook access token",
            "developers.facebook.com/docs/facebook-login/guides/access-tokens", prefix: "EAA", .alphanumeric, 90...255,
            check: .bareMixture),
        .keyed(
            "FACEBOOK_APP_SECRET", "Facebook app secret", "developers.facebook.com/docs/facebook-login/security",
            names: ["facebook", "fb", "meta"], .hexadecimal, 32),
        .token(
            "TWITTER_BEARER_TOKEN", "X (Twitter) bearer token", "docs.x.com/fundamentals/authentication",
            prefix: "AAAAAAAAAAAAAAAAAAAAA", .alphanumeric, 80...110, check: .bareMixture),
        .keyed(
            "TWITTER_ACCESS_SECRET", "X (Twitter) access token secret", "docs.x.com/fundamentals/authentication",
            names: ["twitter", "twitter access token", "twitter consumer"], .alphanumeric, 45),
        .keyed(
            "TWITCH_CLIENT_SECRET", "Twitch client secret", "dev.twitch.tv/docs/authentication", names: ["twitch"],
            .lowerAlphanumeric, 30),
        .keyed(
            "LINKEDIN_CLIENT_SECRET", "LinkedIn client secret", "learn.microsoft.com/linkedin/shared/authentication",
            names: ["linkedin", "linked in"], .alphanumeric, 16),
        .marked(
            "LINKEDIN_PRIMARY_SECRET", "LinkedIn primary client secret",
            "learn.microsoft.com/linkedin/shared/authentication",
            ["WPL_AP[01]\\.[0-9A-Za-z]{16}\\.[0-9A-Za-z+/]{6,8}={0,2}"],
            example: "WPL_AP1." + SyntheticToken.body(.alphanumeric, 16) + "." + SyntheticToken.body(.alphanumeric, 6)
                + "==", masked: "WPL_AP1.0.0"),
        .keyed(
            "SPOTIFY_CLIENT_SECRET", "Spotify client secret", "developer.spotify.com/documentation/web-api",
            names: ["spotify"], .hexadecimal, 32),
    ]
}
