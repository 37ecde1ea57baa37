import Core
import Testing
import Wire

/// Holds outputs against the service model: only members that it knows, of their types, all required ones there.
enum OutputCheck {
    static func expectShape(of operation: String, _ output: Document) throws {
        let model = try #require(ServiceModel.builtIn("iam"))
        let operation = try #require(model.operations[operation], "\(operation) is not in the model")
        guard let reference = operation.output else {
            #expect(output == .empty, "\(operation.name) has no output")
            return
        }
        let problems = problems(output, model.shape(reference), at: operation.name, model)
        #expect(problems.isEmpty, "\(problems)")
    }

    private static func problems(
        _ value: Document, _ shape: Shape, at path: String, _ model: ServiceModel
    ) -> [String] {
        switch (shape.kind, value) {
        case (.structure, .structure(let members)):
            let unknown = members.keys.filter { shape.member(named: $0) == nil }.map { "\(path).\($0) is unknown" }
            return unknown
                + shape.members.flatMap { member -> [String] in
                    guard let value = members[member.name], !value.isNull else {
                        return member.isRequired ? ["\(path).\(member.name) is missing"] : []
                    }
                    return problems(value, model.shape(member.reference), at: "\(path).\(member.name)", model)
                }
        case (.list, .list(let elements)):
            guard let element = shape.element else { return [] }
            return elements.flatMap { problems($0, model.shape(element), at: path + "[]", model) }
        case (.map, .structure(let entries)):
            guard let element = shape.element else { return [] }
            return entries.flatMap { problems($1, model.shape(element), at: "\(path)[\($0)]", model) }
        case (.string, .string), (.boolean, .boolean), (.integer, .integer), (.long, .integer), (.blob, .blob),
            (.timestamp, .timestamp), (.document, _):
            return []
        default: return ["\(path) is of another kind"]
        }
    }
}
