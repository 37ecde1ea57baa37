import Cedar
package import Core
import Store

extension LoggedDecision {
    /// The decision as an event of OCSF's class API Activity (6003) with the profile `security_control`, version 1.5.0:
    /// the principal is the actor's user, the action the operation, the policies that decided are the actor's
    /// authorizations. What OCSF has no place for stands under `unmapped`, in Cedar's JSON.
    func event(of store: PolicyStore) -> [UInt8] {
        var json = JSONWriter(reserving: 1_500 + (entities?.utf8.count ?? 0))
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
                json.member("operation", action.description)
                json.name("service")
                json.object { $0.member("name", "verifiedpermissions.amazonaws.com") }
                json.name("request")
                json.object { $0.member("uid", requestID) }
            }
            json.name("resources")
            json.array { json in
                json.object { json in
                    json.member("uid", resource.description)
                    json.member("name", resource.id.string)
                    json.member("type", resource.type.path)
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
            unmapped(store, &json)
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
                json.member("uid", principal.description)
                json.member("name", principal.id.string)
                json.member("type", principal.type.path)
            }
            json.name("authorizations")
            json.array { json in
                for policy in policies {
                    json.object { json in
                        json.member("decision", decision)
                        json.name("policy")
                        json.object { $0.member("uid", policy) }
                    }
                }
            }
            json.member("invoked_by", callerARN)
        }
    }

    private func unmapped(_ store: PolicyStore, _ json: inout JSONWriter) {
        json.name("unmapped")
        json.object { json in
            json.member("policy_store", store.arn)
            json.member("store_version", storeVersion)
            json.member("latency_us", latencyMicroseconds)
            json.name("errors")
            json.array { json in for error in errors { json.string(error) } }
            writeRequest(to: &json)
        }
    }

    private func writeRequest(to json: inout JSONWriter) {
        for (name, uid) in [("principal", principal), ("action", action), ("resource", resource)] {
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

extension LoggedDecision {
    /// An event as ListDecisions gives it.
    ///
    /// - Returns: nil for what is no event of a decision.
    package init?(event: [UInt8]) {
        guard let node = try? JSONParser.parse(event), let kept = node["unmapped"],
            let id = node["metadata"]?["uid"]?.string.flatMap({ DecisionID($0) }),
            let principal = kept.uid("principal"), let action = kept.uid("action"),
            let resource = kept.uid("resource")
        else { return nil }
        self.init(
            id: id, requestID: node["metadata"]?["correlation_uid"]?.string ?? "",
            sourceIP: node["src_endpoint"]?["ip"]?.string ?? "",
            userAgent: node["http_request"]?["user_agent"]?.string ?? "",
            callerARN: node["actor"]?["invoked_by"]?.string ?? "", region: node["cloud"]?["region"]?.string ?? "",
            principal: principal, action: action, resource: resource, isAllowed: node["action_id"]?.json == "1",
            policies: (node["actor"]?["authorizations"]?.array ?? []).compactMap { $0["policy"]?["uid"]?.string },
            errors: (kept["errors"]?.array ?? []).compactMap(\.string),
            storeVersion: kept["store_version"].flatMap { Int64($0.json) } ?? 0,
            latencyMicroseconds: kept["latency_us"].flatMap { Int64($0.json) } ?? 0, context: kept["context"]?.json,
            entities: kept["entities"]?.json, isRedacted: kept["redacted"] != nil)
    }
}

extension JSONNode {
    fileprivate func uid(_ name: String) -> EntityUID? {
        guard let member = self[name], let type = member["type"]?.string.flatMap({ Name(parsing: $0) }),
            let id = member["id"]?.string
        else { return nil }
        return EntityUID(type: type, id: Text(id))
    }
}
