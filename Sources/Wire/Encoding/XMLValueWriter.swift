import Core

/// Writes values as the XML of query, ec2 and rest-xml answers.
struct XMLValueWriter {
    let service: ServiceModel
    let scalars: ScalarWriter
    var xml: XMLWriter

    init(service: ServiceModel, wire: WireProtocol, reserving capacity: Int = 512) {
        self.service = service
        scalars = ScalarWriter(service: service, wire: wire)
        xml = XMLWriter(reserving: capacity)
    }

    /// A structure's members that stand in the body, without an element around them.
    mutating func members(of value: Document, _ shape: Shape) throws(EncodingFailure) {
        guard case .structure(let values) = value else { throw EncodingFailure(shape, value.kind) }
        for member in shape.members where member.reference.location == .body && !member.reference.isXMLAttribute {
            guard let value = values[member.name], !value.isNull else { continue }
            try element(value, member.reference)
        }
    }

    /// - Parameter name: the element's name when it is not the reference's own.
    mutating func element(_ value: Document, _ reference: Reference, name: String? = nil) throws(EncodingFailure) {
        let shape = service.shape(reference)
        let name = name ?? reference.elementName
        switch shape.kind {
        case .structure:
            try begin(name, value, reference, shape)
            try members(of: value, shape)
            xml.close(name)
        case .list: try list(value, reference, shape, name: name)
        case .map: try map(value, reference, shape, name: name)
        default:
            try begin(name, value, reference, shape)
            xml.text(try scalars.text(value, reference, shape, timestamps: .iso8601))
            xml.close(name)
        }
    }

    private mutating func begin(
        _ name: String, _ value: Document, _ reference: Reference, _ shape: Shape
    ) throws(EncodingFailure) {
        xml.begin(name)
        if let namespace = reference.namespace {
            xml.attribute(namespace.prefix.map { "xmlns:\($0)" } ?? "xmlns", namespace.uri)
        }
        for member in shape.members where member.reference.isXMLAttribute {
            guard let value = value[member.name], !value.isNull else { continue }
            let text = try scalars.text(
                value, member.reference, service.shape(member.reference), timestamps: .iso8601)
            xml.attribute(member.reference.wireName, text)
        }
        xml.endOfStart()
    }

    private mutating func list(
        _ value: Document, _ reference: Reference, _ shape: Shape, name: String
    ) throws(EncodingFailure) {
        guard case .list(let elements) = value, let element = shape.element else {
            throw EncodingFailure(shape, value.kind)
        }
        if reference.isFlattened {
            for value in elements { try self.element(value, element, name: name) }
            return
        }
        xml.open(name)
        for value in elements { try self.element(value, element) }
        xml.close(name)
    }

    /// Entries go in the order of their keys, so that the same output is always the same bytes.
    private mutating func map(
        _ value: Document, _ reference: Reference, _ shape: Shape, name: String
    ) throws(EncodingFailure) {
        guard case .structure(let entries) = value, let key = shape.key, let element = shape.element else {
            throw EncodingFailure(shape, value.kind)
        }
        let entryName = reference.isFlattened ? name : "entry"
        if !reference.isFlattened { xml.open(name) }
        for (entryKey, entryValue) in entries.sorted(by: { $0.key < $1.key }) {
            xml.open(entryName)
            xml.element(key.elementName, entryKey)
            try self.element(entryValue, element)
            xml.close(entryName)
        }
        if !reference.isFlattened { xml.close(name) }
    }
}
