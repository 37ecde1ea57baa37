extension Catalogue {
    /// Keys of cloud and hosting providers.
    public static let cloudCredentials: [Identifier] =
        awsFamily + azureFamily + googleFamily + hostingFamily + edgeFamily

    private static let awsFamily: [Identifier] = [
        .marked(
            "AWS_ACCESS_KEY_ID", "AWS access key id",
            "docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
            ["(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"], example: "AKIA" + SyntheticToken.body(.base32, 16, seed: 1),
            masked: "AKIAIOSFODNN7EXAMPLE"),
        .marked(
            "AWS_SESSION_TOKEN", "AWS session token",
            "docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html",
            ["(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|FQoDYXdz)[0-9A-Za-z+/]{80,}={0,2}"],
            example: "IQoJb3JpZ2lu" + SyntheticToken.body(.base64, 120, seed: 2), masked: "IQoJb3JpZ2lu"),
        .token(
            "AWS_BEDROCK_API_KEY", "Amazon Bedrock API key",
            "docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
            prefix: "ABSK", .base64, 109...255),
        .token(
            "AWS_BEDROCK_SHORT_TERM_KEY", "Amazon Bedrock short-term key",
            "docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
            prefix: "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", .base64, 40...255),
        .marked(
            "AWS_MWS_AUTH_TOKEN", "Amazon MWS authorization token", "developer.amazonservices.com",
            ["amzn\\.mws\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"],
            example: "amzn.mws." + SyntheticToken.uuid(4), masked: "amzn.mws.00000000"),
    ]

    private static let azureFamily: [Identifier] = [
        .assigned(
            "AZURE_STORAGE_ACCOUNT_KEY", "Azure storage account key",
            "learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
            "(?i)(?:AccountKey|SharedAccessKey)=[0-9A-Za-z+/]{43,86}={1,2}", after: "key=",
            example: "AccountKey=" + SyntheticToken.body(.base64, 86, seed: 3) + "=="),
        .azureMarked(
            "AZURE_STORAGE_KEY_MARKED", "Azure storage account key (marked form)", before: 76, mark: "+ASt", after: 6,
            padding: "=="),
        .marked(
            "AZURE_SHARED_ACCESS_SIGNATURE", "Azure shared access signature",
            "learn.microsoft.com/azure/storage/common/storage-sas-overview",
            ["(?i)[?&\"']s[vrpti]=[^\\s\"'<>]+&sig=[0-9A-Za-z%+/]{43,70}(?:%3D|=)"],
            example: "?sv=2024-05-04&ss=b&srt=co&se=2026-01-01T00%3A00%3A00Z&sig="
                + SyntheticToken.body(.alphanumeric, 43, seed: 5) + "%3D",
            masked: "?sv=2024-05-04&sig=xxxx", boundary: .none),
        .marked(
            "AZURE_CLIENT_SECRET", "Microsoft Entra client secret",
            "learn.microsoft.com/purview/sit-defn-azure-ad-client-secret",
            ["[0-9A-Za-z_~.]{3}[0-9]Q~[0-9A-Za-z_~.-]{31,34}"],
            example: "abc8Q~" + SyntheticToken.body(.base64URL, 34, seed: 6), masked: "abc8Q~short"),
        .centred(
            "AZURE_DEVOPS_TOKEN", "Azure DevOps personal access token",
            "learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
            before: 76, .alphanumeric, "AZDO[0-9A-Za-z]{4}", example: "AZDO" + SyntheticToken.body(.alphanumeric, 4),
            masked: "AZDO0000"),
        .azureMarked("AZURE_REDIS_KEY", "Azure Cache for Redis key", before: 33, mark: "AzCa", after: 6, padding: "="),
        .azureMarked("AZURE_SEARCH_KEY", "Azure AI Search key", before: 42, mark: "AzSe", after: 6, padding: ""),
        .azureMarked("AZURE_FUNCTION_KEY", "Azure Functions key", before: 44, mark: "AzFu", after: 6, padding: "=="),
        .azureMarked("AZURE_COSMOS_DB_KEY", "Azure Cosmos DB key", before: 76, mark: "ACDb", after: 6, padding: "=="),
        .azureMarked("AZURE_BATCH_KEY", "Azure Batch key", before: 76, mark: "+ABa", after: 6, padding: "=="),
        .azureMarked(
            "AZURE_SERVICE_BUS_KEY", "Azure Service Bus key", before: 33, mark: "+ASb", after: 6, padding: "="),
        .azureMarked("AZURE_EVENT_HUB_KEY", "Azure Event Hubs key", before: 33, mark: "+AEh", after: 6, padding: "="),
        .azureMarked("AZURE_RELAY_KEY", "Azure Relay key", before: 33, mark: "+ARm", after: 6, padding: "="),
        .azureMarked("AZURE_IOT_KEY", "Azure IoT Hub key", before: 33, mark: "AIoT", after: 6, padding: "="),
        .azureMarked(
            "AZURE_CONTAINER_REGISTRY_KEY", "Azure Container Registry key", before: 42, mark: "+ACR", after: 6,
            padding: ""),
        .keyed(
            "AZURE_SUBSCRIPTION_KEY", "Azure AI services key", "learn.microsoft.com/azure/ai-services/authentication",
            names: ["apim subscription", "azure openai", "azure cognitive", "azure subscription"], .hexadecimal, 32),
    ]

    private static let googleFamily: [Identifier] = [
        Identifier(
            "GCP_API_KEY_(NO_KEYWORD)", "Google API key without a keyword", kind: .credential,
            source: .castellan(reference: "cloud.google.com/docs/authentication/api-keys"),
            patterns: [googleKey(.forbidden)],
            keywords: googleKeywords,
            examples: .init(
                matching: [
                    "key=AIza" + SyntheticToken.body(.base64URL, 35, seed: 1),
                    "<AIza" + SyntheticToken.body(.base64URL, 35, seed: 2) + ">",
                ],
                notMatching: [
                    "GCP key AIza" + SyntheticToken.body(.base64URL, 35, seed: 1),
                    "AIza" + String(repeating: "-", count: 35),
                ])),
        .token(
            "GOOGLE_OAUTH_CLIENT_SECRET", "Google OAuth client secret",
            "developers.google.com/identity/protocols/oauth2",
            prefix: "GOCSPX-", .base64URL, 28...28),
        .token(
            "GOOGLE_OAUTH_ACCESS_TOKEN", "Google OAuth access token", "developers.google.com/identity/protocols/oauth2",
            prefix: "ya29.", .base64URL, 60...255),
        .token(
            "GOOGLE_OAUTH_REFRESH_TOKEN", "Google OAuth refresh token",
            "developers.google.com/identity/protocols/oauth2",
            prefix: "1//0", .base64URL, 60...120),
        .marked(
            "GCP_SERVICE_ACCOUNT_KEY", "Google Cloud service account key",
            "cloud.google.com/iam/docs/keys-create-delete",
            [
                "\"private_key_id\":\\s{0,4}\"[0-9a-f]{40}\",\\s{0,12}\"private_key\":\\s{0,4}\"-----BEGIN PRIVATE KEY-----\\\\n[0-9A-Za-z+/]{40}"
            ],
            example: "\"private_key_id\": \"" + SyntheticToken.body(.hexadecimal, 40)
                + "\",\n  \"private_key\": \"-----BEGIN PRIVATE "
                + "KEY-----\\n" + SyntheticToken.body(.base64, 64, seed: 8) + "\\n",
            masked: "\"private_key_id\": \"\"", validation: .none, boundary: .none),
        .token(
            "GCP_STORAGE_HMAC_KEY_ID", "Google Cloud Storage HMAC key id",
            "cloud.google.com/storage/docs/authentication/hmackeys",
            prefix: "GOOG1E", .upperAlphanumeric, 55...55),
        .marked(
            "FIREBASE_CLOUD_MESSAGING_KEY", "Firebase Cloud Messaging server key",
            "firebase.google.com/docs/cloud-messaging",
            ["AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{134}"],
            example: "AAAA" + SyntheticToken.body(.base64URL, 7) + ":APA91b"
                + SyntheticToken.body(.base64URL, 134, seed: 9),
            masked: "AAAA0000000:APA91b0"),
    ]
}
