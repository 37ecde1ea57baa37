import Core

/// Why a text is no service model.
package struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

extension ServiceModel {
    /// Reads what `Tools/derive-models` writes.
    ///
    /// - Throws: `JSONError` when it is not JSON, `ModelError` when a part is missing or a pattern does not compile.
    package static func read(_ json: [UInt8]) throws -> ServiceModel {
        try ModelReader(try JSONParser.parse(json)).model()
    }
}

/// Resolves a service model: names become indices, and the traits of a shape and of its uses are merged.
struct ModelReader {
    private let metadata: JSONNode
    private let operations: [JSONMember]
    private let nodes: [JSONMember]
    private let indices: [String: Int]
    private let isEC2: Bool

    init(_ root: JSONNode) throws {
        guard let metadata = root["metadata"], let operations = root["operations"]?.members,
            let shapes = root["shapes"]?.members
        else { throw ModelError("A model has metadata, operations and shapes") }
        self.metadata = metadata
        self.operations = operations
        nodes = shapes
        indices = Dictionary(shapes.enumerated().map { ($1.name, $0) }) { first, _ in first }
        isEC2 = metadata["protocol"]?.string == "ec2"
    }

    func model() throws -> ServiceModel {
        let shapes = try self.shapes()
        let operations = try self.operations.map { try operation($0.name, $0.value) }
        let protocols = self.protocols
        guard let first = protocols.first else { throw ModelError("No protocol that is known here") }
        let endpointPrefix = try text("endpointPrefix")
        let flags = metadata["flags"]?.array?.compactMap(\.string) ?? []
        return ServiceModel(
            name: try text("name"), serviceID: try text("serviceId"), apiVersion: try text("apiVersion"),
            endpointPrefix: endpointPrefix, signingName: metadata["signingName"]?.string ?? endpointPrefix,
            globalEndpoint: metadata["globalEndpoint"]?.string, protocol: first, protocols: protocols,
            operations: Dictionary(operations.map { ($0.name, $0) }) { first, _ in first },
            targetPrefix: metadata["targetPrefix"]?.string, xmlNamespace: metadata["xmlNamespace"]?.string,
            isQueryCompatible: metadata["awsQueryCompatible"] != nil,
            writesWholeSeconds: flags.contains("wholeSeconds"), writesBareErrors: flags.contains("bareErrors"),
            routes: RouteTable(operations, shapes: shapes), errors: Self.errors(shapes), shapes: shapes)
    }

    private func text(_ name: String) throws -> String {
        guard let text = metadata[name]?.string else { throw ModelError("The metadata lacks \(name)") }
        return text
    }

    /// The model's own protocol, then the other ones it lists, then query where the service once spoke it.
    private var protocols: [WireProtocol] {
        var names = [metadata["protocol"]?.string].compactMap(\.self)
        names += metadata["protocols"]?.array?.compactMap(\.string) ?? []
        if metadata["awsQueryCompatible"] != nil { names.append("query") }
        let version = metadata["jsonVersion"]?.string
        var found: [WireProtocol] = []
        for name in names {
            if let known = WireProtocol(name: name, jsonVersion: version), !found.contains(known) {
                found.append(known)
            }
        }
        return found
    }

    /// Codes and shape names lead to the same error. Where two shapes share a code, the first one has it.
    private static func errors(_ shapes: [Shape]) -> [String: ServiceModel.ErrorFact] {
        var errors: [String: ServiceModel.ErrorFact] = [:]
        for (index, shape) in shapes.enumerated() {
            guard let model = shape.error else { continue }
            let fact = ServiceModel.ErrorFact(model: model, shape: index)
            errors[model.shapeName] = fact
            if errors[model.code] == nil { errors[model.code] = fact }
        }
        return errors
    }
}

extension ModelReader {
    private func operation(_ name: String, _ node: JSONNode) throws -> OperationModel {
        guard let http = node["http"], let method = http["method"]?.string, let uri = http["requestUri"]?.string else {
            throw ModelError("\(name) has no HTTP binding")
        }
        let input = try node["input"].map { try reference($0, name: "") }
        return OperationModel(
            name: name, method: method, successStatus: http["responseCode"]?.integer ?? 200, input: input,
            output: try node["output"].map { try reference($0, name: "") },
            errors: node["errors"]?.array?.compactMap(\.string) ?? [], isDeprecated: node["deprecated"] != nil,
            isUnsigned: node["authtype"]?.string == "none", streamsInput: streams(input), route: try Route(uri: uri))
    }

    private func streams(_ input: Reference?) -> Bool {
        guard let input, let payload = nodes[input.shape].value["payload"]?.string else { return false }
        guard let member = nodes[input.shape].value["members"]?[payload], let shape = target(member) else {
            return false
        }
        return member["streaming"] != nil || nodes[shape].value["streaming"] != nil
    }

    private func target(_ node: JSONNode) -> Int? { node["shape"]?.string.flatMap { indices[$0] } }

