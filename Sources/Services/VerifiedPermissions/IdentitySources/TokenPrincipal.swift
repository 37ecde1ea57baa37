import Cedar
import Core

/// What tokens say of who asks: a principal with its groups, and what comes into the context.
struct TokenPrincipal: Sendable {
    let uid: EntityUID
    var attributes: [Text: Value] = [:]
    var groups: Set<EntityUID> = []
    /// `context.token`; nil without an access token.
    var token: [Text: Value]?

    /// The claims of tokens that were verified.
    ///
    /// - Throws: `ValidationException` when claims are missing or two tokens are of two people.
    init(
        _ source: IdentitySourceRecord, identity: JSONNode?, access: JSONNode?, schema: Schema?
    ) throws {
        let mapping = ClaimMapping(source)
        let principals = try [("identityToken", identity), ("accessToken", access)].compactMap { path, claims in
            try claims.map { try mapping.principal(of: $0, at: path) }
        }
        guard let uid = principals.first, principals.allSatisfy({ $0 == uid }) else {
            throw AWSError.validation("The tokens are of different principals.", at: "accessToken")
        }
        self.uid = uid
        for claims in [identity, access] {
            if let claims { groups.formUnion(try mapping.groups(of: claims)) }
        }
        if let identity { attributes = try mapping.attributes(of: identity, schema?.entityTypes[uid.type]?.attributes) }
        if let access { token = mapping.tokenContext(of: access) }
    }
}

/// How the claims of one kind of issuer become Cedar values (user guide, "Mapping identity provider tokens to schema").
///
/// JSON that Cedar has no values for, null and numbers that are no 64-bit integers, is left out.
struct ClaimMapping: Sendable {
    private let type: Name?
    private let prefix: String?
    private let principalClaim: String
    private let groupClaim: String?
    private let groupType: Name?
    private let isCognito: Bool

    init(_ source: IdentitySourceRecord) {
        type = Name(parsing: source.principalEntityType)
        let configuration = source.configuration
        if let cognito = configuration.cognitoUserPoolConfiguration {
            prefix = cognito.pool?.id
            principalClaim = "sub"
            groupClaim = "cognito:groups"
            groupType = Name(parsing: cognito.groupConfiguration?.groupEntityType ?? "AWS::CognitoGroup")
            isCognito = true
        } else {
            let oidc = configuration.openIdConnectConfiguration
            prefix = oidc?.entityIdPrefix
            let selection = oidc?.tokenSelection
            principalClaim =
                selection?.accessTokenOnly?.principalIdClaim ?? selection?.identityTokenOnly?.principalIdClaim ?? "sub"
            groupClaim = oidc?.groupConfiguration?.groupClaim
            groupType = oidc?.groupConfiguration.flatMap { Name(parsing: $0.groupEntityType) }
            isCognito = false
        }
    }

    func principal(of claims: JSONNode, at path: String) throws -> EntityUID {
        guard let id = claims[principalClaim]?.string, !id.isEmpty, let type else {
            throw AWSError.validation("The token has no claim \(principalClaim) that names its principal.", at: path)
        }
        return EntityUID(type: type, id: Text(prefixed(id)))
    }

    /// A list, one name, or several names with spaces between them.
    func groups(of claims: JSONNode) throws -> [EntityUID] {
        guard let groupClaim, let groupType, let claim = claims[groupClaim] else { return [] }
        let names =
            claim.array.map { $0.compactMap(\.string) }
            ?? claim.string.map { $0.split(separator: " ").map(String.init) } ?? []
        return names.map { EntityUID(type: groupType, id: Text(prefixed($0))) }
    }

    /// Claims of an identity token as the principal's attributes: with a schema those that it declares, by its types.
    func attributes(of claims: JSONNode, _ declared: Cedar.SchemaRecord?) throws -> [Text: Value] {
        do throws(Diagnostics) {
            guard let declared else {
                var all = try Value.readableMembers(json: claims.json)
                if let groupClaim { all[Text(groupClaim)] = nil }
                return isCognito ? Self.nested(all) : all
            }
            var values = try declared.declaredValues(json: claims.json)
            guard isCognito else { return values }
            let nested = Self.nested(try Value.readableMembers(json: claims.json))
            for name in declared.attributes.keys where values[name] == nil && claims[name.string] == nil {
                values[name] = nested[name]
            }
            return values
        } catch {
            throw AWSError.validation("The token's claims do not fit the schema.", error, in: "", at: "identityToken")
        }
    }

    /// Claims of an access token as `context.token`.
    func tokenContext(of claims: JSONNode) -> [Text: Value] {
        var values = (try? Value.readableMembers(json: claims.json)) ?? [:]
        if let groupClaim { values[Text(groupClaim)] = nil }
        if let scope = claims["scope"]?.string {
            values["scope"] = .set(of: scope.split(separator: " ").map { .string(Text(String($0))) })
        }
        return values
    }

    /// Names with a colon again as records, as policies from before quoted attribute names have them:
    /// `principal.cognito.username` beside `principal["cognito:username"]`.
    private static func nested(_ values: [Text: Value]) -> [Text: Value] {
        var result = values
        for (name, value) in values {
            let parts = name.string.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, values[Text(String(parts[0]))] == nil else { continue }
            var record: [Text: Value] = [:]
            if case .record(let known) = result[Text(String(parts[0]))] { record = known }
            record[Text(String(parts[1]))] = value
            result[Text(String(parts[0]))] = .record(record)
        }
        return result
    }

    private func prefixed(_ id: String) -> String { prefix.map { "\($0)|\(id)" } ?? id }
}
