extension Catalogue {
    static let hostingFamily: [Identifier] = [
        .token(
            "DIGITALOCEAN_PERSONAL_TOKEN", "DigitalOcean personal access token", "docs.digitalocean.com/reference/api",
            prefix: "dop_v1_", .hexadecimal, 64...64),
        .token(
            "DIGITALOCEAN_OAUTH_TOKEN", "DigitalOcean OAuth token", "docs.digitalocean.com/reference/api/oauth",
            prefix: "doo_v1_", .hexadecimal, 64...64),
        .token(
            "DIGITALOCEAN_REFRESH_TOKEN", "DigitalOcean refresh token", "docs.digitalocean.com/reference/api/oauth",
            prefix: "dor_v1_", .hexadecimal, 64...64),
        .token(
            "ALIBABA_ACCESS_KEY_ID", "Alibaba Cloud access key id", "alibabacloud.com/help/en/ram",
            prefix: "LTAI", .alphanumeric, 20...20),
        .keyed(
            "ALIBABA_SECRET_KEY", "Alibaba Cloud access key secret", "alibabacloud.com/help/en/ram",
            names: ["alibaba", "alibaba cloud", "aliyun", "alicloud"], .alphanumeric, 30),
        .token(
            "TENCENT_SECRET_ID", "Tencent Cloud secret id", "cloud.tencent.com/document/product/598", prefix: "AKID",
            .alphanumeric,
            32...32),
        .keyed(
            "TENCENT_SECRET_KEY", "Tencent Cloud secret key", "cloud.tencent.com/document/product/598",
            names: ["tencent", "tencentcloud", "qcloud"], .alphanumeric, 32),
        .keyed(
            "HETZNER_API_TOKEN", "Hetzner Cloud API token", "docs.hetzner.cloud",
            names: ["hetzner", "hcloud", "hetzner cloud"],
            .alphanumeric, 64),
        .token(
            "SCALEWAY_ACCESS_KEY", "Scaleway access key", "scaleway.com/en/docs/iam", prefix: "SCW", .upperAlphanumeric,
            17...17),
        .keyed(
            "SCALEWAY_SECRET_KEY", "Scaleway secret key", "scaleway.com/en/docs/iam", names: ["scw", "scaleway"],
            .uuid()),
        .keyed(
            "LINODE_API_TOKEN", "Linode API token", "techdocs.akamai.com/linode-api", names: ["linode"], .hexadecimal,
            64),
        .keyed("VULTR_API_KEY", "Vultr API key", "vultr.com/api", names: ["vultr"], .upperAlphanumeric, 36),
        .keyed(
            "OVH_APPLICATION_SECRET", "OVHcloud application secret",
            "help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api",
            names: ["ovh", "ovh application", "ovh consumer"], .alphanumeric, 32),
        .token(
            "IBM_CLOUD_API_KEY_MARKED", "IBM Cloud user API key", "cloud.ibm.com/docs/account", prefix: "ApiKey-",
            .hexadecimal, 36...48),
        .keyed(
            "IBM_CLOUD_API_KEY", "IBM Cloud API key", "cloud.ibm.com/docs/account",
            names: ["ibmcloud", "ibm cloud", "bluemix"],
            .run("", .base64URL, 44, "")),
        .marked(
            "YANDEX_CLOUD_API_KEY", "Yandex Cloud API key", "yandex.cloud/docs/iam", ["AQVN[0-9A-Za-z_-]{35,38}"],
            example: "AQVN" + SyntheticToken.body(.base64URL, 36, seed: 3),
            masked: "AQVN" + String(repeating: "0", count: 36)),
        .marked(
            "YANDEX_CLOUD_IAM_TOKEN", "Yandex Cloud IAM token",
            "yandex.cloud/docs/iam/concepts/authorization/iam-token",
            ["t1\\.[0-9A-Za-z_-]{20,250}={0,2}\\.[0-9A-Za-z_-]{86}={0,2}"],
            example: "t1." + SyntheticToken.body(.base64URL, 60, seed: 4) + "."
                + SyntheticToken.body(.base64URL, 86, seed: 5),
            masked: "t1.token.signature"),
        .keyed(
            "HEROKU_API_KEY", "Heroku API key", "devcenter.heroku.com/articles/platform-api-quickstart",
            names: ["heroku"],
            .uuid()),
        .token(
            "HEROKU_PLATFORM_TOKEN", "Heroku platform token", "devcenter.heroku.com/articles/authentication",
            prefix: "HRKU-AA",
            .base64URL, 58...58),
        .token(
            "FLY_ACCESS_TOKEN", "Fly.io access token", "fly.io/docs/security/tokens", prefix: "FlyV1 fm2_", .base64,
            100...255),
        .token("FLY_MACAROON", "Fly.io macaroon", "fly.io/docs/security/tokens", prefix: "fm2_", .base64, 100...255),
        .token(
            "FLY_PERSONAL_TOKEN", "Fly.io personal token", "fly.io/docs/security/tokens", prefix: "fo1_", .base64URL,
            43...43),
        .keyed(
            "VERCEL_ACCESS_TOKEN", "Vercel access token", "vercel.com/docs/rest-api", names: ["vercel"], .alphanumeric,
            24),
        .token(
            "VERCEL_BLOB_TOKEN", "Vercel Blob token", "vercel.com/docs/storage/vercel-blob", prefix: "vercel_blob_rw_",
            .alphanumeric, 30...80),
        .token(
            "NETLIFY_ACCESS_TOKEN", "Netlify access token", "docs.netlify.com/api", prefix: "nfp_", .alphanumeric,
            36...40),
        .keyed(
            "NETLIFY_LEGACY_TOKEN", "Netlify access token (older form)", "docs.netlify.com/api", names: ["netlify"],
            .run("", .base64URL, 43, "")),
        .token("RENDER_API_KEY", "Render API key", "render.com/docs/api", prefix: "rnd_", .alphanumeric, 32...32),
        .keyed(
            "RAILWAY_API_TOKEN", "Railway API token", "docs.railway.com/reference/public-api", names: ["railway"],
            .uuid()),
        .token(
            "SUPABASE_ACCESS_TOKEN", "Supabase access token", "supabase.com/docs/reference/api", prefix: "sbp_",
            .hexadecimal, 40...40),
        .token(
            "SUPABASE_SECRET_KEY", "Supabase secret key", "supabase.com/docs/guides/api/api-keys", prefix: "sb_secret_",
            .base64URL, 31...48),
        .token(
            "SCALINGO_API_TOKEN", "Scalingo API token", "developers.scalingo.com", prefix: "tk-us-", .base64URL, 48...48
        ),
        .token(
            "OPENSHIFT_USER_TOKEN", "OpenShift user token", "docs.openshift.com", prefix: "sha256~", .base64URL, 43...43
        ),
        .token(
            "PULUMI_ACCESS_TOKEN", "Pulumi access token", "pulumi.com/docs/pulumi-cloud/access-management",
            prefix: "pul-", .hexadecimal, 40...40),
        .centred(
            "TERRAFORM_CLOUD_TOKEN", "HCP Terraform token",
            "developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens", before: 14,
            .alphanumeric,
            "\\.atlasv1\\.[0-9A-Za-z_-]{60,70}", example: ".atlasv1." + SyntheticToken.body(.base64URL, 67, seed: 7),
            masked: ".atlasv1.0"),
        .token("PREFECT_API_KEY", "Prefect API key", "docs.prefect.io", prefix: "pnu_", .alphanumeric, 36...36),
        .token("INFRACOST_API_KEY", "Infracost API key", "infracost.io/docs", prefix: "ico-", .alphanumeric, 32...32),
    ]

