import Core
import Directory
import Plane
import Store

enum DeleteOpenIDConnectProvider {
    static let operation = Operation("DeleteOpenIDConnectProvider", .write, requires: requirements, handler: handle)

    static func requirements(_ input: OIDCProviders.Reference, _ call: Call) async throws -> [Requirement] {
        try await OIDCProviders.requirements(
            "iam:DeleteOpenIDConnectProvider", on: input.OpenIDConnectProviderArn, call)
    }

    /// Deleting a provider that does not exist is no error (IAM API Reference).
    static func handle(_ input: OIDCProviders.Reference, _ call: Call) async throws -> Empty {
        try await call.write { account in
            do {
                let provider = try account.oidcProvider(input.OpenIDConnectProviderArn)
                try OIDCProviderRecord.collection.delete(provider.url, in: account.scope, account.writer)
            } catch let error as AWSError where error.code == "NoSuchEntity" {}
        }
        return Empty()
    }
}

enum UpdateOpenIDConnectProviderThumbprint {
    struct Input: Decodable, Sendable {
        let OpenIDConnectProviderArn: String
        let ThumbprintList: [String]
    }

    static let operation = Operation(
        "UpdateOpenIDConnectProviderThumbprint", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await OIDCProviders.requirements(
            "iam:UpdateOpenIDConnectProviderThumbprint", on: input.OpenIDConnectProviderArn, call)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try OIDCProviderRecord.check(thumbprints: input.ThumbprintList)
        try await call.write { account in
            var provider = try account.oidcProvider(input.OpenIDConnectProviderArn)
            provider.thumbprints = input.ThumbprintList
            try account.put(provider)
        }
        return Empty()
    }
}

/// The audiences that a provider's tokens may be for. Adding one that is there, or removing one that is not, changes
/// nothing.
enum OIDCClientIDs {
    struct Input: Decodable, Sendable {
        let OpenIDConnectProviderArn: String
        let ClientID: String
    }

    static let add = operation("AddClientIDToOpenIDConnectProvider") { clientIDs, new in
        guard !clientIDs.contains(new) else { return }
        clientIDs.append(new)
        try OIDCProviderRecord.check(clientIDs: clientIDs)
    }

    static let remove = operation("RemoveClientIDFromOpenIDConnectProvider") { clientIDs, old in
        clientIDs.removeAll { $0 == old }
    }

    private static func operation(
        _ name: String, _ change: @escaping @Sendable (inout [String], String) throws -> Void
    ) -> Operation {
        Operation(
            name, .write,
            requires: { (input: Input, call: Call) in
                try await OIDCProviders.requirements("iam:\(name)", on: input.OpenIDConnectProviderArn, call)
            },
            handler: { (input: Input, call: Call) in
                try await call.write { account in
                    var provider = try account.oidcProvider(input.OpenIDConnectProviderArn)
                    try change(&provider.clientIDs, input.ClientID)
                    try account.put(provider)
                }
                return Empty()
            })
    }
}
