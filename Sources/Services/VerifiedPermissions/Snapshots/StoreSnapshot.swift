import Cedar
import Core

/// A policy store at one version, made ready for decisions: read and compiled once, shared by all of them.
final class StoreSnapshot: Sendable {
    let record: PolicyStoreRecord
    let schema: StoreSchema?
    let content: SnapshotContent
    let set: PolicySet
    let authorizer: Authorizer
    /// For searches; nil without a schema.
    let partial: PartialAuthorizer?
    /// The schema's actions, as requests bring none.
    let actions: EntityGraph
    let knownEntities: KnownTexts<Text, LoadedEntities>
    let knownContexts: KnownTexts<ContextText, [Text: Value]>

    var version: Int64 { record.version }

    init(_ record: PolicyStoreRecord, _ content: SnapshotContent) {
        self.record = record
        self.content = content
        schema = content.schema
        set = content.policySet
        authorizer = Authorizer(set)
        partial = content.schema.map { [set] in PartialAuthorizer(set, schema: $0.schema) }
        actions = authorizer.load(content.schema.map { Entities.actions(of: $0.schema) } ?? Entities())
        knownEntities = KnownTexts()
        knownContexts = KnownTexts()
    }

    /// The same content under a record that changed in nothing that decides.
    init(_ record: PolicyStoreRecord, _ earlier: StoreSnapshot) {
        self.record = record
        content = earlier.content
        schema = earlier.schema
        set = earlier.set
        authorizer = earlier.authorizer
        partial = earlier.partial
        actions = earlier.actions
        knownEntities = earlier.knownEntities
        knownContexts = earlier.knownContexts
    }
}

extension StoreSnapshot {
    /// Reads what callers ask of this snapshot.
    func reader(_ quotas: Quotas) -> RequestReader {
        RequestReader(schema: schema, quotas: quotas, knownContexts: knownContexts)
    }
}

/// What a snapshot was read from: kept, so that the next version reads no more than what changed.
struct SnapshotContent: Sendable {
    struct Static: Sendable {
        let record: PolicyRecord
        let policy: Policy
    }

    var schema: StoreSchema?
    var policies: [String: Static] = [:]
    var links: [String: PolicyRecord] = [:]
    var templates: [String: Policy] = [:]
    var sources: [String: IdentitySourceRecord] = [:]

    /// In the order of ids, so that two nodes make the same set.
    var policySet: PolicySet {
        var set = PolicySet()
        // Ids are the service's own and templates are there before their links, so that nothing here can fail.
        for (id, template) in templates.sorted(by: { $0.key < $1.key }) { try? set.add(template, id: Text(id)) }
        for (id, entry) in policies.sorted(by: { $0.key < $1.key }) { try? set.add(entry.policy, id: Text(id)) }
        for (id, record) in links.sorted(by: { $0.key < $1.key }) {
            guard let link = record.link, let values = try? link.values() else { continue }
            try? set.link(Text(link.policyTemplateId), id: Text(id), values: values)
        }
        return set
    }
}

extension Entities {
    /// A schema's actions with the groups that they are in.
    static func actions(of schema: Schema) -> Entities {
        let actions = schema.actions.values.map { Entity($0.uid, parents: $0.memberOf) }
        // A schema whose action groups form a circle is refused when it is read.
        return (try? Entities(actions)) ?? Entities()
    }
}
