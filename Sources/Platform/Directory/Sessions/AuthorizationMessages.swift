package import Core
import FoundationEssentials
package import Keyring

/// What `sts:DecodeAuthorizationMessage` tells about a refused call, in the form that AWS gives it.
package struct AuthorizationMessage: Sendable, Hashable {
    /// A statement that decided. AWS lists what it holds of these; empty lists are written as such.
    package struct Statement: Sendable, Hashable {
        package var id: String
        package var isDeny: Bool
        package var principals: [String]
        package var actions: [String]
        package var resources: [String]

        package init(id: String, isDeny: Bool, principals: [String], actions: [String], resources: [String]) {
            self.id = id
            self.isDeny = isDeny
            self.principals = principals
            self.actions = actions
            self.resources = resources
        }
    }

    package var isAllowed: Bool
    package var isExplicitDeny: Bool
    package var matchedStatements: [Statement]
    package var principalID: String
    package var principalARN: String
    package var action: String
    package var resource: String
    /// Condition keys of the request with their values.
    package var conditions: [(key: String, values: [String])]

    package init(
        isAllowed: Bool, isExplicitDeny: Bool, matchedStatements: [Statement], principalID: String,
        principalARN: String, action: String, resource: String, conditions: [(key: String, values: [String])]
    ) {
        self.isAllowed = isAllowed
        self.isExplicitDeny = isExplicitDeny
        self.matchedStatements = matchedStatements
        self.principalID = principalID
        self.principalARN = principalARN
        self.action = action
        self.resource = resource
        self.conditions = conditions
    }

    package static func == (left: Self, right: Self) -> Bool { left.json == right.json }
    package func hash(into hasher: inout Hasher) { hasher.combine(json) }
}

extension AuthorizationMessage {
    /// The decoded message: lists are objects with `items`, values objects with `value`.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("allowed", isAllowed)
            writer.member("explicitDeny", isExplicitDeny)
            writer.items("matchedStatements", matchedStatements) { $0.object($1.write) }
            writer.items("failures", [String]()) { $0.string($1) }
            writer.name("context")
            writer.object { writer in
                writer.name("principal")
                writer.object {
                    $0.member("id", principalID)
                    $0.member("arn", principalARN)
                }
                writer.member("action", action)
                writer.member("resource", resource)
                writer.name("conditions")
                writer.object { writer in
                    writer.items("items", list: conditions) { writer, condition in
                        writer.object {
                            $0.member("key", condition.key)
                            $0.values("values", condition.values)
                        }
                    }
                }
            }
        }
        return writer.bytes
    }
}

extension AuthorizationMessage.Statement {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("statementId", id)
        writer.member("effect", isDeny ? "DENY" : "ALLOW")
        writer.values("principals", principals)
        writer.values("principalGroups", [])
        writer.values("actions", actions)
        writer.values("resources", resources)
        writer.values("conditions", [])
    }
}

extension JSONWriter {
    fileprivate mutating func items<Element>(
        _ name: String, list: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.name(name)
        array { writer in
            for element in list { write(&writer, element) }
        }
    }

    fileprivate mutating func items<Element>(
        _ name: String, _ list: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.name(name)
        object { $0.items("items", list: list, write) }
    }

    fileprivate mutating func values(_ name: String, _ values: [String]) {
        items(name, values) { writer, value in writer.object { $0.member("value", value) } }
    }
}

/// Authorisation messages in the form that errors carry: sealed, so that only who may decode them learns what they say.
package struct AuthorizationMessages: Sendable {
    private static let purpose = "authorization-message"
    /// The longest that STS takes, in characters.
    package static let maximumLength = 10_240

    private let keyring: Keyring

    package init(_ keyring: Keyring) { self.keyring = keyring }

    /// The encoded message, for callers of that account alone to decode. Conditions that are too many are left out,
    /// the last first.
    package func encode(_ message: AuthorizationMessage, for account: AccountID) throws -> String {
        // Base 64 of what sealing adds to the text.
        let room = Self.maximumLength / 4 * 3 - Keyring.overhead
        var message = message
        var json = message.json
        while json.count > room, !message.conditions.isEmpty {
            message.conditions.removeLast((message.conditions.count + 3) / 4)
            json = message.json
        }
        let sealed = try keyring.seal(json, purpose: Self.purpose, context: account.rawValue)
        // The alphabet for URLs, as AWS has it: the message travels in a parameter.
        return String(
            Data(sealed).base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }

    /// The JSON text; nil for what is no message, or was made for another account.
    package func decode(_ text: String, for account: AccountID) -> String? {
        guard text.utf8.count <= Self.maximumLength else { return nil }
        let base64 = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let sealed = Data(base64Encoded: base64 + padding),
            let json = try? keyring.open(Array(sealed), purpose: Self.purpose, context: account.rawValue)
        else { return nil }
        return String(decoding: json, as: UTF8.self)
    }
}
