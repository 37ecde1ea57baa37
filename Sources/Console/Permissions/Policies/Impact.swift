import Core

/// What a change would have meant for decisions that were logged.
struct Impact: Sendable {
    let answer: Document
    let store: StorePage

    init(_ answer: Document, _ store: StorePage) {
        self.answer = answer
        self.store = store
    }

    var html: HTML {
        let replayed = answer["replayed"]?.integer ?? 0
        let skipped = answer["skipped"]?.integer ?? 0
        let changed = answer["changed"]?.list ?? []
        return card("Decisions made again") {
            tag(.p, .class("muted")) {
                "\(replayed) replayed, \(changed.count) decided otherwise"
                    + (skipped > 0 ? ", \(skipped) skipped as their requests were not kept whole." : ".")
            }
            if !changed.isEmpty { table(changed).html }
        }
    }

    private func table(_ changed: [Document]) -> Table<Document> {
        Table(
            "Decisions that change", changed, empty: HTML(),
            columns: [
                .init("Time (UTC)") { [store] item in
                    tag(.a, .href(store.link(to: .decisions).appending(item.text("decisionId")))) {
                        Time.second(item["time"]?.timestamp)
                    }
                },
                .init("Principal") { item in PolicyWords.value(item["principal"]) },
                .init("Action") { item in PolicyWords.value(item["action"]) },
                .init("Resource") { item in PolicyWords.value(item["resource"]) },
                .init("Was") { item in DecisionWords.badge(item.text("recorded")) },
                .init("Would be") { item in DecisionWords.badge(item.text("proposed")) },
            ])
    }
}

enum DecisionWords {
    static func badge(_ decision: String) -> HTML {
        decision == "ALLOW" ? Console.badge("Allow", "good") : Console.badge("Deny", "bad")
    }
}
