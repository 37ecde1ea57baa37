import Cedar
import Core
import Federation
import Plane

/// Finds the principal of the tokens in a call.
struct TokenCheck: Sendable {
    let federation: Federation
    let pools: CognitoPools
    let snapshot: StoreSnapshot

    /// - Throws: `ValidationException` that says which check a token failed, and never what is in it.
    func principal(_ call: Call) async throws -> (TokenPrincipal, IdentitySourceRecord) {
        let identity = call.input["identityToken"]?.string
        let access = call.input["accessToken"]?.string
        guard let first = identity ?? access else {
            throw AWSError.validation("An identityToken, an accessToken or both must be given.", at: "identityToken")
        }
        let (source, issuer) = try source(of: first, at: identity == nil ? "accessToken" : "identityToken")
        let principal = try TokenPrincipal(
            source, identity: try await claims(identity, .identity, source, issuer),
            access: try await claims(access, .access, source, issuer), schema: snapshot.schema?.schema)
        return (principal, source)
    }

    private enum Kind: String {
        case identity = "identityToken"
        case access = "accessToken"
    }

    /// A store has one source in AWS; here it may have several, told apart by their issuers.
    private func source(of token: String, at path: String) throws -> (IdentitySourceRecord, String) {
        let sources = snapshot.content.sources.values.sorted { $0.id < $1.id }
        guard !sources.isEmpty else {
            throw AWSError.validation(
                "The policy store has no identity source. Make one with CreateIdentitySource.", at: "policyStoreId")
        }
        let issuer: String
        do {
            issuer = try Federation.unverifiedIssuer(of: token)
        } catch {
            throw AWSError.validation("\(error)", at: path)
        }
        guard let source = sources.first(where: { pools.issuer(of: $0.configuration) == issuer }) else {
            throw AWSError.validation("No identity source of the policy store has the token's issuer.", at: path)
        }
        return (source, issuer)
    }

    private func claims(
        _ token: String?, _ kind: Kind, _ source: IdentitySourceRecord, _ issuer: String
    ) async throws -> JSONNode? {
        guard let token else { return nil }
        let rule = try audience(kind, source.configuration)
        do {
            let claims = try await federation.verify(token, issuer: issuer, audience: rule).claims
            if source.configuration.cognitoUserPoolConfiguration != nil {
                let use = kind == .identity ? "id" : "access"
                guard claims["token_use"]?.string == use else {
                    throw AWSError.validation("The token's token_use is not \(use).", at: kind.rawValue)
                }
            }
            return claims
        } catch let error as FederationError {
            throw AWSError.validation("\(error)", at: kind.rawValue)
        }
    }

    /// An empty list of clients lets every client be.
    private func audience(_ kind: Kind, _ configuration: IdentityConfiguration) throws -> AudienceRule {
        if let cognito = configuration.cognitoUserPoolConfiguration {
            let clients = cognito.clientIds ?? []
            if clients.isEmpty { return .any }
            return .claim(kind == .identity ? "aud" : "client_id", in: clients)
        }
        let selection = configuration.openIdConnectConfiguration?.tokenSelection
        switch kind {
        case .identity:
            guard let selected = selection?.identityTokenOnly else {
                throw AWSError.validation(
                    "The identity source takes access tokens only.", at: kind.rawValue)
            }
            let clients = selected.clientIds ?? []
            return clients.isEmpty ? .any : .claim("aud", in: clients)
        case .access:
            guard let selected = selection?.accessTokenOnly else {
                throw AWSError.validation(
                    "The identity source takes identity tokens only.", at: kind.rawValue)
            }
            let audiences = selected.audiences ?? []
            return audiences.isEmpty ? .any : .firstClaim(["aud", "cid", "client_id"], in: audiences)
        }
    }
}
