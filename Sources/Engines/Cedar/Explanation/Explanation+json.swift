internal import Core

extension Explanation {
    /// The explanation as a JSON object: decision, deciding policies, nearest permits and errors.
    public var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("decision", response.decision.rawValue)
            for (name, traces) in [("deciding", deciding), ("nearest", nearest)] {
                json.name(name)
                json.array { json in for trace in traces { trace.write(to: &json) } }
            }
            json.name("errors")
            json.array { json in for error in response.errors { json.string(error.description) } }
        }
        return json.text
    }
}

extension Explanation.Trace {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("policy", policy.string)
            json.member("effect", effect.rawValue)
            json.name("parts")
            json.array { json in
                for part in parts {
                    json.object { json in
                        json.member("text", part.text)
                        json.member("outcome", part.outcome.name)
                        if case .error(let error) = part.outcome { json.member("error", error.description) }
                        json.name("values")
                        json.object { json in for value in part.values { json.member(value.expression, value.value) } }
                    }
                }
            }
        }
    }
}

extension Explanation.Part.Outcome {
    fileprivate var name: String {
        switch self {
        case .holds: "holds"
        case .fails: "fails"
        case .error: "error"
        case .skipped: "skipped"
        }
    }
}
