import Core
import Directory
import IAMPolicy

/// The user, group or role whose policies a simulation is about.
struct PolicySource: Sendable {
    let arn: String
    let identity: [NamedPolicy]
    let boundary: [NamedPolicy]
    /// Who a simulated request comes from; a group makes none, so it is some user in it.
    let caller: Principal
    let userName: String?

    /// - Throws: `InvalidInput` for an ARN of something else, `NoSuchEntity` when there is none of that ARN.
    init(_ arn: String, in view: some AccountView) throws {
        guard let parsed = ARN(arn), parsed.service == "iam" else {
            throw AWSError.invalidInput("Invalid Entity Arn: \(arn) does not clearly define entity type and name.")
        }
        let name = parsed.resourceName
        let isOurs = parsed.account == view.account.rawValue
        self.arn = arn
        switch parsed.resourceType {
        case "user":
            let user = try Self.found(isOurs ? view.find(UserRecord.self, name) : nil, arn, in: view)
            var identity = try Self.policies(of: user, view)
            for group in user.groups { identity += try Self.policies(of: view.get(GroupRecord.self, group), view) }
            self.identity = identity
            boundary = try Self.boundary(of: user, view)
            caller = .user(arn: arn, id: user.id)
            userName = user.name
        case "group":
            let group = try Self.found(isOurs ? view.find(GroupRecord.self, name) : nil, arn, in: view)
            identity = try Self.policies(of: group, view)
            boundary = []
            caller = .user(arn: UserRecord.arn("member", path: "/", in: view.account))
            userName = nil
        case "role":
            let role = try Self.found(isOurs ? view.find(RoleRecord.self, name) : nil, arn, in: view)
            identity = try Self.policies(of: role, view)
            boundary = try Self.boundary(of: role, view)
            caller = .role(arn: arn, id: role.id)
            userName = nil
        default: throw AWSError.invalidInput("Invalid Entity Arn: \(arn) does not clearly define entity type and name.")
        }
    }

    private static func found<Value: Entity>(
        _ entity: Value?, _ arn: String, in view: some AccountView
    ) throws -> Value {
        guard let entity, entity.arn(in: view.account) == arn else {
            throw Value.missing(ARN(arn)?.resourceName ?? arn)
        }
        return entity
    }

    /// Inline policies go by their holder's name and their own, as in `role_deploy_access`; managed ones by their name.
    private static func policies<Holder: PolicyHolder>(
        of holder: Holder, _ view: some AccountView
    ) throws -> [NamedPolicy] {
        let inline = holder.inline.sorted { $0.key < $1.key }.compactMap { name, text in
            read(text, named: "\(Holder.resourceType)_\(holder.name)_\(name)")
        }
        return inline + (try holder.attached.compactMap { try managed($0, view) })
    }

    /// A boundary that cannot be found still bounds.
    private static func boundary(of holder: some PolicyHolder, _ view: some AccountView) throws -> [NamedPolicy] {
        guard let arn = holder.permissionsBoundary else { return [] }
        let nothing = read(#"{"Version":"2012-10-17","Statement":[]}"#, named: arn)
        return [try managed(arn, view) ?? nothing].compactMap { $0 }
    }

    private static func managed(_ arn: String, _ view: some AccountView) throws -> NamedPolicy? {
        switch try view.findPolicy(arn) {
        case .customer(let record)?: record.defaultDocument.flatMap { read($0, named: record.name) }
        case .aws(let policy)?: read(policy.document, named: policy.name)
        case nil: nil
        }
    }

    /// What was stored was checked, so reading it again is lenient.
    private static func read(_ text: String, named name: String) -> NamedPolicy? {
        (try? PolicyDocument(text, kind: .identity, strictness: .lenient)).map {
            NamedPolicy(name: name, document: $0)
        }
    }
}
