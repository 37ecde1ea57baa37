extension Explanation: CustomStringConvertible {
    /// For people: the decision, then each policy with its parts, a mark and the values before the eyes.
    public var description: String {
        var lines = [response.decision == .allow ? "ALLOW" : "DENY"]
        if !deciding.isEmpty {
            lines.append("")
            lines.append("because these policies apply:")
            for trace in deciding { lines += trace.lines }
        } else if nearest.isEmpty {
            lines += ["", "because there is no policy that permits anything"]
        } else {
            lines += ["", "because no policy permits it; these came nearest:"]
            for trace in nearest { lines += trace.lines }
        }
        if !response.errors.isEmpty {
            lines += ["", "these policies could not be evaluated and were left out:"]
            lines += response.errors.map { "  \($0)" }
        }
        return lines.joined(separator: "\n")
    }
}

extension Explanation.Trace {
    fileprivate var lines: [String] {
        var lines = ["  \(effect.rawValue) \(policy)"]
        for part in parts {
            lines.append("    \(part.mark) \(part.text)")
            if case .error(let error) = part.outcome { lines.append("        \(error)") }
            guard part.outcome != .skipped else { continue }
            // A variable's value is the request's own, which the reader knows; elsewhere values tell why.
            lines += part.values.map { "        \($0.expression) is \($0.value)" }
        }
        return lines
    }
}

extension Explanation.Part {
    fileprivate var mark: String {
        switch outcome {
        case .holds: "✓"
        case .fails: "✗"
        case .error: "!"
        case .skipped: "·"
        }
    }
}
