import Core
import Directory

/// The AWS principals that a policy names, by where they stand in its text.
struct PolicyPrincipals {
    private struct Mention {
        let principal: String
        /// Quotes included.
        let range: Range<Int>
    }

    private let text: String
    private let mentions: [Mention]

    /// - Parameter text: a policy that was checked; what has another shape is left out.
    init(_ text: String) {
        self.text = text
        guard let statement = try? JSONParser.parse(text)["Statement"] else {
            mentions = []
            return
        }
        let members = (statement.array ?? [statement]).flatMap {
            ($0["Principal"] ?? $0["NotPrincipal"])?.members ?? []
        }
        mentions = members.filter { $0.name == "AWS" }.flatMap { member in
            (member.value.array ?? [member.value]).compactMap { node in
                node.string.map { Mention(principal: $0, range: node.offset..<node.end) }
            }
        }
    }

    var names: Set<String> { Set(mentions.map(\.principal)) }

    /// The text with principals replaced; nothing else in it changes.
    func replacing(_ others: [String: String]) -> String {
        guard !others.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for mention in mentions.reversed() {
            guard let other = others[mention.principal] else { continue }
            var writer = JSONWriter()
            writer.string(other)
            bytes.replaceSubrange(mention.range, with: writer.bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What a principal's ARN stands for.
enum KnownPrincipal: Sendable, Hashable {
    /// A user or role of this plane.
    case entity(id: String)
    /// An account, a session, everyone, or somebody whom this plane cannot know.
    case other
    /// Nobody.
    case unknown

    init(_ principal: String, _ directory: Directory) async throws {
        self = try await Self.find(principal, directory)
    }

    private static func find(_ principal: String, _ directory: Directory) async throws -> KnownPrincipal {
        if principal == "*" || AccountID(principal) != nil { return .other }
        // A unique id stands for an entity that is gone, or comes back with a copied policy.
        if principal.count >= 16, UniqueID.account(of: principal) != nil { return .other }
        guard let arn = ARN(principal), let account = AccountID(arn.account), !principal.contains("*") else {
            return .unknown
        }
        guard try await directory.account(account) != nil else {
            return arn.service == "iam" || arn.service == "sts" ? .other : .unknown
        }
        switch (arn.service, arn.resourceType) {
        case ("iam", nil): return arn.resource == "root" ? .other : .unknown
        case ("iam", "user"):
            let user = try await directory.user(arn.resourceName, in: account)
            return user?.arn(in: account) == principal ? user.map { .entity(id: $0.id) } ?? .unknown : .unknown
        case ("iam", "role"):
            let role = try await directory.role(arn.resourceName, in: account)
            return role?.arn(in: account) == principal ? role.map { .entity(id: $0.id) } ?? .unknown : .unknown
        case ("sts", "assumed-role"):
            let parts = arn.resource.split(separator: "/")
            guard parts.count == 3 else { return .unknown }
            return try await directory.role(String(parts[1]), in: account) == nil ? .unknown : .other
        case ("sts", "federated-user"): return .other
        default: return .unknown
        }
    }
}
