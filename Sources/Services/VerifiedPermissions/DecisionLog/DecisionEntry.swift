import Cedar
import Core
import Plane
import Store

/// A decision on its way into the log.
struct DecisionEntry: Sendable {
    let id: DecisionID
    let time: Timestamp
    let requestID: String
    let sourceIP: String
    let userAgent: String
    let callerARN: String
    let region: String
    let store: PolicyStore
    let decision: Decision
    let entities: LoadedEntities
    let latencyMicroseconds: Int64
}

/// When a decision was made, and a number: its place in the log.
struct DecisionID: Sendable, Hashable, Comparable {
    static let byteCount = 16

    let time: Timestamp
    private let number: UInt64

    init(_ time: Timestamp) {
        self.time = time
        number = .random(in: .min ... .max)
    }

    /// The least id of a time.
    init(firstAt time: Timestamp) {
        self.time = time
        number = 0
    }

    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let halves = [bytes.prefix(8), bytes.suffix(8)].map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
        time = Timestamp(microseconds: Int64(bitPattern: halves[0]))
        number = halves[1]
    }

    init?(_ text: String) {
        guard let bytes = Hexadecimal.decode(text) else { return nil }
        self.init(bytes)
    }

    /// In the order of ids, for times since 1970.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        withUnsafeBytes(of: time.microseconds.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    var text: String { Hexadecimal.encode(bytes) }

    static func < (one: DecisionID, other: DecisionID) -> Bool {
        (one.time, one.number) < (other.time, other.number)
    }
}

extension DecisionEntry {
    /// The decision as an event of OCSF's class API Activity (6003) with the profile `security_control`, version 1.5.0:
    /// the principal is the actor's user, the action the operation, the policies that decided are the actor's
    /// authorizations. What OCSF has no place for stands under `unmapped`, in Cedar's JSON.
    func event(_ settings: DecisionLogSettings) -> [UInt8] {
        let kept = KeptRequest(self, settings)
        let isAllowed = decision.response.decision == .allow
        var json = JSONWriter(reserving: 1_500)
        json.object { json in
            json.member("class_uid", 6003 as Int64)
            json.member("class_name", "API Activity")
            json.member("category_uid", 6 as Int64)
            json.member("category_name", "Application Activity")
            json.member("activity_id", 99 as Int64)
            json.member("activity_name", "Authorize")
            json.member("type_uid", 600_399 as Int64)
            json.member("severity_id", 1 as Int64)
            json.member("status_id", 1 as Int64)
            json.member("time", time.microseconds / 1_000)
            json.member("action_id", (isAllowed ? 1 : 2) as Int64)
            json.member("action", isAllowed ? "Allowed" : "Denied")
            json.member("disposition_id", (isAllowed ? 1 : 2) as Int64)
            json.member("disposition", isAllowed ? "Allowed" : "Blocked")
            metadata(&json)
            actor(&json)
            json.name("api")
            json.object { json in
                json.member("operation", decision.request.action.description)
                json.name("service")
                json.object { $0.member("name", "verifiedpermissions.amazonaws.com") }
                json.name("request")
                json.object { $0.member("uid", requestID) }
            }
            json.name("resources")
            json.array { json in
                json.object { json in
                    json.member("uid", decision.request.resource.description)
                    json.member("name", decision.request.resource.id.string)
                    json.member("type", decision.request.resource.type.path)
                }
            }
            json.name("src_endpoint")
            json.object { $0.member("ip", sourceIP) }
            json.name("http_request")
            json.object { $0.member("user_agent", userAgent) }
            json.name("cloud")
            json.object { json in
                json.member("provider", "Castellan")
                json.member("region", region)
                json.name("account")
                json.object { $0.member("uid", store.scope.account) }
            }
            unmapped(kept, &json)
        }
        return json.bytes
    }

