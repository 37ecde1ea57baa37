import Core

/// The tests of a policy store, and what they come to.
enum TestsPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .tests)
        return .page(try await page(nil, store))
    }

    @Sendable static func run(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .tests)
        let answer = await store.attempt("RunPolicyTests")
        var status = 200
        if case .failure = answer { status = 400 }
        return .page(try await page(answer, store), status: status)
    }

    private static func page(_ run: Result<Document, AWSError>?, _ store: StorePage) async throws -> Page {
        let found = try await store.call("GetPolicyTests")
        let tests = (try? JSONParser.parse(found.text("tests")))?.array ?? []
        let edit = store.link.appending("edit")
        return store.page("Tests") {
            heading(
                "Tests", lead: "Requests with the decisions that they must get.",
                actions: group {
                    if !tests.isEmpty {
                        form(to: store.link, store.session) { Button.primary("Run the tests") }
                        Button.link("Edit tests", edit)
                    }
                })
            switch run {
            case nil: HTML()
            case .failure(let error): Notice.failure(error)
            case .success(let answer): results(answer)
            }
            if found.text("enforcement") == "BEFORE_CHANGES" {
                Notice.info("Tests guard this store", "A change after which one of them fails is refused.")
            }
            tag(.section, .class("card listing")) { table(tests, edit).html }
        }
    }

    private static func results(_ answer: Document) -> HTML {
        let (passed, failed) = (answer["passed"]?.integer ?? 0, answer["failed"]?.integer ?? 0)
        return card("Results") {
            tag(.div, .class("verdict"), .set(.role, "status")) {
                failed == 0 ? badge("Passed", "good") : badge("Failed", "bad")
                tag(.span) { "\(passed) passed, \(failed) failed." }
            }
            Table(
                "Results", answer["results"]?.list ?? [], empty: HTML(),
                columns: [
                    .init("Test") { result in HTML(text: result.text("name")) },
                    .init("Result") { result in
                        result["passed"]?.boolean ?? false ? badge("Passed", "good") : badge("Failed", "bad")
                    },
                    .init("Problem") { result in HTML(text: result["problem"]?.string ?? "—") },
                ]
            ).html
        }
    }

    private static func table(_ tests: [JSONNode], _ edit: Link) -> Table<JSONNode> {
        Table(
            "Tests", tests,
            empty: emptyState(
                "No tests yet",
                "Write down what must stay allowed and what must stay denied, and have every change checked against it.",
                action: Button.link("Add tests", edit, isPrimary: true)),
            columns: [
                .init("Test") { test in HTML(text: test["name"]?.string ?? "(unnamed)") },
                .init("Principal") { test in code(test["request"]?["principal"]?.string ?? "") },
                .init("Action") { test in code(test["request"]?["action"]?.string ?? "") },
                .init("Resource") { test in code(test["request"]?["resource"]?.string ?? "") },
                .init("Must be") { test in DecisionWords.badge((test["decision"]?.string ?? "").uppercased()) },
            ])
    }
}

enum TestsFormPage {
    private static let start = """
        [
          {
            "name": "owners can edit",
            "request": {
              "principal": "App::User::\\"alice\\"",
              "action": "App::Action::\\"edit\\"",
              "resource": "App::Document::\\"plan\\"",
              "context": {}
            },
            "entities": [],
            "decision": "deny"
          }
        ]
        """

    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .tests)
        let found = try await store.call("GetPolicyTests")
        let node = try? JSONParser.parse(found.text("tests"))
        let text = node?.array?.isEmpty ?? true ? start : node.map { PrettyJSON.text($0) } ?? found.text("tests")
        return .page(page(text, isEnforced: found.text("enforcement") == "BEFORE_CHANGES", nil, store))
    }

    @Sendable static func save(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .tests)
        let text = context.form["tests"] ?? ""
        let isEnforced = context.form["enforcement"] == "true"
        do {
            _ = try await store.call(
                "PutPolicyTests",
                ["tests": .string(text), "enforcement": .string(isEnforced ? "BEFORE_CHANGES" : "NONE")])
            return .redirect(store.link, saying: "The tests were saved.")
        } catch let error as AWSError {
            return .page(page(text, isEnforced: isEnforced, error, store), status: 400)
        }
    }

    private static func page(_ text: String, isEnforced: Bool, _ error: AWSError?, _ store: StorePage) -> Page {
        store.page("Edit tests", below: true) {
            heading("Edit tests")
            if let error { Notice.failure(error) }
            tag(.section, .class("card")) {
                form(to: store.link.appending("edit"), store.session) {
                    Editor(
                        name: "tests", label: "Tests", text: text, rows: 22,
                        findings: error.map { [Finding(["severity": "ERROR", "message": .string($0.message)])] },
                        help:
                            "A JSON array, as the command line's run-tests reads it. An empty one takes the tests away."
                    ).html
                    Field(
                        "enforcement", "Refuse changes that break a test", value: isEnforced ? "true" : "",
                        help: "Policies, templates and schema can then only change in ways that all tests pass."
                    ).check()
                    tag(.div, .class("actions")) {
                        Button.primary("Save")
                        Button.link("Cancel", store.link)
                    }
                }
            }
        }
    }
}