    static let edgeFamily: [Identifier] = [
        .keyed(
            "CLOUDFLARE_API_TOKEN", "Cloudflare API token", "developers.cloudflare.com/fundamentals/api",
            names: ["cloudflare", "cf"],
            .run("", .base64URL, 40, "")),
        .keyed(
            "CLOUDFLARE_GLOBAL_API_KEY", "Cloudflare global API key", "developers.cloudflare.com/fundamentals/api",
            names: ["cloudflare", "cf", "cloudflare global"], .hexadecimal, 37),
        .marked(
            "CLOUDFLARE_ORIGIN_CA_KEY", "Cloudflare origin CA key",
            "developers.cloudflare.com/fundamentals/api/get-started/ca-keys",
            ["v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}"],
            example: "v1.0-" + SyntheticToken.body(.hexadecimal, 24) + "-"
                + SyntheticToken.body(.hexadecimal, 146, seed: 2),
            masked: "v1.0-000000000000000000000000-0"),
        .keyed(
            "FASTLY_API_TOKEN", "Fastly API token", "docs.fastly.com/en/guides/using-api-tokens", names: ["fastly"],
            .run("", .base64URL, 32, "")),
        .marked(
            "AKAMAI_CLIENT_TOKEN", "Akamai EdgeGrid token",
            "techdocs.akamai.com/developer/docs/authenticate-with-edgegrid",
            ["akab-[0-9a-z]{16}-[0-9a-z]{16}"],
            example: "akab-" + SyntheticToken.body(.lowerAlphanumeric, 16) + "-"
                + SyntheticToken.body(.lowerAlphanumeric, 16, seed: 3),
            masked: "akab-0000000000000000-0000000000000000"),
        .token("NGROK_API_KEY", "ngrok API key", "ngrok.com/docs/api", prefix: "ak_", .alphanumeric, 27...27),
        .token(
            "TAILSCALE_KEY", "Tailscale key", "tailscale.com/kb/1085/auth-keys", prefix: "tskey-auth-", .base64URL,
            20...70),
        .token(
            "TAILSCALE_API_KEY", "Tailscale API key", "tailscale.com/kb/1101/api", prefix: "tskey-api-", .base64URL,
            20...70),
        .token(
            "TAILSCALE_CLIENT_SECRET", "Tailscale OAuth client secret", "tailscale.com/kb/1215/oauth-clients",
            prefix: "tskey-client-", .base64URL, 20...70),
    ]
}
