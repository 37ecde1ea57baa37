internal import Core

extension PolicySet {
    /// The set with every policy and template under the name that its annotation `@id` gives it; those without keep
    /// theirs.
    ///
    /// Throws when two would have one name.
    public func namedByAnnotation() throws(Diagnostics) -> PolicySet {
        var renamed = PolicySet()
        do throws(Failure) {
            for id in order {
                guard let policy = policies[id] ?? templates[id] else { continue }
                try renamed.add(policy, id: policy.annotation("id") ?? id)
            }
            for (id, link) in links.sorted(by: { $0.key < $1.key }) {
                let template = templates[link.template]?.annotation("id") ?? link.template
                try renamed.link(template, id: id, values: link.values)
            }
        } catch {
            throw Diagnostics(Diagnostic("\(error)", help: "give each policy an @id of its own"))
        }
        return renamed
    }

    /// Reads a policy set in JSON, or one policy, which then is called `policy0`.
    public init(anyJSON text: String) throws(Diagnostics) {
        let isSet: Bool
        do throws(Diagnostic) {
            let names = try JSONNode.read(text).object().map(\.name)
            isSet = names.contains { ["staticPolicies", "templates", "templateLinks"].contains($0) }
        } catch {
            throw Diagnostics(error)
        }
        if isSet {
            try self.init(json: text)
            return
        }
        self.init()
        let policy = try Policy(json: text)
        do throws(Failure) {
            try add(policy, id: policy.annotation("id") ?? "policy0")
        } catch {
            throw Diagnostics(Diagnostic("\(error)"))
        }
    }

    /// Policies and templates as text, in the order in which they were added. Links have no text of their own; each is
    /// written as the policy that it makes.
    public var cedarText: String {
        order.compactMap { id in
            if let policy = policies[id] ?? templates[id] { return policy.cedarText }
            guard let link = links[id], let template = templates[link.template] else { return nil }
            return template.filling(link.values).cedarText
        }.joined(separator: "\n\n")
    }
}
