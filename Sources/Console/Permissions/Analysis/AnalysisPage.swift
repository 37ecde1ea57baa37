import Core

/// Questions about policies that hold for every request there can be, or for which there is one that shows they do not.
enum AnalysisPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .analysis)
        return .page(await page(AnalysisForm(), nil, store))
    }

    @Sendable static func analyse(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .analysis)
        var form = AnalysisForm(context.form)
        guard form.check() else { return .page(await page(form, nil, store), status: 400) }
        do {
            let answer = try await store.call("AnalyzePolicies", form.input)
            return .page(await page(form, AnalysisResult(answer, store).html, store))
        } catch let error as AWSError {
            return .page(await page(form, Notice.failure(error), store), status: 400)
        }
    }

    private static func page(_ analysis: AnalysisForm, _ result: HTML?, _ store: StorePage) async -> Page {
        let policies = try? await store.all("ListPolicies", "policies")
        return store.page("Analysis") {
            heading(
                "Analysis",
                lead: "Proves what holds for every request that the schema allows, or shows one for which it does not.")
            if let result { result }
            form(to: store.link, store.session, class: "card form") {
                analysis.html(policies)
                Button.primary("Analyse")
            }
        }
    }
}

/// The form of a question.
struct AnalysisForm: Sendable {
    /// How many policies a question is about: none means the whole store.
    static let questions: [(value: String, title: String, policies: Int)] = [
        ("NEVER_ERRORS", "A policy never fails to evaluate", 1),
        ("ALWAYS_MATCHES", "A policy applies to every request", 1),
        ("NEVER_MATCHES", "A policy applies to no request", 1),
        ("ALWAYS_ALLOWS", "The store allows every request", 0),
        ("ALWAYS_DENIES", "The store denies every request", 0),
        ("EQUIVALENT", "Two policies apply to the same requests", 2),
        ("IMPLIES", "Wherever the first policy applies, the other does", 2),
        ("DISJOINT", "No request has both policies apply", 2),
    ]

    var question = "NEVER_ERRORS"
    var policy = ""
    var other = ""
    private var errors: [String: String] = [:]

    init() {}

    init(_ form: Fields) {
        question = form["question"] ?? ""
        policy = form.filled("policyId") ?? ""
        other = form.filled("otherPolicyId") ?? ""
    }

    private var policies: Int? { Self.questions.first { $0.value == question }?.policies }

    /// Whether everything that the question needs is there.
    mutating func check() -> Bool {
        guard let policies else {
            errors["question"] = "Choose a question."
            return false
        }
        if policies > 0, policy.isEmpty { errors["policyId"] = "The question is about a policy: choose it." }
        if policies > 1, other.isEmpty { errors["otherPolicyId"] = "The question is about two policies." }
        return errors.isEmpty
    }

    var input: [String: Document] {
        var input: [String: Document] = ["question": .string(question)]
        if (policies ?? 0) > 0 { input["policyId"] = .string(policy) }
        if (policies ?? 0) > 1 { input["otherPolicyId"] = .string(other) }
        return input
    }

    /// - Parameter known: the store's policies; nil where they cannot be listed.
    @HTMLBuilder
    func html(_ known: [Document]?) -> HTML {
        Field("question", "Question", value: question, isRequired: true, error: errors["question"]).select(
            Self.questions.map { ($0.value, $0.title) })
        tag(.div, .class("columns")) {
            choice("policyId", "Policy", policy, known)
            choice("otherPolicyId", "Other policy", other, known)
        }
    }

    private func choice(_ name: String, _ label: String, _ value: String, _ known: [Document]?) -> HTML {
        let field = Field(
            name, label, value: value, isCode: true,
            help: name == "policyId" ? "Not for questions about the whole store." : "For questions about two policies.",
            error: errors[name])
        guard let known else { return field.input() }
        let options = known.map { policy in
            (value: policy.text("policyId"), title: policy["name"]?.string ?? policy.text("policyId"))
        }
        return field.select([("", "none")] + options)
    }
}
