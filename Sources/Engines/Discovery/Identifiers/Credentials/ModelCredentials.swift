extension Catalogue {
    /// Keys of services that run language and other models.
    public static let modelCredentials: [Identifier] = [
        .marked(
            "OPENAI_API_KEY", "OpenAI API key", "platform.openai.com/docs/api-reference/authentication",
            [
                "sk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}",
                "sk-(?:proj|svcacct|admin|service)-[0-9A-Za-z_-]{20,}T3BlbkFJ[0-9A-Za-z_-]{20,}",
            ],
            example: "sk-" + "proj-" + SyntheticToken.body(.base64URL, 74) + "T3BlbkFJ"
                + SyntheticToken.body(.base64URL, 74, seed: 2),
            masked: "sk-proj-" + String(repeating: "x", count: 74)),
        .token(
            "ANTHROPIC_API_KEY", "Anthropic API key", "docs.anthropic.com/en/api/overview", prefix: "sk-ant-api03-",
            .base64URL, 93...93, suffix: "AA"),
        .token(
            "ANTHROPIC_ADMIN_KEY", "Anthropic admin key", "docs.anthropic.com/en/api/administration-api",
            prefix: "sk-ant-admin01-", .base64URL, 93...93, suffix: "AA"),
        .token(
            "ANTHROPIC_OAUTH_TOKEN", "Anthropic OAuth token", "docs.anthropic.com/en/docs/claude-code",
            prefix: "sk-ant-oat01-", .base64URL, 80...110),
        .token(
            "HUGGING_FACE_TOKEN", "Hugging Face user token", "huggingface.co/docs/hub/security-tokens", prefix: "hf_",
            .letters, 34...34),
        .token(
            "HUGGING_FACE_ORGANIZATION_TOKEN", "Hugging Face organization token",
            "huggingface.co/docs/hub/security-tokens", prefix: "api_org_", .letters, 34...34),
        .keyed("COHERE_API_KEY", "Cohere API key", "docs.cohere.com", names: ["cohere", "co"], .alphanumeric, 40),
        .token(
            "REPLICATE_API_TOKEN", "Replicate API token", "replicate.com/docs/reference/http", prefix: "r8_",
            .alphanumeric, 37...37),
        .token("GROQ_API_KEY", "Groq API key", "console.groq.com/docs", prefix: "gsk_", .alphanumeric, 52...52),
        .token(
            "PERPLEXITY_API_KEY", "Perplexity API key", "docs.perplexity.ai", prefix: "pplx-", .alphanumeric, 48...48),
        .token("XAI_API_KEY", "xAI API key", "docs.x.ai", prefix: "xai-", .alphanumeric, 80...80),
        .keyed("MISTRAL_API_KEY", "Mistral API key", "docs.mistral.ai", names: ["mistral"], .alphanumeric, 32),
        .marked(
            "OPENROUTER_API_KEY", "OpenRouter API key", "openrouter.ai/docs", ["sk-or-v1-[0-9a-f]{64}"],
            example: "sk-or-" + "v1-" + SyntheticToken.body(.hexadecimal, 64),
            masked: "sk-or-v1-" + String(repeating: "0", count: 64)),
        .marked(
            "LANGSMITH_API_KEY", "LangSmith API key", "docs.smith.langchain.com",
            ["lsv2_[ps][tk]_[0-9a-f]{32}_[0-9a-f]{10}"],
            example: "lsv2_pt_" + SyntheticToken.body(.hexadecimal, 32) + "_" + SyntheticToken.body(.hexadecimal, 10),
            masked: "lsv2_pt_" + String(repeating: "0", count: 32) + "_0000000000"),
        .token("NVIDIA_API_KEY", "NVIDIA API key", "docs.nvidia.com/nim", prefix: "nvapi-", .base64URL, 60...70),
        .token(
            "DATABRICKS_TOKEN", "Databricks personal access token", "docs.databricks.com/en/dev-tools/auth/pat.html",
            prefix: "dapi", .hexadecimal, 32...32),
        .token("PINECONE_API_KEY", "Pinecone API key", "docs.pinecone.io", prefix: "pcsk_", .base64URL, 60...80),
        .keyed(
            "ELEVENLABS_API_KEY", "ElevenLabs API key", "elevenlabs.io/docs", names: ["elevenlabs", "xi"], .hexadecimal,
            32),
        .keyed("WANDB_API_KEY", "Weights & Biases API key", "docs.wandb.ai", names: ["wandb"], .hexadecimal, 40),
        .keyed(
            "DEEPSEEK_API_KEY", "DeepSeek API key", "api-docs.deepseek.com", names: ["deepseek"],
            .run("sk-", .hexadecimal, 32, "")),
    ]
}
