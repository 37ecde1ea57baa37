import Core

/// What an analysis found, for each kind of request.
struct AnalysisResult: Sendable {
    let answer: Document
    let store: StorePage

    init(_ answer: Document, _ store: StorePage) {
        self.answer = answer
        self.store = store
    }

    var html: HTML {
        let results = answer["results"]?.list ?? []
        let isOpen = results.contains { $0.text("outcome") == "UNKNOWN" }
        return card("Result") {
            tag(.div, .class("verdict"), .set(.role, "status")) {
                if answer["holds"]?.boolean ?? false {
                    badge("Holds", "good")
                    tag(.span) { "For every request." }
                } else if isOpen, !results.contains(where: { $0.text("outcome") == "FAILS" }) {
                    badge("Not known", "warn")
                    tag(.span) { "No counterexample was found, and no proof for all kinds of requests." }
                } else {
                    badge("Does not hold", "bad")
                    tag(.span) { "There is a request that shows it." }
                }
            }
            table(results).html
            for result in results { counterexample(result) }
        }
    }

    private func table(_ results: [Document]) -> Table<Document> {
        Table(
            "Results by kind of request", results,
            empty: emptyState("No kind of request", "The schema has no actions."),
            columns: [
                .init("Principal type") { result in code(result.text("principalType")) },
                .init("Action") { result in PolicyWords.value(result["action"]) },
                .init("Resource type") { result in code(result.text("resourceType")) },
                .init("Outcome") { result in Self.outcome(result) },
                .init("Reason") { result in HTML(text: result["reason"]?.string ?? "—") },
            ])
    }

    private static func outcome(_ result: Document) -> HTML {
        switch result.text("outcome") {
        case "HOLDS": badge("Holds", "good")
        case "FAILS": badge("Fails", "bad")
        default: badge("Not known", "warn")
        }
    }

    private func counterexample(_ result: Document) -> HTML? {
        guard let text = result["counterexample"]?.string, !text.isEmpty else { return nil }
        let shown = (try? JSONParser.parse(text)).map { PrettyJSON.text($0) } ?? text
        return tag(.div, .class("trace")) {
            tag(.div, .class("trace-head")) {
                tag(.h3) { "Counterexample" }
                PolicyWords.value(result["action"])
            }
            CedarHighlighter.html(shown)
            if let request = TestRequest(counterexample: text) {
                form(to: store.link(to: .testBench), store.session, class: "below") {
                    request.hiddenFields
                    Button.secondary("Try in test bench", intent: "prefill")
                }
            }
        }
    }
}
