public import Cedar
internal import Core

extension Scenario {
    /// The request and the entities as a JSON object, in the form in which `castellan cedar run-tests` takes them:
    /// `{"request": {"principal", "action", "resource", "context"}, "entities": […]}`.
    public var json: String {
        var json = JSONWriter()
        json.object { json in
            json.name("request")
            json.object { json in
                json.member("principal", request.principal.description)
                json.member("action", request.action.description)
                json.member("resource", request.resource.description)
                json.name("context")
                json.raw((try? Request.json(of: request.context)) ?? "{}")
            }
            json.name("entities")
            json.raw((try? entities.json()) ?? "[]")
        }
        return json.text
    }
}
