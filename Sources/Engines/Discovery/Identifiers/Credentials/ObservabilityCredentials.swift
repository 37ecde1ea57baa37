extension Catalogue {
    /// Keys of monitoring, logging and analytics.
    public static let observabilityCredentials: [Identifier] = [
        .keyed(
            "DATADOG_API_KEY", "Datadog API key", "docs.datadoghq.com/account_management/api-app-keys",
            names: ["datadog", "dd", "ddog"], .hexadecimal, 32),
        .keyed(
            "DATADOG_APPLICATION_KEY", "Datadog application key", "docs.datadoghq.com/account_management/api-app-keys",
            names: ["datadog", "dd", "datadog application"], .hexadecimal, 40),
        .token(
            "DATADOG_APPLICATION_KEY_MARKED", "Datadog application key (marked form)",
            "docs.datadoghq.com/account_management/api-app-keys", prefix: "ddapp_", .alphanumeric, 34...34),
        .token(
            "NEW_RELIC_USER_KEY", "New Relic user key", "docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys",
            prefix: "NRAK-", .upperAlphanumeric, 27...27),
        .token(
            "NEW_RELIC_INSERT_KEY", "New Relic insights insert key",
            "docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys", prefix: "NRII-", .base64URL, 32...32),
        .token(
            "NEW_RELIC_QUERY_KEY", "New Relic insights query key",
            "docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys", prefix: "NRIQ-", .base64URL, 32...32),
        .token(
            "NEW_RELIC_BROWSER_KEY", "New Relic browser key",
            "docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys", prefix: "NRJS-", .hexadecimal, 19...19),
        .centred(
            "NEW_RELIC_LICENSE_KEY", "New Relic licence key",
            "docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys", before: 36, .hexadecimal, "NRAL",
            example: "NRAL",
            masked: "NRAL"),
        .marked(
            "GRAFANA_SERVICE_ACCOUNT_TOKEN", "Grafana service account token",
            "grafana.com/docs/grafana/latest/administration/service-accounts",
            ["glsa_[0-9A-Za-z]{32}_[0-9a-fA-F]{8}"],
            example: "glsa_" + SyntheticToken.body(.alphanumeric, 32) + "_" + SyntheticToken.body(.hexadecimal, 8),
            masked: "glsa_" + String(repeating: "0", count: 32) + "_00000000"),
        .token(
            "GRAFANA_CLOUD_TOKEN", "Grafana Cloud token", "grafana.com/docs/grafana-cloud", prefix: "glc_eyJ", .base64,
            40...255),
        .token(
            "GRAFANA_API_KEY", "Grafana API key", "grafana.com/docs/grafana/latest", prefix: "eyJrIjoi", .alphanumeric,
            70...255),
        .token(
            "SENTRY_USER_TOKEN", "Sentry user token", "docs.sentry.io/account/auth-tokens", prefix: "sntryu_",
            .hexadecimal, 64...64),
        .token(
            "SENTRY_ORGANIZATION_TOKEN", "Sentry organization token", "docs.sentry.io/account/auth-tokens",
            prefix: "sntrys_eyJ", .base64, 80...255),
        .keyed(
            "SENTRY_AUTH_TOKEN", "Sentry auth token", "docs.sentry.io/account/auth-tokens", names: ["sentry"],
            .hexadecimal, 64),
        .token(
            "HONEYCOMB_INGEST_KEY", "Honeycomb ingest key", "docs.honeycomb.io/configure/environments/manage-api-keys",
            prefix: "hcaik_", .alphanumeric, 58...58),
        .token(
            "HONEYCOMB_MANAGEMENT_KEY", "Honeycomb management key", "docs.honeycomb.io/configure/teams/manage-api-keys",
            prefix: "hcamk_", .alphanumeric, 58...58),
        .keyed(
            "HONEYCOMB_API_KEY", "Honeycomb API key", "docs.honeycomb.io", names: ["honeycomb", "x honeycomb team"],
            .alphanumeric, 22),
        .marked(
            "DYNATRACE_API_TOKEN", "Dynatrace API token",
            "docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients",
            ["dt0[a-z][0-9]{2}\\.[0-9A-Z]{24}\\.[0-9A-Z]{64}"],
            example: "dt0c01." + SyntheticToken.body(.base32, 24) + "." + SyntheticToken.body(.base32, 64, seed: 2),
            masked: "dt0c01.0.0"),
        .keyed(
            "SUMO_LOGIC_ACCESS_KEY", "Sumo Logic access key", "help.sumologic.com/docs/manage/security/access-keys",
            names: ["sumo", "sumologic", "sumo logic"], .alphanumeric, 64),
        .keyed(
            "SPLUNK_HEC_TOKEN", "Splunk HTTP event collector token", "docs.splunk.com",
            names: ["splunk", "splunk hec", "hec"], .uuid()),
        .keyed(
            "LOGDNA_INGESTION_KEY", "LogDNA ingestion key", "docs.mezmo.com",
            names: ["logdna", "mezmo", "logdna ingestion"], .hexadecimal, 32),
        .keyed(
            "ROLLBAR_ACCESS_TOKEN", "Rollbar access token", "docs.rollbar.com", names: ["rollbar"], .hexadecimal, 32),
        .keyed("BUGSNAG_API_KEY", "Bugsnag API key", "docs.bugsnag.com", names: ["bugsnag"], .hexadecimal, 32),
        .token(
            "POSTHOG_PERSONAL_KEY", "PostHog personal API key", "posthog.com/docs/api", prefix: "phx_", .alphanumeric,
            43...48),
        .token(
            "PAGERDUTY_TOKEN", "PagerDuty API token", "support.pagerduty.com/docs/api-access-keys", prefix: "u+",
            .base64URL, 18...18, check: .bareMixture),
        .keyed(
            "SEGMENT_WRITE_KEY", "Segment write key", "segment.com/docs/connections/find-writekey",
            names: ["segment", "segment write"], .alphanumeric, 32),
        .token(
            "SEGMENT_PUBLIC_API_TOKEN", "Segment public API token", "segment.com/docs/api/public-api", prefix: "sgp_",
            .alphanumeric, 64...64),
        .keyed(
            "ALGOLIA_ADMIN_KEY", "Algolia API key", "algolia.com/doc/guides/security/api-keys",
            names: ["algolia", "algolia admin", "algolia search"], .hexadecimal, 32),
        .keyed(
            "ELASTIC_API_KEY", "Elasticsearch API key",
            "elastic.co/guide/en/elasticsearch/reference/current/security-api-create-api-key.html",
            names: ["elastic", "elasticsearch", "es"], .run("", .base64URL, 58, "==")),
    ]
}
