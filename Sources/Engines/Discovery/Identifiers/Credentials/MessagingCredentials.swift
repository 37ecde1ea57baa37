extension Catalogue {
    /// Tokens of chat, mail and telephony.
    public static let messagingCredentials: [Identifier] = slackFamily + chatFamily + mailFamily

    private static let slackReference = "api.slack.com/concepts/token-types"

    private static let slackFamily: [Identifier] = [
        .marked(
            "SLACK_BOT_TOKEN", "Slack bot token", slackReference, ["xoxb-[0-9]{8,14}-[0-9A-Za-z-]{18,60}"],
            example: "xoxb-" + "123456789012-123456789012-" + SyntheticToken.body(.alphanumeric, 24),
            masked: "xoxb-0000000000-0",
            validation: .text(.slackToken)),
        .marked(
            "SLACK_USER_TOKEN", "Slack user token", slackReference, ["xox[pe](?:-[0-9]{10,13}){3}-[0-9A-Za-z-]{28,34}"],
            example: "xoxp-" + "123456789012-123456789012-123456789012-" + SyntheticToken.body(.hexadecimal, 32),
            masked: "xoxp-0000000000",
            validation: .text(.slackToken)),
        .marked(
            "SLACK_APP_TOKEN", "Slack app-level token", slackReference,
            ["xapp-[0-9]-[0-9A-Z]{8,14}-[0-9]{8,14}-[0-9a-f]{64}"],
            example: "xapp-" + "1-A0123456789-1234567890123-" + SyntheticToken.body(.hexadecimal, 64),
            masked: "xapp-1-A0000000000",
            validation: .text(.slackToken)),
        .marked(
            "SLACK_CONFIGURATION_TOKEN", "Slack configuration token", slackReference,
            ["xoxe\\.xox[bp]-[0-9]-[0-9A-Za-z]{146,180}"],
            example: "xoxe." + "xoxp-1-" + SyntheticToken.body(.alphanumeric, 166), masked: "xoxe.xoxp-1-0"),
        .marked(
            "SLACK_REFRESH_TOKEN", "Slack refresh token", slackReference, ["xoxe-[0-9]-[0-9A-Za-z]{146,150}"],
            example: "xoxe-" + "1-" + SyntheticToken.body(.alphanumeric, 146), masked: "xoxe-1-0"),
        .marked(
            "SLACK_LEGACY_TOKEN", "Slack legacy token", slackReference,
            ["xox[os]-[0-9]{6,14}-[0-9]{6,14}-[0-9]{6,14}-[0-9a-fA-F]{8,40}", "xox[ar]-(?:[0-9]-)?[0-9A-Za-z]{8,48}"],
            example: "xoxs-" + "123456789-123456789-123456789-" + SyntheticToken.body(.hexadecimal, 10),
            masked: "xoxs-0-0-0-0",
            validation: .text(.slackToken)),
        .marked(
            "SLACK_WEBHOOK_URL", "Slack webhook", "api.slack.com/messaging/webhooks",
            [
                "hooks\\.slack(?:-gov)?\\.com\\/(?:services|workflows|triggers)\\/[0-9A-Z]{8,12}\\/[0-9A-Z]{8,20}\\/[0-9A-Za-z]{20,32}"
            ],
            example: "https://hooks.slack.com/services/" + "T03DQ8KFH/B07XQ2MZR/"
                + SyntheticToken.body(.alphanumeric, 24),
            masked: "https://hooks.slack.com/services/T00000000/B00000000/" + String(repeating: "X", count: 24)),
        .marked(
            "SLACK_COOKIE", "Slack session cookie", slackReference, ["xoxd-[0-9A-Za-z%+/]{60,}"],
            example: "xoxd-" + SyntheticToken.body(.base64, 120, seed: 4), masked: "xoxd-0"),
    ]

    private static let chatFamily: [Identifier] = [
        .marked(
            "DISCORD_BOT_TOKEN", "Discord bot token", "discord.com/developers/docs/reference",
            ["(?:M[Tjz]|N[DTjz]|O[DT])[0-9A-Za-z]{22,26}\\.[0-9A-Za-z_-]{6}\\.[0-9A-Za-z_-]{27,38}"],
            example: "MTIzNDU2Nzg5MDEyMzQ1Njc4" + "." + SyntheticToken.body(.base64URL, 6) + "."
                + SyntheticToken.body(.base64URL, 27, seed: 2),
            masked: "MTIzNDU2Nzg5MDEyMzQ1Njc4.xxxxxx.0", validation: .text(.discordToken)),
        .marked(
            "DISCORD_WEBHOOK_URL", "Discord webhook", "discord.com/developers/docs/resources/webhook",
            ["discord(?:app)?\\.com\\/api\\/webhooks\\/[0-9]{17,20}\\/[0-9A-Za-z_-]{60,72}"],
            example: "https://discord.com/api/webhooks/314159265358979323/" + SyntheticToken.body(.base64URL, 68),
            masked: "https://discord.com/api/webhooks/1/x"),
        .keyed(
            "DISCORD_CLIENT_SECRET", "Discord client secret", "discord.com/developers/docs/topics/oauth2",
            names: ["discord"],
            .run("", .base64URL, 32, "")),
        .marked(
            "TELEGRAM_BOT_TOKEN", "Telegram bot token", "core.telegram.org/bots/api",
            ["[0-9]{8,10}:AA[0-9A-Za-z_-]{33}"],
            example: "314159265:AA" + SyntheticToken.body(.base64URL, 33),
            masked: "314159265:AA" + String(repeating: "x", count: 33)),
        .marked(
            "TEAMS_WEBHOOK_URL", "Microsoft Teams webhook",
            "learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors",
            [
                "[0-9a-z-]{1,60}\\.webhook\\.office\\.com\\/webhookb2\\/[0-9a-f-]{36}@[0-9a-f-]{36}\\/IncomingWebhook\\/[0-9a-f]{32}\\/[0-9a-f-]{36}"
            ],
            example: "https://tenant.webhook.office.com/webhookb2/" + SyntheticToken.uuid(1) + "@"
                + SyntheticToken.uuid(2)
                + "/IncomingWebhook/" + SyntheticToken.body(.hexadecimal, 32) + "/" + SyntheticToken.uuid(3),
            masked: "https://example.webhook.office.com/webhookb2/x"),
        .keyed(
            "MATTERMOST_ACCESS_TOKEN", "Mattermost access token", "developers.mattermost.com", names: ["mattermost"],
            .lowerAlphanumeric, 26),
        .marked(
            "GOOGLE_CHAT_WEBHOOK_URL", "Google Chat webhook",
            "developers.google.com/workspace/chat/quickstart/webhooks",
            [
                "chat\\.googleapis\\.com\\/v1\\/spaces\\/[0-9A-Za-z_-]{6,16}\\/messages\\?key=[0-9A-Za-z_-]{39}&token=[0-9A-Za-z_-]{40,50}"
            ],
            example: "https://chat.googleapis.com/v1/spaces/AAAAexampl/messages?key=AIza"
                + SyntheticToken.body(.base64URL, 35) + "&token="
                + SyntheticToken.body(.base64URL, 43, seed: 2),
            masked: "https://chat.googleapis.com/v1/spaces/AAAA/messages", validation: .none),
        .keyed(
            "MESSAGEBIRD_API_KEY", "MessageBird API key", "developers.messagebird.com",
            names: ["messagebird", "message bird"], .alphanumeric, 25),
        .marked(
            "TWILIO_API_KEY_SID", "Twilio API key", "twilio.com/docs/iam/api-keys", ["SK[0-9a-f]{32}"],
            example: "SK" + SyntheticToken.body(.hexadecimal, 32), masked: "SK" + String(repeating: "0", count: 32)),
        .keyed(
            "TWILIO_AUTH_TOKEN", "Twilio auth token", "twilio.com/docs/iam/api-keys",
            names: ["twilio", "twilio account"], .hexadecimal, 32),
        .keyed(
            "VONAGE_API_SECRET", "Vonage API secret", "developer.vonage.com", names: ["vonage", "nexmo"], .alphanumeric,
            16),
        .keyed("PLIVO_AUTH_TOKEN", "Plivo auth token", "plivo.com/docs", names: ["plivo"], .base64, 40),
    ]

    private static let mailFamily: [Identifier] = [
        .marked(
            "SENDGRID_API_KEY", "SendGrid API key", "twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
            ["SG\\.[0-9A-Za-z_-]{22}\\.[0-9A-Za-z_-]{43}"],
            example: "SG." + SyntheticToken.body(.base64URL, 22) + "." + SyntheticToken.body(.base64URL, 43, seed: 2),
            masked: "SG.key.value"),
        .marked(
            "MAILGUN_API_KEY", "Mailgun API key", "documentation.mailgun.com", ["key-[0-9a-f]{32}"],
            example: "key-" + SyntheticToken.body(.hexadecimal, 32), masked: "key-" + String(repeating: "0", count: 32)),
        .centred(
            "MAILGUN_SIGNING_KEY", "Mailgun private key", "documentation.mailgun.com", before: 32, .hexadecimal,
            "-[0-9a-f]{8}-[0-9a-f]{8}\\b",
            example: "-" + SyntheticToken.body(.hexadecimal, 8) + "-" + SyntheticToken.body(.hexadecimal, 8, seed: 2),
            masked: "-00000000-00000000"),
        .marked(
            "MAILCHIMP_API_KEY", "Mailchimp API key", "mailchimp.com/developer", ["[0-9a-f]{32}-us[0-9]{1,2}"],
            example: SyntheticToken.body(.hexadecimal, 32) + "-us12",
            masked: String(repeating: "0", count: 32) + "-us12"),
        .marked(
            "MANDRILL_API_KEY", "Mailchimp Transactional key", "mailchimp.com/developer/transactional",
            ["md-[0-9A-Za-z_-]{22}"],
            example: "md-" + SyntheticToken.body(.base64URL, 22), masked: "md-" + String(repeating: "0", count: 22),
            validation: .text(.bareMixture)),
        .keyed(
            "POSTMARK_SERVER_TOKEN", "Postmark server token", "postmarkapp.com/developer",
            names: ["postmark", "x postmark server", "x postmark account"],
            .uuid()),
        .marked(
            "BREVO_API_KEY", "Brevo API key", "developers.brevo.com", ["xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}"],
            example: "xkeysib-" + SyntheticToken.body(.hexadecimal, 64) + "-" + SyntheticToken.body(.alphanumeric, 16),
            masked: "xkeysib-0"),
        .marked(
            "BREVO_SMTP_KEY", "Brevo SMTP key", "developers.brevo.com", ["xsmtpsib-[0-9a-f]{64}-[0-9A-Za-z]{16}"],
            example: "xsmtpsib-" + SyntheticToken.body(.hexadecimal, 64) + "-" + SyntheticToken.body(.alphanumeric, 16),
            masked: "xsmtpsib-0"),
        .token(
            "RESEND_API_KEY", "Resend API key", "resend.com/docs", prefix: "re_", .base64URL, 32...36,
            check: .bareMixture),
        .keyed(
            "MAILJET_SECRET_KEY", "Mailjet secret key", "dev.mailjet.com", names: ["mailjet", "mj apikey"],
            .hexadecimal, 32),
        .keyed(
            "SPARKPOST_API_KEY", "SparkPost API key", "developers.sparkpost.com", names: ["sparkpost"], .hexadecimal, 40
        ),
        .marked(
            "INTERCOM_ACCESS_TOKEN", "Intercom access token", "developers.intercom.com",
            ["dG9rOj[0-9A-Za-z+\\/]{50,74}={0,2}"], example: "dG9rOj" + SyntheticToken.body(.base64, 54),
            masked: "dG9rOj" + String(repeating: "0", count: 54)),
    ]
}
