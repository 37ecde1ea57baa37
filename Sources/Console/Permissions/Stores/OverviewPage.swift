import Core

/// One policy store at a glance: settings, what it holds, and what is logged.
enum OverviewPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .overview)
        let found = try await store.call("GetPolicyStore")
        let content = await content(of: store)
        let log = await store.attempt("GetDecisionLogSettings").map { $0["settings"] ?? .empty }
        return .page(
            store.page(store.id) {
                heading(
                    store.id, lead: found.text("description"), isCode: true,
                    actions: group {
                        Button.link("Open test bench", store.link(to: .testBench), isPrimary: true)
                        Button.link("Delete", store.link.appending("delete"))
                    })
                card("Content") { facts(content, class: "counts") }
                card("Settings", actions: Button.link("Edit settings", store.link.appending("settings"))) {
                    settings(found)
                }
                card("Decision log", actions: Button.link("Edit log settings", store.link.appending("log-settings"))) {
                    switch log {
                    case .success(let settings): logSettings(settings)
                    case .failure(let error): Notice.failure(error)
                    }
                }
            })
    }

    private static func settings(_ found: Document) -> HTML {
        let isStrict = found["validationSettings"]?.text("mode") == "STRICT"
        let isProtected = found.text("deletionProtection") == "ENABLED"
        let key = found["encryptionState"]?["kmsEncryptionState"]?.text("key")
        return facts(
            [
                ("Validation", isStrict ? badge("Strict", "good") : badge("Off", "")),
                ("Deletion protection", isProtected ? badge("On", "good") : badge("Off", "")),
                ("Encryption", key.map { code($0) } ?? HTML(text: "With a key of the plane")),
                (
                    "Cedar",
                    HTML(text: found.text("cedarVersion") == "CEDAR_4" ? "Version 4" : found.text("cedarVersion"))
                ),
                ("Created", Time.moment(found["createdDate"]?.timestamp)),
                ("Last updated", Time.moment(found["lastUpdatedDate"]?.timestamp)),
                ("ARN", code(found.text("arn"))),
            ], class: "last-whole")
    }

    private static func logSettings(_ settings: Document) -> HTML {
        let isOn = settings["enabled"]?.boolean ?? true
        func share(_ name: String) -> HTML { HTML(text: LogSettingsFields.percent(settings[name]) + " %") }
        return facts([
            ("Logging", isOn ? badge("On", "good") : badge("Off", "")),
            ("Of allowed decisions", share("allowShare")),
            ("Of denied decisions", share("denyShare")),
            ("Kept for", HTML(text: "\(settings["retentionDays"]?.integer ?? 0) days")),
            ("Entities of requests", HTML(text: settings["entities"]?.boolean ?? true ? "Kept" : "Not kept")),
            (
                "Written",
                HTML(text: settings.text("delivery") == "SYNCHRONOUS" ? "Before the answer" : "Within a second")
            ),
        ])
    }

    private static func content(of store: StorePage) async -> [(String, HTML)] {
        async let policies = count("ListPolicies", "policies", .policies, store)
        async let templates = count("ListPolicyTemplates", "policyTemplates", .templates, store)
        async let entities = count("ListEntities", "identifiers", .entities, store)
        async let schema = store.attempt("GetSchema")
        async let tests = store.attempt("GetPolicyTests")
        return await [
            ("Policies", policies), ("Templates", templates), ("Schema", schemaState(schema, store)),
            ("Entities", entities), ("Tests", testState(tests, store)),
        ]
    }

    private static func count(
        _ operation: String, _ member: String, _ section: StoreSection, _ store: StorePage
    ) async -> HTML {
        switch await store.attempt(operation, ["maxResults": 50]) {
        case .failure(let error): return problem(error)
        case .success(let found):
            let count = found[member]?.list?.count ?? 0
            let more = found["nextToken"]?.string == nil ? "" : " or more"
            return tag(.a, .href(store.link(to: section))) { "\(count)\(more)" }
        }
    }

    private static func schemaState(_ answer: Result<Document, AWSError>, _ store: StorePage) -> HTML {
        switch answer {
        case .success(let found):
            let names = (found["namespaces"]?.list ?? []).compactMap(\.string).filter { !$0.isEmpty }
            return tag(.a, .href(store.link(to: .schema))) {
                names.isEmpty ? "Present" : names.joined(separator: ", ")
            }
        case .failure(let error) where error.code == "ResourceNotFoundException":
            return tag(.a, .href(store.link(to: .schema).appending("edit"))) { "None yet: add one" }
        case .failure(let error): return problem(error)
        }
    }

    private static func testState(_ answer: Result<Document, AWSError>, _ store: StorePage) -> HTML {
        switch answer {
        case .failure(let error): return problem(error)
        case .success(let found):
            let count = (try? JSONParser.parse(found.text("tests")))?.array?.count ?? 0
            let isEnforced = found.text("enforcement") == "BEFORE_CHANGES"
            return group {
                tag(.a, .href(store.link(to: .tests))) { "\(count)" }
                if isEnforced { HTML(text: ", must pass before changes") }
            }
        }
    }

    private static func problem(_ error: AWSError) -> HTML {
        guard let missing = MissingPermission(error) else { return HTML(text: ErrorWords.title(of: error)) }
        return tag(.span, .class("muted")) {
            "No permission"
            if let action = missing.action {
                ": "
                code(action)
            }
        }
    }
}
