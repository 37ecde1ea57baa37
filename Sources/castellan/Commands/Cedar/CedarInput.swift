import Cedar
import Core

/// JSON files that commands read beside policies, schemas and entities.
enum JSONInput {
    static func read(_ text: String, named name: String) throws -> JSONNode {
        do {
            return try JSONParser.parse(text, duplicates: .reject)
        } catch {
            throw Complaint("\(name): \(error)")
        }
    }

    static func context(
        _ node: JSONNode, _ name: String, _ schema: Schema?, _ action: EntityUID
    ) throws -> [Text: Value] {
        let text = node.json
        return try complaining(about: name, text) { () throws(Diagnostics) in
            try Request.context(json: text, schema: schema, action: action)
        }
    }

    static func entities(_ text: String, _ name: String, _ schema: Schema?) throws -> Entities {
        try complaining(about: name, text) { () throws(Diagnostics) in try Entities(json: text, schema: schema) }
    }
}

/// The file of links that `castellan cedar link` keeps: `[{"template_id", "link_id", "args"}]`.
struct TemplateLinks {
    struct Link {
        let template: String
        let id: String
        let arguments: [Slot: String]
    }

    var links: [Link]

    init(_ text: String, named name: String) throws {
        if text.allSatisfy(\.isWhitespace) {
            links = []
            return
        }
        links = try (JSONInput.read(text, named: name).array ?? []).map { node in
            guard let template = node["template_id"]?.string, let id = node["link_id"]?.string,
                let arguments = node["args"]
            else { throw Complaint("\(name): a link needs `template_id`, `link_id` and `args`") }
            return Link(template: template, id: id, arguments: try Self.arguments(arguments, name))
        }
    }

    /// - Parameter node: slots with entities as policies write them.
    static func arguments(_ node: JSONNode, _ name: String) throws -> [Slot: String] {
        var arguments: [Slot: String] = [:]
        for member in node.members ?? [] {
            guard let slot = Slot(rawValue: member.name), let value = member.value.string else {
                throw Complaint("\(name): `\(member.name)` must be ?principal or ?resource, with an entity as a string")
            }
            arguments[slot] = value
        }
        return arguments
    }

    func add(to set: inout PolicySet) throws {
        for link in links { try Self.add(link, to: &set) }
    }

    static func add(_ link: Link, to set: inout PolicySet) throws {
        var values: [Slot: EntityUID] = [:]
        for (slot, text) in link.arguments {
            values[slot] = try complaining(about: slot.rawValue, text) { () throws(Diagnostics) in
                try EntityUID(parsing: text)
            }
        }
        do throws(PolicySet.Failure) {
            try set.link(Text(link.template), id: Text(link.id), values: values)
        } catch {
            throw Complaint("\(error)")
        }
    }

    var json: String {
        var json = JSONWriter()
        json.array { json in
            for link in links {
                json.object { json in
                    json.member("template_id", link.template)
                    json.member("link_id", link.id)
                    json.name("args")
                    json.object { json in
                        for (slot, value) in link.arguments.sorted(by: { $0.key < $1.key }) {
                            json.member(slot.rawValue, value)
                        }
                    }
                }
            }
        }
        return json.text
    }
}
