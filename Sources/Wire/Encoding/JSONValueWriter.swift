import Core

/// Writes values as the JSON of awsJson and rest-json answers.
struct JSONValueWriter {
    let service: ServiceModel
    let scalars: ScalarWriter
    var json: JSONWriter

    init(service: ServiceModel, wire: WireProtocol, reserving capacity: Int = 512) {
        self.service = service
        scalars = ScalarWriter(service: service, wire: wire)
        json = JSONWriter(reserving: capacity)
    }

    mutating func structure(_ value: Document, _ shape: Shape) throws(EncodingFailure) {
        try object { (writer: inout Self) throws(EncodingFailure) in try writer.members(of: value, shape) }
    }

    /// A structure's members that stand in the body, without the braces.
    mutating func members(of value: Document, _ shape: Shape) throws(EncodingFailure) {
        guard case .structure(let values) = value else { throw EncodingFailure(shape, value.kind) }
        for member in shape.members where member.reference.location == .body {
            guard let value = values[member.name], !value.isNull else { continue }
            json.name(member.reference.wireName)
            try self.value(value, member.reference)
        }
    }

    mutating func object(_ content: (inout Self) throws(EncodingFailure) -> Void) throws(EncodingFailure) {
        json.beginObject()
        try content(&self)
        json.endObject()
    }

    mutating func value(_ value: Document, _ reference: Reference) throws(EncodingFailure) {
        if value.isNull { return json.null() }
        let shape = service.shape(reference)
        switch (shape.kind, value) {
        case (.structure, _): try structure(value, shape)
        case (.list, .list(let elements)):
            guard let element = shape.element else { throw EncodingFailure(shape, value.kind) }
            json.beginArray()
            for value in elements { try self.value(value, element) }
            json.endArray()
        case (.map, .structure(let entries)):
            guard let element = shape.element else { throw EncodingFailure(shape, value.kind) }
            json.beginObject()
            for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
                json.name(key)
                try self.value(value, element)
            }
            json.endObject()
        case (.document, _): document(value)
        default: try scalar(value, reference, shape)
        }
    }

    private mutating func scalar(
        _ value: Document, _ reference: Reference, _ shape: Shape
    ) throws(EncodingFailure) {
        switch (shape.kind, value) {
        case (.boolean, .boolean(let flag)): json.boolean(flag)
        case (.float, .double(let number)) where number.isFinite, (.double, .double(let number)) where number.isFinite:
            json.double(number)
        case (.integer, .integer(let number)), (.long, .integer(let number)), (.float, .integer(let number)),
            (.double, .integer(let number)):
            json.integer(number)
        case (.timestamp, .timestamp(let time)) where (reference.timestampFormat ?? .epoch) == .epoch:
            json.raw(ScalarWriter.epoch(time))
        default: json.string(try scalars.text(value, reference, shape, timestamps: .epoch))
        }
    }

    private mutating func document(_ value: Document) {
        switch value {
        case .null: json.null()
        case .boolean(let flag): json.boolean(flag)
        case .integer(let number): json.integer(number)
        case .double(let number): json.double(number)
        case .string(let text): json.string(text)
        case .blob(let bytes): json.string(Base64.encode(bytes))
        case .timestamp(let time): json.raw(ScalarWriter.epoch(time))
        case .list(let elements):
            json.beginArray()
            for element in elements { document(element) }
            json.endArray()
        case .structure(let members):
            json.beginObject()
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                json.name(name)
                document(value)
            }
            json.endObject()
        }
    }
}
