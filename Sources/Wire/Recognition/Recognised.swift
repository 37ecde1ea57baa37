package import Core

/// What a request was recognised as; the way to decode it and to encode its answer.
package struct Recognised: Sendable {
    package let service: ServiceModel
    package let operation: OperationModel
    package let `protocol`: WireProtocol

    package init(service: ServiceModel, operation: OperationModel, protocol: WireProtocol) {
        self.service = service
        self.operation = operation
        self.protocol = `protocol`
    }

    /// The input of the call, checked against the model.
    ///
    /// - Throws: `AWSError` with the code that the service's protocol has for what is wrong: malformed bytes, a value of
    ///   another type, or one that breaks a constraint, all of which are listed.
    package func decode(_ request: HTTPRequest) throws(AWSError) -> Document {
        let read: (input: Document, isValid: Bool)
        do throws(DecodingFailure) {
            read = try self.read(request)
        } catch {
            throw error.error(in: `protocol`)
        }
        if !read.isValid { try Validator(service: service, wire: `protocol`).check(read.input, operation.input) }
        return read.input
    }

    /// - Returns: with the input, whether it is known already to be all that the model wants.
    func read(_ request: HTTPRequest) throws(DecodingFailure) -> (input: Document, isValid: Bool) {
        switch `protocol` {
        case .json10, .json11:
            let shape = operation.input.map { service.shape($0) } ?? .empty
            return try JSONReader.read(request.body, of: service) { reader throws(DecodingFailure) in
                (.structure(try reader.structure(shape)), reader.isValid)
            }
        case .query, .ec2:
            let tree = try FormTree(request.formFields())
            let reader = QueryReader(service: service, isEC2: `protocol` == .ec2, tree: tree)
            return (try reader.input(operation.input), false)
        case .restJSON, .restXML:
            let reader = RESTReader(service: service, operation: operation, wire: `protocol`)
            return (try reader.input(request), false)
        }
    }

    /// The answer to a call that succeeded.
    ///
    /// - Throws: `EncodingFailure` when the output is not of the operation's shape, which is a fault of the handler.
    package func encode(_ output: Document, requestID: String) throws -> HTTPResponse {
        switch `protocol` {
        case .json10, .json11: try jsonResponse(output, requestID: requestID)
        case .query, .ec2: try queryResponse(output, requestID: requestID)
        case .restJSON, .restXML:
            try RESTWriter(service: service, operation: operation, wire: `protocol`).response(
                output, requestID: requestID)
        }
    }

    /// The answer to a call that failed.
    package func encode(_ error: AWSError, requestID: String) -> HTTPResponse {
        ErrorFormat(service: service, protocol: `protocol`).encode(error, requestID: requestID)
    }

    /// The input as an audit log may keep it.
    package func redactedInput(_ input: Document) -> Document { service.redacted(input, operation.input) }

    /// The output as an audit log may keep it.
    package func redactedOutput(_ output: Document) -> Document { service.redacted(output, operation.output) }
}

extension HTTPRequest {
    /// The fields of the query string, then those of a form in the body.
    func formFields() throws(DecodingFailure) -> [FormField] {
        let fields = try FormReader.fields(query.utf8)
        return isForm ? fields + (try FormReader.fields(body)) : fields
    }

    var isForm: Bool {
        guard let type = headers["content-type"] else { return false }
        return type.lowercased().hasPrefix("application/x-www-form-urlencoded")
    }
}
