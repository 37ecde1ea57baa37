import Core

/// A decision with what led to it.
struct DecisionResult: Sendable {
    let answer: Document
    let store: StorePage

    init(_ answer: Document, _ store: StorePage) {
        self.answer = answer
        self.store = store
    }

    var html: HTML {
        let explanation = try? JSONParser.parse(answer.text("explanation"))
        let deciding = explanation?["deciding"]?.array ?? []
        let nearest = explanation?["nearest"]?.array ?? []
        let isAllowed = answer.text("decision") == "ALLOW"
        return card("Decision", class: "decision") {
            tag(.div, .class("verdict"), .set(.role, "status")) {
                DecisionWords.badge(answer.text("decision"))
                tag(.span) { Self.reason(isAllowed: isAllowed, deciding.count, nearest.count) }
            }
            errors
            if !deciding.isEmpty {
                tag(.h3) { deciding.count == 1 ? "The policy that decided" : "The policies that decided" }
                for trace in deciding { policy(trace) }
            }
            if !nearest.isEmpty {
                tag(.h3) { "Near misses" }
                for trace in nearest { policy(trace) }
            }
        }
    }

    private static func reason(isAllowed: Bool, _ deciding: Int, _ nearest: Int) -> String {
        if isAllowed { return deciding == 1 ? "A policy permits it." : "\(deciding) policies permit it." }
        if deciding > 0 { return deciding == 1 ? "A policy forbids it." : "\(deciding) policies forbid it." }
        return nearest > 0 ? "No policy permits it. These came nearest." : "There is no policy that permits anything."
    }

    @HTMLBuilder private var errors: HTML {
        let texts = (answer["errors"]?.list ?? []).map { $0.text("errorDescription") }
        if !texts.isEmpty {
            Notice.warning("Policies that failed and were left out", texts.joined(separator: "\n"))
        }
    }

    private func policy(_ trace: JSONNode) -> HTML {
        let id = trace["policy"]?.string ?? ""
        let isPermit = trace["effect"]?.string == "permit"
        return tag(.div, .class("trace")) {
            tag(.div, .class("trace-head")) {
                isPermit ? badge("Permit", "good") : badge("Forbid", "bad")
                tag(.a, .class("code"), .href(store.link(to: .policies).appending(id))) { id }
            }
            let parts = trace["parts"]?.array ?? []
            if parts.isEmpty {
                tag(.p, .class("muted")) { "It has no conditions: it applies to every request." }
            } else {
                tag(.ul) { for part in parts { condition(part) } }
            }
        }
    }

    private func condition(_ part: JSONNode) -> HTML {
        let (mark, words, name) = Self.outcome(part["outcome"]?.string ?? "")
        return tag(.li, .class(name)) {
            tag(.span, .class("mark"), .set(.ariaHidden, "true")) { mark }
            tag(.div) {
                tag(.span, .class("hidden-label")) { words }
                code(part["text"]?.string ?? "")
                if let error = part["error"]?.string { tag(.p, .class("error")) { error } }
                if name != "skipped", let values = part["values"]?.members, !values.isEmpty {
                    tag(.div, .class("values")) {
                        for value in values {
                            tag(.div) {
                                code(value.name)
                                " is "
                                code(value.value.string ?? value.value.json)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func outcome(_ outcome: String) -> (mark: String, words: String, name: String) {
        switch outcome {
        case "holds": ("✓", "Holds: ", "holds")
        case "fails": ("✗", "Fails: ", "fails")
        case "error": ("!", "Error: ", "error-part")
        default: ("·", "Not looked at: ", "skipped")
        }
    }
}
