import Core

/// The pages that a policy store has, in the order of the navigation.
enum StoreSection: String, CaseIterable, Sendable {
    case overview = ""
    case policies, templates, schema, entities
    case testBench = "test-bench"
    case decisions, tests, analysis

    var title: String {
        switch self {
        case .overview: "Overview"
        case .policies: "Policies"
        case .templates: "Templates"
        case .schema: "Schema"
        case .entities: "Entities"
        case .testBench: "Test bench"
        case .decisions: "Decision log"
        case .tests: "Tests"
        case .analysis: "Analysis"
        }
    }

    func link(in store: String) -> Link {
        let link = Link("permissions", store)
        return self == .overview ? link : link.appending(rawValue)
    }
}

/// What all pages of one policy store share: its name in the address, its navigation, and calls about it.
struct StorePage: Sendable {
    static let service = "verifiedpermissions"

    let context: PageContext
    let section: StoreSection

    init(_ context: PageContext, _ section: StoreSection) {
        self.context = context
        self.section = section
    }

    var id: String { context["store"] }
    /// The section's first page.
    var link: Link { section.link(in: id) }
    var session: Session { context.session }

    func link(to section: StoreSection) -> Link { section.link(in: id) }

    func call(_ operation: String, _ more: [String: Document] = [:]) async throws -> Document {
        try await context.call(operation, of: Self.service, input(more))
    }

    func attempt(_ operation: String, _ more: [String: Document] = [:]) async -> Result<Document, AWSError> {
        await context.attempt(operation, of: Self.service, input(more))
    }

    private func input(_ more: [String: Document]) -> Document {
        .structure(more.merging(["policyStoreId": .string(id)]) { $1 })
    }

    /// - Parameter below: whether the page is one beneath the section's first.
    func page(
        _ title: String, below: Bool = false, under more: [Page.Crumb] = [], @HTMLBuilder content: () -> HTML
    ) -> Page {
        var trail = [Page.Crumb(title: "Policy stores", link: Link("permissions"))]
        if section != .overview || below {
            trail.append(Page.Crumb(title: id, link: StoreSection.overview.link(in: id)))
        }
        if below, section != .overview { trail.append(Page.Crumb(title: section.title, link: link)) }
        return Page(
            title, trail: trail + more,
            siblings: StoreSection.allCases.map {
                NavigationItem(title: $0.title, link: $0.link(in: id), isCurrent: $0 == section)
            }, body: content())
    }

    /// Every page of a listing, up to a bound that no page of ours shows more of.
    func all(_ operation: String, _ member: String, _ more: [String: Document] = [:], most: Int = 1_000) async throws
        -> [Document]
    {
        var found: [Document] = []
        var token: Document?
        repeat {
            var input = more
            input["nextToken"] = token
            let answer = try await call(operation, input)
            found += answer[member]?.list ?? []
            token = answer["nextToken"]
        } while token?.string != nil && found.count < most
        return found
    }
}

extension Document {
    /// The text of a member; empty when it is not there.
    func text(_ member: String) -> String { self[member]?.string ?? "" }
}

extension AWSError {
    /// What the answer says of the fields whose path ends so; nil when it says nothing of them.
    func message(about suffix: String) -> String? {
        let messages = (members["fieldList"]?.list ?? []).compactMap { field in
            field.text("path").hasSuffix(suffix) ? field.text("message") : nil
        }
        return messages.isEmpty ? nil : messages.joined(separator: "\n")
    }
}
