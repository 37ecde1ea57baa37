import Cedar
import Core

/// What a policy store might become: its content with changes, none of which is made.
struct Proposal: Decodable, Sendable {
    struct Replacement: Decodable, Sendable {
        let policyId: String
        let statement: String
    }

    /// Takes the place of all policies and templates; ids are those of `@id` annotations, else by position.
    let policies: String?
    let schema: String?
    let add: [String]?
    let replace: [Replacement]?
    let remove: [String]?

    /// - Throws: `ValidationException` for what cannot be read or is not there.
    func set(from snapshot: StoreSnapshot) throws -> PolicySet {
        var set = try policies.map { try read($0) } ?? snapshot.set
        for (index, id) in (remove ?? []).enumerated() {
            guard set.contains(Text(id)) else {
                throw AWSError.validation("There is no policy \(id).", at: "proposal.remove.\(index)")
            }
            try remove(id, from: &set, at: "proposal.remove.\(index)")
        }
        for (index, change) in (replace ?? []).enumerated() {
            let path = "proposal.replace.\(index)"
            guard set.policies[Text(change.policyId)] != nil else {
                throw AWSError.validation("There is no static policy \(change.policyId).", at: "\(path).policyId")
            }
            try remove(change.policyId, from: &set, at: path)
            try add(try policy(change.statement, at: "\(path).statement"), id: change.policyId, to: &set, at: path)
        }
        for (index, statement) in (add ?? []).enumerated() {
            let path = "proposal.add.\(index)"
            let policy = try policy(statement, at: path)
            try add(policy, id: policy.annotation("id")?.string ?? "added\(index)", to: &set, at: path)
        }
        return set
    }

    func storeSchema(from snapshot: StoreSnapshot) throws -> StoreSchema? {
        guard let schema else { return snapshot.schema }
        let namespaces = try PutSchema.read(schema, at: "proposal.schema")
        guard !namespaces.isEmpty else { return nil }
        let time = Timestamp(microseconds: 0)
        return try StoreSchema(SchemaRecord(text: schema, namespaces: namespaces, created: time, updated: time))
    }

    private func read(_ text: String) throws -> PolicySet {
        do {
            return try PolicySet(parsing: text).namedByAnnotation()
        } catch let error as Diagnostics {
            throw AWSError.validation("The policies cannot be read.", error, in: text, at: "proposal.policies")
        } catch {
            throw AWSError.validation("The policies cannot be read: \(error)", at: "proposal.policies")
        }
    }

    private func policy(_ statement: String, at path: String) throws -> Policy {
        do {
            return try Policy(parsing: statement)
        } catch {
            throw AWSError.validation("The statement cannot be read.", error, in: statement, at: path)
        }
    }

    private func add(_ policy: Policy, id: String, to set: inout PolicySet, at path: String) throws {
        do throws(PolicySet.Failure) {
            try set.add(policy, id: Text(id))
        } catch {
            throw AWSError.validation("There is a policy \(id) already.", at: path)
        }
    }

    private func remove(_ id: String, from set: inout PolicySet, at path: String) throws {
        do throws(PolicySet.Failure) {
            try set.remove(Text(id))
        } catch {
            throw AWSError.validation("\(id) is a template that policies are linked to.", at: path)
        }
    }
}
