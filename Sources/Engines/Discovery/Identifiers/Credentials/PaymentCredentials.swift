extension Catalogue {
    /// Keys of payment and shop services.
    public static let paymentCredentials: [Identifier] = paymentFamily + shopFamily

    private static let paymentFamily: [Identifier] = [
        .token(
            "STRIPE_WEBHOOK_SECRET", "Stripe webhook secret", "docs.stripe.com/webhooks", prefix: "whsec_", .base64,
            32...64),
        .token(
            "STRIPE_ORGANIZATION_KEY", "Stripe organization key", "docs.stripe.com/keys", prefix: "sk_org_live_",
            .alphanumeric, 24...120),
        .token(
            "SQUARE_ACCESS_TOKEN", "Square access token", "developer.squareup.com/docs/build-basics/access-tokens",
            prefix: "sq0atp-", .base64URL, 22...22),
        .token(
            "SQUARE_APPLICATION_SECRET", "Square application secret", "developer.squareup.com/docs/oauth-api/overview",
            prefix: "sq0csp-", .base64URL, 43...43),
        .token(
            "SQUARE_OAUTH_TOKEN", "Square OAuth token", "developer.squareup.com/docs/oauth-api/overview",
            prefix: "EAAA", .base64URL, 60...60, check: .bareMixture),
        .marked(
            "BRAINTREE_ACCESS_TOKEN", "PayPal Braintree access token", "developer.paypal.com/braintree/docs",
            ["access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}"],
            example: "access_token$production$" + SyntheticToken.body(.lowerAlphanumeric, 16) + "$"
                + SyntheticToken.body(.hexadecimal, 32),
            masked: "access_token$production$0$0"),
        .keyed(
            "PAYPAL_CLIENT_SECRET", "PayPal client secret", "developer.paypal.com/api/rest", names: ["paypal"],
            .run("E", .base64URL, 79, "")),
        adyen,
        .token(
            "RAZORPAY_KEY", "Razorpay key", "razorpay.com/docs/api/authentication", prefix: "rzp_live_", .alphanumeric,
            14...14),
        .token(
            "PAYSTACK_SECRET_KEY", "Paystack secret key", "paystack.com/docs/api/authentication", prefix: "sk_live_",
            .hexadecimal, 40...40),
        .token(
            "FLUTTERWAVE_SECRET_KEY", "Flutterwave secret key", "developer.flutterwave.com/docs/authentication",
            prefix: "FLWSECK-", .hexadecimal, 32...32, suffix: "-X"),
        .token(
            "FLUTTERWAVE_TEST_KEY", "Flutterwave test key", "developer.flutterwave.com/docs/authentication",
            prefix: "FLWSECK_TEST-", .hexadecimal, 32...32, suffix: "-X"),
        .token(
            "MOLLIE_API_KEY", "Mollie API key", "docs.mollie.com/reference/authentication", prefix: "live_",
            .alphanumeric, 30...30, check: .bareMixture),
        .token(
            "CHECKOUT_SECRET_KEY", "Checkout.com secret key", "checkout.com/docs", prefix: "sk_sbox_",
            .lowerAlphanumeric, 27...27),
        .keyed(
            "GOCARDLESS_ACCESS_TOKEN", "GoCardless access token", "developer.gocardless.com",
            names: ["gocardless", "gc"],
            .run("live_", .base64URL, 40, "")),
        .marked(
            "PLAID_ACCESS_TOKEN", "Plaid access token", "plaid.com/docs/api/tokens",
            ["access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"],
            example: "access-production-" + SyntheticToken.uuid(8), masked: "access-production-0"),
        .keyed("PLAID_SECRET", "Plaid secret", "plaid.com/docs/quickstart", names: ["plaid"], .hexadecimal, 30),
        .keyed(
            "COINBASE_API_SECRET", "Coinbase API secret", "docs.cdp.coinbase.com", names: ["coinbase"], .alphanumeric,
            64),
        .keyed("BINANCE_API_KEY", "Binance API key", "developers.binance.com", names: ["binance"], .alphanumeric, 64),
        .token("EASYPOST_API_KEY", "EasyPost API key", "docs.easypost.com", prefix: "EZAK", .alphanumeric, 54...54),
        .marked(
            "SHIPPO_API_TOKEN", "Shippo API token", "docs.goshippo.com", ["shippo_(?:live|test)_[0-9a-f]{40}"],
            example: "shippo_live_" + SyntheticToken.body(.hexadecimal, 40),
            masked: "shippo_live_" + String(repeating: "0", count: 40)),
        .marked(
            "DUFFEL_ACCESS_TOKEN", "Duffel access token", "duffel.com/docs",
            ["duffel_(?:live|test)_[0-9A-Za-z_=-]{43}"],
            example: "duffel_live_" + SyntheticToken.body(.base64URL, 43),
            masked: "duffel_live_" + String(repeating: "0", count: 43)),
    ]

    private static let shopFamily: [Identifier] = [
        .token(
            "SHOPIFY_ACCESS_TOKEN", "Shopify access token", "shopify.dev/docs/apps/build/authentication-authorization",
            prefix: "shpat_", .anyHexadecimal, 32...32),
        .token(
            "SHOPIFY_CUSTOM_APP_TOKEN", "Shopify custom app token",
            "shopify.dev/docs/apps/build/authentication-authorization", prefix: "shpca_", .anyHexadecimal, 32...32),
        .token(
            "SHOPIFY_PRIVATE_APP_TOKEN", "Shopify private app token",
            "shopify.dev/docs/apps/build/authentication-authorization", prefix: "shppa_", .anyHexadecimal, 32...32),
        .token(
            "SHOPIFY_SHARED_SECRET", "Shopify shared secret",
            "shopify.dev/docs/apps/build/authentication-authorization", prefix: "shpss_", .anyHexadecimal, 32...32),
        .marked(
            "WOOCOMMERCE_KEY", "WooCommerce consumer secret", "woocommerce.github.io/woocommerce-rest-api-docs",
            ["c[ks]_[0-9a-f]{40}"],
            example: "cs_" + SyntheticToken.body(.hexadecimal, 40), masked: "cs_" + String(repeating: "0", count: 40)),
        .keyed("ETSY_API_KEY", "Etsy keystring", "developers.etsy.com", names: ["etsy"], .lowerAlphanumeric, 24),
    ]

    /// `AQE` is how much else in Base64 begins (two bytes 01), so that the vendor's name or the header's must stand near.
    private static let adyen = Identifier(
        "ADYEN_API_KEY", "Adyen API key", kind: .credential,
        source: .castellan(reference: "docs.adyen.com/development-resources/api-credentials"),
        patterns: [
            Pattern("AQE[0-9A-Za-z]{57,}", keyword: .required, validation: .text(.bareMixture), evidence: .structure)
        ],
        keywords: ["adyen", "api key", "x-api-key"],
        examples: .init(
            matching: [
                "adyen_api_key=AQE" + SyntheticToken.body(.alphanumeric, 60, seed: 3) + "\n",
                "X-API-Key: AQE" + SyntheticToken.body(.alphanumeric, 80, seed: 4),
            ],
            notMatching: [
                "The object AQE" + SyntheticToken.body(.alphanumeric, 60, seed: 3) + " was stored.",
                "adyen_api_key=AQE" + String(repeating: "0", count: 60),
            ]))
}
