import Core
import Plane

/// A grant as decisions read it: a resource-based policy of one principal's.
struct KeyGrant: Sendable {
    let record: GrantRecord
    let requirement: Requirement.Grant

    init(_ record: GrantRecord) throws {
        self.record = record
        requirement = Requirement.Grant("grant/\(record.id)", document: GrantPolicy(record).text)
    }

    /// Whether the grant may bear on a caller's operation.
    func allows(_ operation: GrantOperation, _ caller: Caller, _ context: [String: String]) -> Bool {
        guard record.operations.contains(operation), GrantRecord.isSame(record.granteeID, caller) else { return false }
        return !operation.hasEncryptionContext || record.constraints?.allow(context) ?? true
    }
}

/// A grant written as a policy.
struct GrantPolicy: Sendable {
    let text: String

    init(_ grant: GrantRecord) {
        let constrained = grant.operations.filter(\.hasEncryptionContext)
        let free = grant.operations.filter { !$0.hasEncryptionContext && $0 != .retireGrant }
        var json = JSONWriter(reserving: 512)
        json.object { json in
            json.member("Version", "2012-10-17")
            json.name("Statement")
            json.array { json in
                if !constrained.isEmpty {
                    Self.statement(grant.granteePrincipal, constrained.map(\.action), grant.constraints, &json)
                }
                if !free.isEmpty { Self.statement(grant.granteePrincipal, free.map(\.action), nil, &json) }
                // A grant of RetireGrant alone allows nothing that a policy decides.
                if constrained.isEmpty, free.isEmpty {
                    Self.statement(grant.granteePrincipal, [GrantOperation.retireGrant.action], nil, &json)
                }
            }
        }
        text = json.text
    }

    /// What lets a principal retire a grant.
    init(retiring principal: String) {
        var json = JSONWriter(reserving: 256)
        json.object { json in
            json.member("Version", "2012-10-17")
            json.name("Statement")
            json.array { Self.statement(principal, [GrantOperation.retireGrant.action], nil, &$0) }
        }
        text = json.text
    }

    private static func statement(
        _ principal: String, _ actions: [String], _ constraints: GrantConstraints?, _ json: inout JSONWriter
    ) {
        json.object { json in
            json.member("Effect", "Allow")
            json.name("Principal")
            json.object { $0.member(principal.hasPrefix("arn:") ? "AWS" : "Service", principal) }
            json.name("Action")
            json.array { json in for action in actions { json.string(action) } }
            json.member("Resource", "*")
            if let constraints, !constraints.isEmpty { condition(constraints, &json) }
        }
    }

    /// `EncryptionContextEquals` refuses further keys; an empty one, every key.
    private static func condition(_ constraints: GrantConstraints, _ json: inout JSONWriter) {
        let pairs = constraints.pairs.sorted { $0.key < $1.key }
        json.name("Condition")
        json.object { json in
            if !pairs.isEmpty {
                json.name("StringEquals")
                json.object { json in
                    for (key, value) in pairs { json.member("kms:EncryptionContext:\(key)", literal(value)) }
                }
            }
            guard constraints.EncryptionContextEquals != nil else { return }
            if pairs.isEmpty {
                json.name("Null")
                json.object { $0.member("kms:EncryptionContextKeys", "true") }
            } else {
                json.name("ForAllValues:StringEquals")
                json.object { json in
                    json.name("kms:EncryptionContextKeys")
                    json.array { json in for pair in pairs { json.string(literal(pair.key)) } }
                }
            }
        }
    }

    /// A value as a policy takes it for itself, although it looks like a variable.
    private static func literal(_ value: String) -> String { value.replacing("${", with: "${$}{") }
}
