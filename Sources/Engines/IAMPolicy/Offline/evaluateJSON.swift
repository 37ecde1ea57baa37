import Core

/// Evaluates requests offline, as `castellan iam evaluate` does: JSON in, JSON out; an array of inputs makes an array of
/// results.
///
///     {"request": {"principal": "arn:aws:iam::123456789012:user/ann", "action": "s3:GetObject",
///                  "resource": {"resource": "arn:aws:s3:::b/k", "accountId": "123456789012"}, "context": {}},
///      "identityPolicies": [{"name": "p", "policy": {…}}], "resourcePolicy": {…},
///      "permissionBoundaryPolicies": […], "sessionPolicies": […],
///      "serviceControlPolicies": [{"orgIdentifier": "r-root", "policies": […]}],
///      "resourceControlPolicies": […], "vpcEndpointPolicies": […]}
///
/// Only `request` with its principal, action and resource is required. Policies may be objects or strings, bare or with
/// a name. Faulty policies that still have a policy's shape are evaluated; their faulty elements match nothing.
///
/// - Parameter epochSeconds: the time of the requests, for `aws:CurrentTime` and `aws:EpochTime` where an input gives
///   none; nil leaves these keys out.
/// - Throws: `OfflineError`, naming the member at fault. In an array only that input's result is an `error`.
public func evaluateJSON(_ text: String, epochSeconds: Double? = nil) throws(OfflineError) -> String {
    let bytes = Array(text.utf8)
    let lines = LineIndex(bytes)
    let input: JSONNode
    do throws(JSONError) {
        input = try JSONParser.parse(bytes)
    } catch {
        throw OfflineError(path: "$", reason: error.reason, place: lines.place(of: error.offset))
    }
    var writer = JSONWriter(reserving: 4_096)
    guard let elements = input.array else {
        let scenario = try OfflineScenario(input, path: "", bytes, lines, epochSeconds)
        writer.object { scenario.write(members: &$0) }
        return writer.text
    }
    writer.array { writer in
        for (index, element) in elements.enumerated() {
            writer.object { writer in
                do throws(OfflineError) {
                    try OfflineScenario(element, path: "[\(index)]", bytes, lines, epochSeconds).write(members: &writer)
                } catch {
                    error.write(members: &writer)
                }
            }
        }
    }
    return writer.text
}

extension OfflineError {
    fileprivate func write(members writer: inout JSONWriter) {
        writer.member("error", reason)
        writer.member("path", path)
        if let place {
            writer.member("line", Int64(place.line))
            writer.member("column", Int64(place.column))
        }
    }
}

extension OfflineScenario {
    func write(members writer: inout JSONWriter) {
        let explanation = explain(request, policies)
        if let name { writer.member("name", name) }
        explanation.decision.write(members: &writer)
        if !explanation.decision.isAllowed {
            writer.member("message", accessDeniedMessage(explanation.decision, request))
        }
        writer.name("explanation")
        writer.object { explanation.write(members: &$0) }
    }
}