    private func metadata(_ json: inout JSONWriter) {
        json.name("metadata")
        json.object { json in
            json.member("uid", id.text)
            json.member("version", "1.5.0")
            json.member("correlation_uid", requestID)
            json.member("log_name", "verifiedpermissions.decisions")
            json.name("profiles")
            json.array { json in
                json.string("security_control")
                json.string("cloud")
            }
            json.name("product")
            json.object { json in
                json.member("name", "Castellan")
                json.member("vendor_name", "Castellan")
            }
        }
    }

    private func actor(_ json: inout JSONWriter) {
        json.name("actor")
        json.object { json in
            json.name("user")
            json.object { json in
                json.member("uid", decision.request.principal.description)
                json.member("name", decision.request.principal.id.string)
                json.member("type", decision.request.principal.type.path)
            }
            json.name("authorizations")
            json.array { json in
                for policy in decision.response.reasons {
                    json.object { json in
                        json.member("decision", decision.response.decision.apiName)
                        json.name("policy")
                        json.object { $0.member("uid", policy.string) }
                    }
                }
            }
            json.member("invoked_by", callerARN)
        }
    }

    private func unmapped(_ kept: KeptRequest, _ json: inout JSONWriter) {
        json.name("unmapped")
        json.object { json in
            json.member("policy_store", store.arn)
            json.member("store_version", decision.snapshot.version)
            json.member("latency_us", latencyMicroseconds)
            json.name("errors")
            json.array { json in for error in decision.response.errors { json.string(error.description) } }
            kept.write(to: &json)
        }
    }
}

/// What is kept of a request, after redaction.
private struct KeptRequest {
    /// A megabyte of entities is no log entry.
    private static let mostEntityBytes = 64 * 1_024

    let request: Request
    let context: String?
    let entities: String?
    let isRedacted: Bool

    init(_ entry: DecisionEntry, _ settings: DecisionLogSettings) {
        request = entry.decision.request
        let redactions = (settings.redact ?? []).compactMap { Redaction($0) }
        var context = request.context
        var isRedacted = false
        for redaction in redactions where redaction.root == .context {
            if redaction.apply(to: &context) { isRedacted = true }
        }
        self.context = context.isEmpty ? nil : try? Request.json(of: context)
        var entities = entry.entities.entities
        if entities.entities.isEmpty {
            self.entities = "[]"
        } else if !(settings.entities ?? true) {
            self.entities = nil
        } else if entities.redact(redactions) {
            isRedacted = true
            self.entities = Self.text(of: entities)
        } else {
            self.entities = entry.entities.logText(Self.text)
        }
        self.isRedacted = isRedacted
    }

    /// With their own parents alone, and nil once it is too long.
    private static func text(of entities: Entities) -> String? {
        var text = "["
        for entity in entities.entities.values.sorted(by: { $0.uid < $1.uid }) {
            guard let json = try? entity.json(), text.utf8.count + json.utf8.count < mostEntityBytes else { return nil }
            text += text.utf8.count > 1 ? ",\(json)" : json
        }
        return text + "]"
    }

    func write(to json: inout JSONWriter) {
        for (name, uid) in [
            ("principal", request.principal), ("action", request.action), ("resource", request.resource),
        ] {
            json.name(name)
            json.object { json in
                json.member("type", uid.type.path)
                json.member("id", uid.id.string)
            }
        }
        if let context {
            json.name("context")
            json.raw(context)
        }
        if let entities {
            json.name("entities")
            json.raw(entities)
        }
        if isRedacted { json.member("redacted", true) }
    }
}

extension Entities {
    /// - Returns: whether there was something to take away.
    fileprivate mutating func redact(_ redactions: [Redaction]) -> Bool {
        if redactions.isEmpty { return false }
        var changed: [Entity] = []
        for var entity in entities.values {
            let before = changed.count
            for redaction in redactions where redaction.root == .entities(entity.uid.type) {
                var attributes = entity.attributes
                guard redaction.apply(to: &attributes) else { continue }
                entity.attributes = attributes
                if changed.count > before { changed.removeLast() }
                changed.append(entity)
            }
        }
        guard !changed.isEmpty else { return false }
        var all = entities
        for entity in changed { all[entity.uid] = entity }
        if let redacted = try? Entities(all.values) { self = redacted }
        return true
    }
}
