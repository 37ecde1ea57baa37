import Core

/// How much one account may keep and ask. Nothing is bounded but what would harm the plane, unless the operator wants
/// AWS's quotas, to test against them.
package struct Quotas: Sendable {
    var policyStores = Int.max
    var templatesPerStore = Int.max
    /// Bytes of UTF-8.
    var policyBytes = 1 << 18
    var schemaBytes = 1 << 20
    /// Over all policies that name the same resource, or none.
    var policyBytesPerResource = Int.max
    /// AWS allows one; here several may be, told apart by their issuers.
    var identitySourcesPerStore = Int.max
    /// Kept with a store; AWS keeps none.
    var entitiesPerStore = 100_000
    /// Over principal, action and resource of one request.
    var transitiveParents = Int.max

    /// What a self-hosted plane needs: texts of a bounded size.
    package static let none = Quotas()

    /// The defaults of AWS's service quotas (user guide, "Quotas for Amazon Verified Permissions").
    package static let aws = Quotas(
        policyStores: 30_000, templatesPerStore: 40, policyBytes: 10_000, schemaBytes: 200_000,
        policyBytesPerResource: 200_000, identitySourcesPerStore: 1, transitiveParents: 100)
}

extension Quotas {
    func checkPolicy(_ statement: String, at path: String) throws {
        guard statement.utf8.count <= policyBytes else {
            throw AWSError.validation(
                "The statement has \(statement.utf8.count) bytes; at most \(policyBytes) are allowed.", at: path)
        }
    }

    func checkSchema(_ text: String) throws {
        guard text.utf8.count <= schemaBytes else {
            throw AWSError.quotaExceeded(
                "The schema has \(text.utf8.count) bytes; at most \(schemaBytes) are allowed.", .schema)
        }
    }
}
