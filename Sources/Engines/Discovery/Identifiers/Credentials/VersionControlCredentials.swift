extension Catalogue {
    /// Tokens of version control and continuous integration.
    public static let versionControlCredentials: [Identifier] = gitHubFamily + gitLabFamily + otherForges + integration

    private static func gitHub(_ id: String, _ title: String, _ prefix: String) -> Identifier {
        let random = SyntheticToken.body(.alphanumeric, 30, seed: UInt64(prefix.utf8.count))
        return .marked(
            id, title, "github.blog/engineering/behind-githubs-new-authentication-token-formats",
            [prefix + "[0-9A-Za-z]{36}"], example: prefix + random + Base62Checksum.checksum(of: random),
            masked: prefix + String(repeating: "x", count: 36), validation: .text(.base62Checksum))
    }

    private static let gitHubFamily: [Identifier] = [
        gitHub("GITHUB_PERSONAL_ACCESS_TOKEN", "GitHub personal access token (classic)", "ghp_"),
        gitHub("GITHUB_OAUTH_TOKEN", "GitHub OAuth access token", "gho_"),
        gitHub("GITHUB_APP_USER_TOKEN", "GitHub app user token", "ghu_"),
        gitHub("GITHUB_APP_INSTALLATION_TOKEN", "GitHub app installation token", "ghs_"),
        .marked(
            "GITHUB_REFRESH_TOKEN", "GitHub refresh token",
            "github.blog/engineering/behind-githubs-new-authentication-token-formats",
            ["ghr_[0-9A-Za-z]{36,76}"], example: "ghr_" + SyntheticToken.body(.alphanumeric, 76),
            masked: "ghr_" + String(repeating: "x", count: 76)),
        .marked(
            "GITHUB_FINE_GRAINED_TOKEN", "GitHub personal access token (fine-grained)",
            "docs.github.com/en/authentication/keeping-your-account-and-data-secure",
            ["github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}"],
            example: "github_pat_" + SyntheticToken.body(.alphanumeric, 22) + "_"
                + SyntheticToken.body(.alphanumeric, 59, seed: 2),
            masked: "github_pat_" + String(repeating: "x", count: 22) + "_" + String(repeating: "x", count: 59)),
    ]

    private static func gitLab(
        _ id: String, _ title: String, _ prefix: String, _ alphabet: SyntheticToken.Alphabet = .base64URL,
        _ count: Int = 20
    ) -> Identifier {
        .token(id, title, "docs.gitlab.com/security/tokens", prefix: prefix, alphabet, count...count)
    }

    private static let gitLabFamily: [Identifier] = [
        .marked(
            "GITLAB_PERSONAL_ACCESS_TOKEN", "GitLab personal access token", "docs.gitlab.com/security/tokens",
            ["glpat-[0-9A-Za-z_-]{20}", "glpat-[0-9A-Za-z_-]{27,}\\.[0-9a-z]{2}\\.?[0-9a-z]{7,9}"],
            example: "glpat-" + SyntheticToken.body(.base64URL, 20),
            masked: "glpat-" + String(repeating: "x", count: 20)),
        .marked(
            "GITLAB_RUNNER_TOKEN", "GitLab runner authentication token", "docs.gitlab.com/security/tokens",
            ["glrt-[0-9A-Za-z_-]{20}", "glrt-t[0-9]_[0-9A-Za-z_-]{20,}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7,9})?"],
            example: "glrt-" + SyntheticToken.body(.base64URL, 20), masked: "glrt-" + String(repeating: "x", count: 20)),
        gitLab("GITLAB_DEPLOY_TOKEN", "GitLab deploy token", "gldt-"),
        gitLab("GITLAB_FEED_TOKEN", "GitLab feed token", "glft-"),
        gitLab("GITLAB_FEATURE_FLAG_TOKEN", "GitLab feature flag client token", "glffct-"),
        gitLab("GITLAB_INCOMING_MAIL_TOKEN", "GitLab incoming mail token", "glimt-", .base64URL, 25),
        gitLab("GITLAB_AGENT_TOKEN", "GitLab Kubernetes agent token", "glagent-", .base64URL, 50),
        gitLab("GITLAB_OAUTH_SECRET", "GitLab OAuth application secret", "gloas-", .hexadecimal, 64),
        gitLab("GITLAB_TRIGGER_TOKEN", "GitLab pipeline trigger token", "glptt-", .hexadecimal, 40),
        gitLab("GITLAB_SCIM_TOKEN", "GitLab SCIM token", "glsoat-"),
        gitLab("GITLAB_RUNNER_REGISTRATION_TOKEN", "GitLab runner registration token", "GR1348941"),
        .marked(
            "GITLAB_JOB_TOKEN", "GitLab CI/CD job token", "docs.gitlab.com/security/tokens",
            ["glcbt-[0-9A-Za-z]{1,5}_[0-9A-Za-z_-]{20}"], example: "glcbt-64_" + SyntheticToken.body(.base64URL, 20),
            masked: "glcbt-64_" + String(repeating: "x", count: 20)),
    ]

    private static let otherForges: [Identifier] = [
        .token(
            "BITBUCKET_APP_PASSWORD", "Bitbucket app password",
            "support.atlassian.com/bitbucket-cloud/docs/app-passwords",
            prefix: "ATBB", .alphanumeric, 32...32),
        .token(
            "BITBUCKET_ACCESS_TOKEN", "Bitbucket repository access token",
            "support.atlassian.com/bitbucket-cloud/docs/access-tokens",
            prefix: "ATCTT3xFfG", .base64URL, 140...240),
        .keyed(
            "BITBUCKET_CLIENT_SECRET", "Bitbucket OAuth client secret", "developer.atlassian.com/cloud/bitbucket",
            names: ["bitbucket"], .alphanumeric, 32),
        .keyed(
            "GITEA_ACCESS_TOKEN", "Gitea access token", "docs.gitea.com/development/api-usage",
            names: ["gitea", "forgejo"], .hexadecimal, 40),
        .token(
            "SOURCEGRAPH_ACCESS_TOKEN", "Sourcegraph access token", "sourcegraph.com/docs", prefix: "sgp_",
            .hexadecimal, 40...40),
        .marked(
            "SOURCEGRAPH_INSTANCE_TOKEN", "Sourcegraph access token of an instance", "sourcegraph.com/docs",
            ["sgp_(?:[0-9a-fA-F]{16}|local)_[0-9a-fA-F]{40}"],
            example: "sgp_local_" + SyntheticToken.body(.hexadecimal, 40),
            masked: "sgp_local_" + String(repeating: "0", count: 40)),
    ]

    private static let integration: [Identifier] = [
        .token(
            "CIRCLECI_TOKEN", "CircleCI personal token", "circleci.com/docs/managing-api-tokens", prefix: "CCIPAT_",
            .base64URL, 40...80),
        .token(
            "CIRCLECI_PROJECT_TOKEN", "CircleCI project token", "circleci.com/docs/managing-api-tokens",
            prefix: "CCIPRJ_", .base64URL, 40...80),
        .token(
            "BUILDKITE_API_TOKEN", "Buildkite API token", "buildkite.com/docs/apis/managing-api-tokens",
            prefix: "bkua_", .hexadecimal, 40...40),
        .keyed(
            "TRAVIS_TOKEN", "Travis CI token", "docs.travis-ci.com", names: ["travis", "travis ci"], .alphanumeric, 22),
        .keyed("DRONE_TOKEN", "Drone token", "docs.drone.io", names: ["drone", "droneci"], .alphanumeric, 32),
        .keyed(
            "CODECOV_TOKEN", "Codecov upload token", "docs.codecov.com/docs/codecov-tokens", names: ["codecov"],
            .uuid()),
        .token(
            "SONARQUBE_USER_TOKEN", "SonarQube user token", "docs.sonarsource.com/sonarqube/user-guide/managing-tokens",
            prefix: "squ_", .hexadecimal, 40...40),
        .token(
            "SONARQUBE_PROJECT_TOKEN", "SonarQube project token",
            "docs.sonarsource.com/sonarqube/user-guide/managing-tokens", prefix: "sqp_", .hexadecimal, 40...40),
        .token(
            "SONARQUBE_ANALYSIS_TOKEN", "SonarQube global analysis token",
            "docs.sonarsource.com/sonarqube/user-guide/managing-tokens", prefix: "sqa_", .hexadecimal, 40...40),
        .keyed(
            "SNYK_API_TOKEN", "Snyk API token", "docs.snyk.io", names: ["snyk"], .uuid()),
        .token(
            "OCTOPUS_API_KEY", "Octopus Deploy API key", "octopus.com/docs", prefix: "API-", .upperAlphanumeric, 26...32
        ),
        .marked(
            "HARNESS_API_KEY", "Harness API key", "developer.harness.io",
            [
                "pat\\.[0-9A-Za-z_-]{22}\\.[0-9a-f]{24}\\.[0-9A-Za-z]{20}",
                "sat\\.[0-9A-Za-z_-]{22}\\.[0-9a-f]{24}\\.[0-9A-Za-z]{20}",
            ],
            example: "pat." + SyntheticToken.body(.base64URL, 22) + "." + SyntheticToken.body(.hexadecimal, 24) + "."
                + SyntheticToken.body(.alphanumeric, 20), masked: "pat.account.key.value"),
    ]
}
