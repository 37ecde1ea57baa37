import Core

/// The three searches, over the entities that the policy store keeps.
enum Search {
    static func subjects(_ body: Body, _ client: PermissionsClient) async throws -> HTTPResponse {
        let (resource, action) = (try body.entity("resource"), try body.action())
        let subject = try body.entity("subject", needsID: false)
        return try await entities("SearchPrincipals", "principals", body, client) { json in
            json.member("principalType", subject.type)
            json.name("action")
            json.object { json in
                json.member("actionType", "Action")
                json.member("actionId", action)
            }
            json.entity("resource", resource)
        }
    }

    static func resources(_ body: Body, _ client: PermissionsClient) async throws -> HTTPResponse {
        let (subject, action) = (try body.entity("subject"), try body.action())
        let resource = try body.entity("resource", needsID: false)
        return try await entities("SearchResources", "resources", body, client) { json in
            json.member("resourceType", resource.type)
            json.name("action")
            json.object { json in
                json.member("actionType", "Action")
                json.member("actionId", action)
            }
            json.entity("principal", subject)
        }
    }

    static func actions(_ body: Body, _ client: PermissionsClient) async throws -> HTTPResponse {
        let (subject, resource) = (try body.entity("subject"), try body.entity("resource"))
        let context = try body.context()
        let output = try await client.call("SearchActions") { json in
            json.entity("principal", subject)
            json.entity("resource", resource)
            context.map { json.context($0) }
        }
        let names = (output["actions"]?.list ?? []).compactMap { $0["actionId"]?.string }
        return .json { json in
            json.name("results")
            json.array { json in for name in names { json.object { $0.member("name", name) } } }
        }
    }

    private static func entities(
        _ operation: String, _ member: String, _ body: Body, _ client: PermissionsClient,
        _ question: (inout JSONWriter) -> Void
    ) async throws -> HTTPResponse {
        let context = try body.context()
        let page = body.node["page"]
        let output = try await client.call(operation) { json in
            question(&json)
            context.map { json.context($0) }
            if let token = page?["token"]?.string, !token.isEmpty { json.member("nextToken", token) }
            if let limit = page?["limit"].flatMap({ Int64($0.json) }) {
                json.member("maxResults", min(max(limit, 1), 1_000))
            }
        }
        let found = output[member]?.list ?? []
        return .json { json in
            json.name("results")
            json.array { json in
                for entity in found {
                    json.object { json in
                        json.member("type", entity["entityType"]?.string ?? "")
                        json.member("id", entity["entityId"]?.string ?? "")
                    }
                }
            }
            json.name("page")
            json.object { json in
                json.member("next_token", output["nextToken"]?.string ?? "")
                json.member("count", Int64(found.count))
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func context(_ text: String) {
        name("context")
        object { $0.member("cedarJson", text) }
    }
}
