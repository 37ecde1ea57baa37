/// What AWS decides outside all policies, or keeps some policies out of.
enum ServiceRules {
    /// Service control policies bind the users and roles, the root user included, of member accounts.
    static func isBoundByServiceControl(_ request: AuthorizationRequest) -> Bool {
        request.principal.isIdentity && !request.isManagementAccount && !request.principal.isServiceLinked
    }

    /// Resource control policies bind whoever calls one of the services that support them, save service-linked roles.
    static func isBoundByResourceControl(_ request: AuthorizationRequest) -> Bool {
        !request.isResourceInManagementAccount && !request.principal.isServiceLinked
            && resourceControlledServices.contains(request.actionName.serviceHash)
    }

    /// Services in AWS Organizations' list "AWS services that support RCPs".
    private static let resourceControlledServices: Set<UInt64> = Set(
        [
            "s3", "sts", "kms", "sqs", "secretsmanager", "cognito-identity", "cognito-idp", "logs", "dynamodb", "ecr",
            "aoss",
        ].map { ByteHash.of($0.utf8) })

    /// Operations that need no permission and that no policy can take away (STS API Reference).
    static func isFreeToAll(_ request: AuthorizationRequest) -> Bool {
        switch request.actionName.hash {
        case getCallerIdentity: request.principal != .anonymous
        case getSessionToken: request.principal.isIdentity
        default: false
        }
    }

    private static let getCallerIdentity = ByteHash.of("sts:getcalleridentity".utf8)
    private static let getSessionToken = ByteHash.of("sts:getsessiontoken".utf8)

    /// Resources that belong to AWS although they stand in the caller's account, or in none: they can be read only.
    static func isReserved(_ request: AuthorizationRequest) -> Bool {
        let name = request.resourceName
        guard name.isARN else { return false }
        let service = request.actionName.serviceHash
        let resource = name.resource
        if service == iam {
            let isReserved =
                resource.hasPrefix("role/aws-reserved/") || (name.account == "aws" && resource.hasPrefix("policy/"))
            return isReserved && !isReading(request.actionName)
        }
        return service == kms && resource.hasPrefix("alias/aws/") && aliasChanges.contains(request.actionName.hash)
    }

    private static let iam = ByteHash.of("iam".utf8)
    private static let kms = ByteHash.of("kms".utf8)
    private static let aliasChanges: Set<UInt64> = Set(
        ["kms:createalias", "kms:updatealias", "kms:deletealias"].map { ByteHash.of($0.utf8) })

    private static func isReading(_ action: ActionName) -> Bool {
        let operation = action.lowercased.drop { $0 != UInt8(ascii: ":") }.dropFirst()
        return ["get", "list", "generate", "simulate"].contains { operation.starts(with: $0.utf8) }
    }
}