    /// - Parameter name: the member's own name, which serves where no trait gives another.
    private func reference(_ node: JSONNode, name: String) throws -> Reference {
        guard let index = target(node) else { throw ModelError("\(name) refers to no shape") }
        let shape = nodes[index].value
        let isFlattened = node["flattened"] != nil || shape["flattened"] != nil
        let locationName = node["locationName"]?.string ?? shape["locationName"]?.string
        let wireName = locationName ?? name
        let listElement = shape["type"]?.string == "list" ? shape["member"]?["locationName"]?.string : nil
        let elementName = isFlattened ? listElement ?? wireName : wireName
        return Reference(
            shape: index, location: Self.location(node["location"]?.string), wireName: wireName,
            locationName: locationName,
            queryName: isEC2 ? ec2Name(node, locationName: locationName, name: name) : elementName,
            elementName: elementName, isFlattened: isFlattened,
            isXMLAttribute: node["xmlAttribute"] != nil, isJSONValue: node["jsonvalue"] != nil,
            isStreaming: node["streaming"] != nil || shape["streaming"] != nil,
            isIdempotencyToken: node["idempotencyToken"] != nil,
            isSensitive: node["sensitive"] != nil || shape["sensitive"] != nil,
            namespace: Self.namespace(node["xmlNamespace"] ?? shape["xmlNamespace"]),
            timestampFormat: (node["timestampFormat"] ?? shape["timestampFormat"])?.string.flatMap(
                TimestampFormat.init),
            resultWrapper: node["resultWrapper"]?.string)
    }

    /// ec2 takes `queryName`, else the location's name with a capital first letter.
    private func ec2Name(_ node: JSONNode, locationName: String?, name: String) -> String {
        if let own = node["queryName"]?.string { return own }
        guard let locationName, let first = locationName.first else { return name }
        return first.uppercased() + locationName.dropFirst()
    }

    private static func location(_ name: String?) -> Reference.Location {
        switch name {
        case "uri": .uri
        case "querystring": .query
        case "header": .header
        case "headers": .headers
        case "statusCode": .statusCode
        default: .body
        }
    }

    private static func namespace(_ node: JSONNode?) -> XMLNamespace? {
        guard let node else { return nil }
        if let uri = node.string { return XMLNamespace(uri: uri, prefix: nil) }
        return node["uri"]?.string.map { XMLNamespace(uri: $0, prefix: node["prefix"]?.string) }
    }
}

extension ModelReader {
    private func shapes() throws -> [Shape] {
        var patterns: [String: Pattern] = [:]
        return try nodes.map { Shape(try parts($0.name, $0.value, &patterns)) }
    }

    private func parts(_ name: String, _ node: JSONNode, _ patterns: inout [String: Pattern]) throws -> Shape.Parts {
        var parts = Shape.Parts(name: name, kind: try Self.kind(node, name))
        let required = Set(node["required"]?.array?.compactMap(\.string) ?? [])
        parts.members = try (node["members"]?.members ?? []).map { member in
            Member(
                name: member.name, isRequired: required.contains(member.name),
                reference: try reference(member.value, name: member.name))
        }
        parts.element = try (node["member"] ?? node["value"]).map {
            try reference($0, name: node["member"] == nil ? "value" : "member")
        }
        parts.key = try node["key"].map { try reference($0, name: "key") }
        parts.constraints = try constraints(node, &patterns)
        parts.isSensitive = node["sensitive"] != nil
        parts.payload = node["payload"]?.string.flatMap { name in parts.members.firstIndex { $0.name == name } }
        if node["exception"] != nil { parts.error = Self.error(name, node) }
        parts.isEventStream = node["eventstream"] != nil
        return parts
    }

    private func constraints(_ node: JSONNode, _ patterns: inout [String: Pattern]) throws -> Constraints {
        var constraints = Constraints()
        constraints.minimum = node["min"]?.double
        constraints.maximum = node["max"]?.double
        constraints.enumeration = node["enum"]?.array?.compactMap(\.string) ?? []
        if let source = node["pattern"]?.string {
            let pattern = try patterns[source] ?? Pattern(source)
            patterns[source] = pattern
            constraints.pattern = pattern
        }
        return constraints
    }

    private static func error(_ name: String, _ node: JSONNode) -> ErrorModel {
        let isFault = node["fault"] != nil || node["error"]?["fault"] != nil
        return ErrorModel(
            shapeName: name, code: node["error"]?["code"]?.string ?? name,
            status: node["error"]?["httpStatusCode"]?.integer ?? (isFault ? 500 : 400), isSenderFault: !isFault)
    }

    private static func kind(_ node: JSONNode, _ name: String) throws -> Shape.Kind {
        if node["document"] != nil { return .document }
        switch node["type"]?.string {
        case "structure": return .structure
        case "list": return .list
        case "map": return .map
        case "string", "character": return .string
        case "boolean": return .boolean
        case "integer", "short", "byte": return .integer
        case "long", "bigInteger": return .long
        case "float": return .float
        case "double", "bigDecimal": return .double
        case "blob": return .blob
        case "timestamp": return .timestamp
        default: throw ModelError("\(name) has no type that is known here")
        }
    }
}

extension JSONNode {
    fileprivate var double: Double? {
        if case .number(let text) = value { Double(text) } else { nil }
    }

    fileprivate var integer: Int? {
        if case .number(let text) = value { Int(text) } else { nil }
    }
}
