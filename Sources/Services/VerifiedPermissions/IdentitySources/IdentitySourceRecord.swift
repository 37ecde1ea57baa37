import Core

/// Where the principals of tokens come from. The shapes are the API's own, both in requests and at rest.
struct IdentitySourceRecord: Codable, Sendable {
    let id: String
    let created: Timestamp
    var updated: Timestamp
    var principalEntityType: String
    var configuration: IdentityConfiguration
}

/// Exactly one of the two is given.
struct IdentityConfiguration: Codable, Sendable {
    struct Cognito: Codable, Sendable {
        struct Groups: Codable, Sendable {
            let groupEntityType: String
        }

        let userPoolArn: String
        var clientIds: [String]?
        let groupConfiguration: Groups?
    }

    struct OpenIDConnect: Codable, Sendable {
        struct Groups: Codable, Sendable {
            let groupClaim: String
            let groupEntityType: String
        }

        struct AccessTokenOnly: Codable, Sendable {
            let principalIdClaim: String?
            let audiences: [String]?
        }

        struct IdentityTokenOnly: Codable, Sendable {
            let principalIdClaim: String?
            let clientIds: [String]?
        }

        struct TokenSelection: Codable, Sendable {
            let accessTokenOnly: AccessTokenOnly?
            let identityTokenOnly: IdentityTokenOnly?
        }

        let issuer: String
        let entityIdPrefix: String?
        let groupConfiguration: Groups?
        let tokenSelection: TokenSelection
    }

    let cognitoUserPoolConfiguration: Cognito?
    let openIdConnectConfiguration: OpenIDConnect?

    /// - Parameter path: `configuration` or `updateConfiguration`.
    /// - Throws: `ValidationException`.
    func check(at path: String) throws {
        switch (cognitoUserPoolConfiguration, openIdConnectConfiguration) {
        case (let cognito?, nil):
            guard cognito.pool != nil else {
                throw AWSError.validation(
                    "\(cognito.userPoolArn) is no ARN of a user pool.",
                    at: "\(path).cognitoUserPoolConfiguration.userPoolArn")
            }
        case (nil, let oidc?):
            let selection = oidc.tokenSelection
            guard (selection.accessTokenOnly == nil) != (selection.identityTokenOnly == nil) else {
                throw AWSError.validation(
                    "Exactly one of accessTokenOnly and identityTokenOnly must be given.",
                    at: "\(path).openIdConnectConfiguration.tokenSelection")
            }
        default:
            throw AWSError.validation(
                "Exactly one of cognitoUserPoolConfiguration and openIdConnectConfiguration must be given.", at: path)
        }
    }
}

extension IdentityConfiguration.Cognito {
    /// The region and id of the pool, of `arn:aws:cognito-idp:eu-west-1:…:userpool/eu-west-1_AbC`.
    var pool: (region: String, id: String)? {
        guard let arn = ARN(userPoolArn), arn.service == "cognito-idp", arn.resourceType == "userpool" else {
            return nil
        }
        return (arn.region, arn.resourceName)
    }
}

/// Where Cognito's user pools are: in AWS, or where the operator says.
package struct CognitoPools: Sendable {
    /// A URL that takes the place of AWS's `https://cognito-idp.<region>.amazonaws.com`.
    private let endpoint: String?

    package init(endpoint: String? = nil) { self.endpoint = endpoint }

    func issuer(of pool: (region: String, id: String)) -> String {
        "\(endpoint ?? "https://cognito-idp.\(pool.region).amazonaws.com")/\(pool.id)"
    }

    /// nil for what names no pool, which no record has.
    func issuer(of configuration: IdentityConfiguration) -> String? {
        if let oidc = configuration.openIdConnectConfiguration { return oidc.issuer }
        return configuration.cognitoUserPoolConfiguration?.pool.map { issuer(of: $0) }
    }
}
