import Core

/// Writes the answer to a rest-json or rest-xml call into status, headers and body.
struct RESTWriter {
    let service: ServiceModel
    let operation: OperationModel
    let wire: WireProtocol

    func response(_ output: Document, requestID: String) throws(EncodingFailure) -> HTTPResponse {
        var response = HTTPResponse(status: operation.successStatus)
        response.headers.append(service.writesBareErrors ? "x-amz-request-id" : "x-amzn-requestid", requestID)
        guard let reference = operation.output else { return response }
        let shape = service.shape(reference)
        guard case .structure(let values) = output else { throw EncodingFailure(shape, output.kind) }
        for member in shape.members {
            guard let value = values[member.name], !value.isNull else { continue }
            try write(value, member.reference, &response)
        }
        try body(output, reference, shape, &response)
        return response
    }

    private func write(
        _ value: Document, _ reference: Reference, _ response: inout HTTPResponse
    ) throws(EncodingFailure) {
        switch reference.location {
        case .body, .uri, .query: break
        case .statusCode: response.status = value.integer.map(Int.init) ?? response.status
        case .header: response.headers.append(reference.wireName, try header(value, reference))
        case .headers:
            for (name, value) in (value.structure ?? [:]).sorted(by: { $0.key < $1.key }) {
                if let text = value.string { response.headers.append(reference.wireName + name, text) }
            }
        }
    }

    private func header(_ value: Document, _ reference: Reference) throws(EncodingFailure) -> String {
        let scalars = ScalarWriter(service: service, wire: wire)
        let shape = service.shape(reference)
        if reference.isJSONValue, let json = value.string { return Base64.encode(json.utf8) }
        guard case .list(let elements) = value, let element = shape.element else {
            return try scalars.text(value, reference, shape, timestamps: .rfc822)
        }
        var texts: [String] = []
        for value in elements {
            texts.append(try scalars.text(value, element, service.shape(element), timestamps: .rfc822))
        }
        return service.shape(element).kind == .string ? HeaderList.join(texts) : texts.joined(separator: ", ")
    }

    private func body(
        _ output: Document, _ reference: Reference, _ shape: Shape, _ response: inout HTTPResponse
    ) throws(EncodingFailure) {
        if let payload = shape.payload.map({ shape.members[$0] }) {
            guard let value = output[payload.name], !value.isNull else { return }
            return try self.payload(value, payload.reference, &response)
        }
        let hasMembers = shape.members.contains { $0.reference.location == .body }
        guard response.status != 204 else { return }
        if wire == .restJSON {
            var writer = JSONValueWriter(service: service, wire: wire)
            try writer.structure(output, shape)
            set(writer.json.bytes, "application/json", &response)
        } else if hasMembers {
            var writer = XMLValueWriter(service: service, wire: wire)
            let root = reference.locationName ?? shape.name
            writer.xml.declaration()
            writer.xml.open(root, namespace: reference.namespace?.uri ?? service.xmlNamespace)
            try writer.members(of: output, shape)
            writer.xml.close(root)
            set(writer.xml.bytes, "application/xml", &response)
        }
    }

    private func payload(
        _ value: Document, _ reference: Reference, _ response: inout HTTPResponse
    ) throws(EncodingFailure) {
        let shape = service.shape(reference)
        guard !shape.isEventStream else { throw EncodingFailure(shape, "an event stream") }
        switch (shape.kind, value) {
        case (.blob, .blob(let bytes)): set(bytes, "application/octet-stream", &response)
        case (.blob, .string(let text)), (.string, .string(let text)): set(Array(text.utf8), "text/plain", &response)
        default:
            if wire == .restJSON {
                var writer = JSONValueWriter(service: service, wire: wire)
                try writer.value(value, reference)
                set(writer.json.bytes, "application/json", &response)
            } else {
                var writer = XMLValueWriter(service: service, wire: wire)
                writer.xml.declaration()
                try writer.element(value, reference, name: reference.locationName ?? shape.name)
                set(writer.xml.bytes, "application/xml", &response)
            }
        }
    }

    /// A modelled Content-Type header comes before the protocol's own.
    private func set(_ body: [UInt8], _ contentType: String, _ response: inout HTTPResponse) {
        response.body = body
        if response.headers["content-type"] == nil { response.headers.append("content-type", contentType) }
    }
}
