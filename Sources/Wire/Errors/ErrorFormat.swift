package import Core

/// How errors look to the client of one call: the protocol it speaks, and the service when that is known.
package struct ErrorFormat: Sendable {
    package let service: ServiceModel?
    package let `protocol`: WireProtocol

    package init(service: ServiceModel?, protocol: WireProtocol) {
        self.service = service
        self.protocol = `protocol`
    }

    package func encode(_ error: AWSError, requestID: String) -> HTTPResponse {
        let fact = service?.errors[error.code]
        let call = ErrorCall(
            error: error, model: fact?.model, shape: fact.flatMap { service?.shapes[$0.shape] }, requestID: requestID)
        var response =
            switch `protocol` {
            case .json10, .json11: json(call)
            case .query: query(call)
            case .ec2: ec2(call)
            case .restJSON: restJSON(call)
            case .restXML: restXML(call)
            }
        writeHeaderMembers(call, &response)
        return response
    }
}

/// One error on its way out, next to what the model says of it.
private struct ErrorCall {
    let error: AWSError
    let model: ErrorModel?
    let shape: Shape?
    let requestID: String

    var status: Int { error.status ?? model?.status ?? 400 }
    var isSenderFault: Bool { model?.isSenderFault ?? (status < 500) }
    var type: String { isSenderFault ? "Sender" : "Receiver" }
    /// The code of the XML protocols.
    var code: String { model?.code ?? error.code }
    /// The code of the JSON protocols.
    var shapeName: String { model?.shapeName ?? error.code }

    /// The member that takes the message: some shapes spell it with a capital letter.
    var messageMember: Member? { shape?.members.first { $0.name.lowercased() == "message" } }

    /// The modelled members of the body, without the message.
    var bodyMembers: [(Member, Document)] {
        (shape?.members ?? []).compactMap { member in
            guard member.reference.location == .body, member.name != messageMember?.name,
                let value = error.members[member.name], !value.isNull
            else { return nil }
            return (member, value)
        }
    }
}

extension ErrorFormat {
    private func json(_ call: ErrorCall) -> HTTPResponse {
        let type: String
        if `protocol` == .json10 {
            let namespace = call.model == nil ? "com.amazon.coral.service" : service?.errorNamespace ?? ""
            type = "\(namespace)#\(call.shapeName)"
        } else {
            type = call.shapeName
        }
        let body = jsonBody(call, type: type)
        var headers: HTTPHeaders = [
            "x-amzn-requestid": call.requestID,
            "content-type": `protocol` == .json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
        ]
        if let service, service.writesChecksum { headers.append("x-amz-crc32", String(CRC32.checksum(body))) }
        if let service, service.isQueryCompatible { headers.append("x-amzn-query-error", "\(call.code);\(call.type)") }
        return HTTPResponse(status: call.status, headers: headers, body: body)
    }

    private func restJSON(_ call: ErrorCall) -> HTTPResponse {
        HTTPResponse(
            status: call.status,
            headers: [
                "x-amzn-requestid": call.requestID, "x-amzn-errortype": call.shapeName,
                "content-type": "application/json",
            ],
            body: jsonBody(call, type: nil))
    }

    private func jsonBody(_ call: ErrorCall, type: String?) -> [UInt8] {
        var json = JSONWriter(reserving: 256)
        json.object { json in
            if let type { json.member("__type", type) }
            if !call.error.message.isEmpty {
                json.member(call.messageMember?.reference.wireName ?? "message", call.error.message)
            }
            guard let service else { return }
            for (member, value) in call.bodyMembers {
                var writer = JSONValueWriter(service: service, wire: `protocol`)
                // A member of another shape than the model's is left out: an error must always go through.
                guard (try? writer.value(value, member.reference)) != nil else { continue }
                json.name(member.reference.wireName)
                json.raw(writer.json.bytes)
            }
        }
        return json.bytes
    }
}

extension ErrorFormat {
    private func query(_ call: ErrorCall) -> HTTPResponse {
        var xml = XMLWriter(reserving: 512)
        wrappedError(call, &xml)
        return HTTPResponse(
            status: call.status, headers: ["x-amzn-requestid": call.requestID, "content-type": "text/xml"],
            body: xml.bytes)
    }

    private func wrappedError(_ call: ErrorCall, _ xml: inout XMLWriter) {
        xml.open("ErrorResponse", namespace: service?.xmlNamespace)
        xml.open("Error")
        xml.element("Type", call.type)
        contents(call, &xml)
        xml.close("Error")
        xml.element("RequestId", call.requestID)
        xml.close("ErrorResponse")
    }

    private func contents(_ call: ErrorCall, _ xml: inout XMLWriter) {
        xml.element("Code", call.code)
        xml.element("Message", call.error.message)
        guard let service else { return }
        for (member, value) in call.bodyMembers where !["Code", "Type"].contains(member.name) {
            var writer = XMLValueWriter(service: service, wire: `protocol`)
            if (try? writer.element(value, member.reference)) != nil { xml.append(writer.xml) }
        }
    }

    private func ec2(_ call: ErrorCall) -> HTTPResponse {
        var xml = XMLWriter(reserving: 512)
        xml.declaration()
        xml.open("Response")
        xml.open("Errors")
        xml.open("Error")
        contents(call, &xml)
        xml.close("Error")
        xml.close("Errors")
        xml.element("RequestID", call.requestID)
        xml.close("Response")
        return HTTPResponse(
            status: call.status,
            headers: ["x-amzn-requestid": call.requestID, "content-type": "text/xml;charset=UTF-8"], body: xml.bytes)
    }

    private func restXML(_ call: ErrorCall) -> HTTPResponse {
        var xml = XMLWriter(reserving: 512)
        xml.declaration()
        guard service?.writesBareErrors ?? true else {
            wrappedError(call, &xml)
            return HTTPResponse(
                status: call.status, headers: ["x-amzn-requestid": call.requestID, "content-type": "text/xml"],
                body: xml.bytes)
        }
        xml.open("Error")
        contents(call, &xml)
        xml.element("RequestId", call.requestID)
        xml.close("Error")
        return HTTPResponse(
            status: call.status,
            headers: ["x-amz-request-id": call.requestID, "content-type": "application/xml"], body: xml.bytes)
    }

    private func writeHeaderMembers(_ call: ErrorCall, _ response: inout HTTPResponse) {
        guard let service, let shape = call.shape else { return }
        let scalars = ScalarWriter(service: service, wire: `protocol`)
        for member in shape.members where member.reference.location == .header {
            guard let value = call.error.members[member.name], !value.isNull else { continue }
            let target = service.shape(member.reference)
            if let text = try? scalars.text(value, member.reference, target, timestamps: .rfc822) {
                response.headers.append(member.reference.wireName, text)
            }
        }
    }
}
