import Cedar
import Core

/// Asks a question of a policy store and shows why it is answered so.
enum TestBenchPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .testBench)
        var form = TestBenchForm(schema: await schema(of: store))
        if let id = context.query.filled("decision") {
            let event = try await LoggedDecisions.event(id, store)
            form.take(TestRequest(loggedAs: event))
            form.isIncomplete = event["unmapped"]?["redacted"] != nil || event["unmapped"]?["entities"] == nil
        } else if let environment = form.environment(keyed: context.query["request"]) {
            form.take(TestRequest(environment))
        } else if let first = form.environments.first {
            form.take(TestRequest(first))
        }
        return .page(await page(form, nil, store))
    }

    @Sendable static func decide(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .testBench)
        var form = TestBenchForm(schema: await schema(of: store))
        if context.form["intent"] == "prefill" {
            form.take(TestRequest(context.form))
            return .page(await page(form, nil, store))
        }
        form.read(context.form)
        if context.form["intent"] == "stored" {
            do {
                form.request.entities = try await storedEntities(store)
                return .page(await page(form, nil, store))
            } catch let error as AWSError {
                return .page(await page(form, Notice.failure(error), store), status: 400)
            }
        }
        guard form.isValid else { return .page(await page(form, nil, store), status: 400) }
        do {
            let answer = try await store.call("ExplainDecision", form.request.input)
            return .page(await page(form, DecisionResult(answer, store).html, store))
        } catch let error as AWSError {
            return .page(await page(form, Notice.failure(error), store), status: 400)
        }
    }

    /// nil where there is none, or none that the caller may see: then the request is typed by hand.
    private static func schema(of store: StorePage) async -> Schema? { (try? await store.schema())??.schema }

    private static func storedEntities(_ store: StorePage) async throws -> String {
        let answer = try await store.call("ListEntities", ["maxResults": 1_000])
        guard let node = try? JSONParser.parse(answer.text("entities")) else { return "[]" }
        return PrettyJSON.text(node)
    }

    private static func page(_ form: TestBenchForm, _ result: HTML?, _ store: StorePage) async -> Page {
        let suggestions = await suggestions(for: form.request, store)
        return store.page("Test bench") {
            heading(
                "Test bench",
                lead: "Ask what an application would ask. Nothing is changed, and nothing is logged as a decision.")
            if form.isIncomplete {
                Notice.warning(
                    "Not all of the request was kept",
                    "Attributes were left out of the log, or the entities were. Fill in what is missing before you compare."
                )
            }
            if let result { result }
            if !form.environments.isEmpty { form.chooser(store.link) }
            form.html(store, suggestions)
        }
    }

    /// Ids of stored entities of the types that are asked for.
    private static func suggestions(for request: TestRequest, _ store: StorePage) async -> [String: [String]] {
        var found: [String: [String]] = [:]
        for type in Set([request.principalType, request.resourceType]) where !type.isEmpty {
            let answer = try? await store.attempt("ListEntities", ["entityType": .string(type), "maxResults": 100])
                .get()
            found[type] = (answer?["identifiers"]?.list ?? []).map { $0.text("entityId") }
        }
        return found
    }
}
