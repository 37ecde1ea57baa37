package import Core

/// Tells which operation of which service a request is meant for.
///
/// All services share one endpoint, so the service comes from the credential scope, then from the host's name, then
/// from what the request itself says: its `X-Amz-Target`, its `Action` and `Version`, or its path.
package struct Recogniser: Sendable {
    private let services: [ServiceModel]

    package init(models: [ServiceModel]) { services = models }

    /// - Parameters:
    ///   - signingService: the service of the request's credential scope; nil when it is not signed.
    ///   - host: the name the request was sent to, as a hint for requests that are not signed.
    /// - Throws: `AWSError` with the code and status of the protocol that the request looks to speak.
    package func recognise(
        _ request: HTTPRequest, signingService: String?, host: String? = nil
    ) throws(AWSError) -> Recognised {
        let candidates = self.candidates(signingService: signingService, host: host)
        if let target = request.headers["x-amz-target"] { return try self.target(target, candidates) }
        let fields: [FormField]
        do throws(DecodingFailure) {
            fields = try request.formFields()
        } catch {
            throw error.error(in: candidates.first?.protocol ?? .query)
        }
        let speaksQuery = candidates.contains { $0.protocols.contains(where: \.isQuery) }
        if speaksQuery, let action = fields.first(where: { $0.name == "Action" }) {
            return try self.action(action.value, version: fields.first { $0.name == "Version" }?.value, candidates)
        }
        if let recognised = route(request, fields, candidates) { return recognised }
        throw unknown(request, candidates)
    }

    private func candidates(signingService: String?, host: String?) -> [ServiceModel] {
        if let signingService { return services.filter { $0.signingName == signingService } }
        let labels = host?.split(separator: ".").map { String($0).lowercased() } ?? []
        let named = services.filter { labels.contains($0.endpointPrefix) }
        return named.isEmpty ? services : named
    }

    private func target(_ target: String, _ candidates: [ServiceModel]) throws(AWSError) -> Recognised {
        // The prefix may hold dots, as CloudTrail's does; an operation's name has none.
        if let dot = target.utf8.lastIndex(of: UInt8(ascii: ".")),
            let service = candidates.first(where: { $0.targetPrefix.map { $0 == target[..<dot] } ?? false }),
            let wire = service.protocols.first(where: \.isJSONRPC),
            let operation = service.operations[String(target[target.utf8.index(after: dot)...])]
        {
            return Recognised(service: service, operation: operation, protocol: wire)
        }
        throw AWSError("UnknownOperationException", "", status: 400)
    }

    private func action(
        _ action: String, version: String?, _ candidates: [ServiceModel]
    ) throws(AWSError) -> Recognised {
        for service in candidates where service.apiVersion == version {
            guard let wire = service.protocols.first(where: \.isQuery), let operation = service.operations[action]
            else {
                continue
            }
            return Recognised(service: service, operation: operation, protocol: wire)
        }
        if candidates.count == 1, candidates[0].protocol == .ec2 {
            throw AWSError("InvalidAction", "The action \(action) is not valid for this web service.", status: 400)
        }
        let version = version ?? "NO_VERSION_SPECIFIED"
        throw AWSError("InvalidAction", "Could not find operation \(action) for version \(version)", status: 400)
    }

    private func route(_ request: HTTPRequest, _ fields: [FormField], _ candidates: [ServiceModel]) -> Recognised? {
        let path = Route.split(request.path)
        for service in candidates {
            guard let wire = service.protocols.first(where: \.isREST),
                let name = service.routes.match(
                    method: request.method, path: path, query: fields, headers: { request.headers[$0] != nil }),
                let operation = service.operations[name]
            else { continue }
            return Recognised(service: service, operation: operation, protocol: wire)
        }
        return nil
    }

    private func unknown(_ request: HTTPRequest, _ candidates: [ServiceModel]) -> AWSError {
        if candidates.contains(where: { $0.protocol.isREST }) {
            return AWSError("UnknownOperationException", "", status: 404)
        }
        if candidates.contains(where: { $0.protocol.isJSONRPC }), !request.isForm {
            return AWSError("UnknownOperationException", "", status: 400)
        }
        return AWSError("MissingAction", "The request is missing an action or operation parameter.", status: 400)
    }
}

extension Recogniser {
    /// How an error has to look when the request was not recognised: as its service speaks, or as the request looks.
    package func errorFormat(
        for request: HTTPRequest, signingService: String?, host: String? = nil
    ) -> ErrorFormat {
        let candidates = self.candidates(signingService: signingService, host: host)
        let service = candidates.count == 1 ? candidates[0] : nil
        let isTargeted = request.headers["x-amz-target"] != nil
        let contentType = request.headers["content-type"]?.lowercased() ?? ""
        if isTargeted || contentType.hasPrefix("application/x-amz-json") {
            let guess: WireProtocol = contentType.hasSuffix("1.0") ? .json10 : .json11
            return ErrorFormat(service: service, protocol: service?.protocols.first(where: \.isJSONRPC) ?? guess)
        }
        if request.isForm || request.query.contains("Action=") {
            return ErrorFormat(service: service, protocol: service?.protocols.first(where: \.isQuery) ?? .query)
        }
        let guess: WireProtocol = contentType.hasPrefix("application/json") ? .restJSON : .restXML
        return ErrorFormat(service: service, protocol: service?.protocol ?? guess)
    }
}
