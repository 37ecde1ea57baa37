package import Core

/// A policy that AWS accounts find ready-made: owned by `aws`, attachable everywhere, changed by nobody.
///
/// The texts are this project's own and cover the services that exist here; names, paths and dates are AWS's.
package struct AWSManagedPolicy: Sendable, Hashable {
    package let name: String
    /// `/`, `/job-function/`, `/service-role/` or `/aws-service-role/`.
    package let path: String
    /// `ANPA…`, the same on every plane.
    package let id: String
    package let created: Timestamp
    package let description: String
    package let document: String

    package var arn: String { "arn:aws:iam::aws:policy\(path)\(name)" }
    /// Each has one version so far.
    package var version: String { "v1" }
    /// Service-linked roles' policies can be attached to nothing else.
    package var isAttachable: Bool { path != "/aws-service-role/" }

    /// - Parameter created: in ISO 8601.
    init(
        _ name: String, path: String = "/", created: String, _ description: String,
        _ statements: [ManagedStatement]
    ) {
        self.name = name
        self.path = path
        id = Self.id(for: name)
        self.created = Timestamp(iso8601: created) ?? Timestamp(seconds: 0)
        self.description = description
        document = ManagedStatement.document(statements)
    }

    /// Drawn by a generator that starts from the name (FNV-1a), so that it is the same everywhere and for ever.
    private static func id(for name: String) -> String {
        var seed: UInt64 = 14_695_981_039_346_656_037
        for byte in name.utf8 { seed = (seed ^ UInt64(byte)) &* 1_099_511_628_211 }
        var generator = SplitMix64(seed: seed)
        let owner = AccountID("000000000000")!  // twelve digits
        return UniqueID.make(.managedPolicy, account: owner, using: &generator)
    }
}
