import Core

/// Reads the input of a rest-json or rest-xml call from path, query, headers and body.
struct RESTReader {
    let service: ServiceModel
    let operation: OperationModel
    let wire: WireProtocol

    func input(_ request: HTTPRequest) throws(DecodingFailure) -> Document {
        guard let reference = operation.input else { return .empty }
        let shape = service.shape(reference)
        var members = try body(request, shape)
        let labels = operation.route.labels(in: Route.split(request.path)) ?? [:]
        let query = try FormReader.fields(request.query.utf8)
        for member in shape.members {
            let name = member.reference.wireName
            switch member.reference.location {
            case .body, .statusCode: break
            case .uri:
                guard let raw = labels[name] else { break }
                guard let text = PercentEncoding.decode(raw.utf8, plusIsSpace: false) else {
                    throw .form("The path is not well-formed")
                }
                members[member.name] = try scalar(text, member.reference, timestamps: .iso8601)
            case .query: members[member.name] = try self.query(query, member.reference, shape)
            case .header:
                let values = request.headers.values(of: name.lowercased())
                if !values.isEmpty { members[member.name] = try header(values, member.reference) }
            case .headers: members[member.name] = headers(request.headers, prefix: name.lowercased())
            }
        }
        return .structure(members)
    }

    private func scalar(
        _ text: String, _ reference: Reference, timestamps: TimestampFormat
    ) throws(DecodingFailure) -> Document {
        let kind = service.shape(reference).kind
        do throws(DecodingFailure) {
            if reference.isJSONValue {
                guard let bytes = Base64.decode(text), let json = String(validating: bytes, as: UTF8.self) else {
                    throw .type("Not base64")
                }
                return .string(json)
            }
            return try ScalarReader.value(text, reference, kind, timestamps: timestamps)
        } catch {
            throw .parameter(name: reference.wireName, value: String(text.prefix(128)))
        }
    }
}

extension RESTReader {
    /// A parameter may come once, several times for a list, or be any that has no other place for a map.
    private func query(
        _ fields: [FormField], _ reference: Reference, _ input: Shape
    ) throws(DecodingFailure) -> Document? {
        let shape = service.shape(reference)
        if shape.kind == .map { return try queryMap(fields, shape, input) }
        let values = fields.filter { $0.name == reference.wireName }.map(\.value)
        guard let first = values.first else { return nil }
        guard shape.kind == .list, let element = shape.element else {
            return try scalar(first, reference, timestamps: .iso8601)
        }
        var elements: [Document] = []
        for value in values { elements.append(try scalar(value, element, timestamps: .iso8601)) }
        return .list(elements)
    }

    private func queryMap(_ fields: [FormField], _ shape: Shape, _ input: Shape) throws(DecodingFailure) -> Document? {
        guard let element = shape.element else { return nil }
        let bound = Set(
            input.members.filter { $0.reference.location == .query }.map(\.reference.wireName)
                + operation.route.query.map(\.name))
        var entries: [String: Document] = [:]
        for field in fields where !bound.contains(field.name) {
            if let inner = service.shape(element).element {
                let value = try scalar(field.value, inner, timestamps: .iso8601)
                entries[field.name] = .list((entries[field.name]?.list ?? []) + [value])
            } else if entries[field.name] == nil {
                entries[field.name] = try scalar(field.value, element, timestamps: .iso8601)
            }
        }
        return entries.isEmpty ? nil : .structure(entries)
    }

    private func header(_ values: [String], _ reference: Reference) throws(DecodingFailure) -> Document {
        let shape = service.shape(reference)
        guard shape.kind == .list, let element = shape.element else {
            return try scalar(values[0], reference, timestamps: .rfc822)
        }
        // The preferred form of a date has a comma of its own.
        let isDate = service.shape(element).kind == .timestamp && (element.timestampFormat ?? .rfc822) == .rfc822
        var elements: [Document] = []
        for text in values.flatMap({ HeaderList.split($0, commasPerElement: isDate ? 1 : 0) }) {
            elements.append(try scalar(text, element, timestamps: .rfc822))
        }
        return .list(elements)
    }

    private func headers(_ headers: HTTPHeaders, prefix: String) -> Document? {
        var entries: [String: Document] = [:]
        for (name, value) in headers
        where name.hasPrefix(prefix) && entries[String(name.dropFirst(prefix.count))] == nil {
            entries[String(name.dropFirst(prefix.count))] = .string(value)
        }
        return entries.isEmpty ? nil : .structure(entries)
    }
}

extension RESTReader {
    private func body(_ request: HTTPRequest, _ shape: Shape) throws(DecodingFailure) -> [String: Document] {
        guard let payload = shape.payload.map({ shape.members[$0] }) else {
            guard shape.members.contains(where: { $0.reference.location == .body }), !request.body.isEmpty else {
                return [:]
            }
            return switch wire {
            case .restXML: try XMLReader(service: service).structure(XMLDocument.parse(request.body), shape)
            default:
                try JSONReader.read(request.body, of: service) { reader throws(DecodingFailure) in
                    try reader.structure(shape)
                }
            }
        }
        guard !request.body.isEmpty else { return [:] }
        switch service.shape(payload.reference).kind {
        case .blob: return [payload.name: .blob(request.body)]
        case .string:
            guard let text = String(validating: request.body, as: UTF8.self) else { throw .body("Invalid UTF-8") }
            return [payload.name: .string(text)]
        default:
            let value =
                switch wire {
                case .restXML: try XMLReader(service: service).value(XMLDocument.parse(request.body), payload.reference)
                default:
                    try JSONReader.read(request.body, of: service) { reader throws(DecodingFailure) in
                        try reader.value(payload.reference)
                    }
                }
            return [payload.name: value]
        }
    }
}

/// Lists in one header, whose elements stand in quotes where they hold a comma or a quote.
enum HeaderList {
    static func split(_ text: String, commasPerElement: Int) -> [String] {
        var elements: [String] = []
        var current = ""
        var commas = 0
        var isQuoted = false
        var characters = text.unicodeScalars.makeIterator()
        while let character = characters.next() {
            switch character {
            case "\\" where isQuoted: if let next = characters.next() { current.unicodeScalars.append(next) }
            case "\"": isQuoted.toggle()
            case "," where !isQuoted && commas == commasPerElement:
                elements.append(current)
                (current, commas) = ("", 0)
            case "," where !isQuoted:
                current.unicodeScalars.append(character)
                commas += 1
            case " " where current.isEmpty && !isQuoted: break
            default: current.unicodeScalars.append(character)
            }
        }
        if !current.isEmpty || !elements.isEmpty { elements.append(current) }
        return elements
    }

    static func join(_ elements: [String]) -> String {
        elements.map { element in
            guard element.contains(where: { $0 == "," || $0 == "\"" }) else { return element }
            let escaped = element.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            return "\"\(escaped)\""
        }.joined(separator: ",")
    }
}
