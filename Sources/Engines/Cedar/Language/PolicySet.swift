/// Static policies, templates and the links made of them, under ids that they share: no two may have the same.
public struct PolicySet: Hashable, Sendable {
    public struct Link: Hashable, Sendable {
        public let template: Text
        public let values: [Slot: EntityUID]

        public init(template: Text, values: [Slot: EntityUID]) {
            self.template = template
            self.values = values
        }
    }

    public enum Failure: Error, Hashable, Sendable {
        case idTaken(Text)
        case notStatic(Text)
        case noSlots(Text)
        case noSuchTemplate(Text)
        case slotsDiffer(template: Text, missing: [Slot], extra: [Slot])
        case templateInUse(Text, by: Text)
    }

    public private(set) var policies: [Text: Policy] = [:]
    public private(set) var templates: [Text: Policy] = [:]
    public private(set) var links: [Text: Link] = [:]
    /// Ids in the order in which they were added.
    public private(set) var order: [Text] = []

    public init() {}

    public func contains(_ id: Text) -> Bool {
        policies[id] != nil || templates[id] != nil || links[id] != nil
    }

    /// Adds a static policy or a template, as its slots tell.
    public mutating func add(_ policy: Policy, id: Text) throws(Failure) {
        guard !contains(id) else { throw .idTaken(id) }
        if policy.isTemplate { templates[id] = policy } else { policies[id] = policy }
        order.append(id)
    }

    /// Links a template; exactly its slots must be given.
    public mutating func link(_ template: Text, id: Text, values: [Slot: EntityUID]) throws(Failure) {
        guard let body = templates[template] else { throw .noSuchTemplate(template) }
        guard !contains(id) else { throw .idTaken(id) }
        let given = Set(values.keys)
        guard given == body.slots else {
            throw .slotsDiffer(
                template: template, missing: body.slots.subtracting(given).sorted(),
                extra: given.subtracting(body.slots).sorted())
        }
        links[id] = Link(template: template, values: values)
        order.append(id)
    }

    /// Removes a policy, a link, or a template that no link uses. Does nothing for an id that is not there.
    public mutating func remove(_ id: Text) throws(Failure) {
        if templates[id] != nil, let user = links.first(where: { $0.value.template == id }) {
            throw .templateInUse(id, by: user.key)
        }
        policies[id] = nil
        templates[id] = nil
        links[id] = nil
        order.removeAll { $0 == id }
    }

    /// Everything that can decide: static policies and links with their slots filled, in the order of their adding.
    public var decidable: [(id: Text, policy: Policy)] {
        order.compactMap { id in
            if let policy = policies[id] { return (id, policy) }
            guard let link = links[id], let template = templates[link.template] else { return nil }
            return (id, template.filling(link.values))
        }
    }
}

extension Policy {
    /// The policy with its slots replaced; slots without a value stay.
    public func filling(_ values: [Slot: EntityUID]) -> Policy {
        var filled = self
        filled.principal = principal.filling(values)
        filled.resource = resource.filling(values)
        return filled
    }
}

extension EntityScope {
    func filling(_ values: [Slot: EntityUID]) -> EntityScope {
        guard let slot = reference?.slot, let uid = values[slot] else { return self }
        return switch self {
        case .any, .isType: self
        case .equals: .equals(.entity(uid))
        case .in: .in(.entity(uid))
        case .isTypeIn(let type, _): .isTypeIn(type, .entity(uid))
        }
    }
}
