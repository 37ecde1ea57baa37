import Core
import Gateway
import Plane

/// What a page's handler works with: who is there, what is asked, and the way to the services.
struct PageContext: Sendable {
    let request: PageRequest
    let parameters: [String: String]
    let session: Session
    let caller: Caller
    let gateway: Gateway
    let theme: Theme?

    /// What a placeholder of the route stands for.
    subscript(_ name: String) -> String { parameters[name] ?? "" }

    var form: Fields { request.form }
    var query: Fields { request.query }

    /// Makes a call for the caller, decided and recorded like any other.
    ///
    /// - Throws: the `AWSError` that a client would see.
    func call(_ operation: String, of service: String, _ input: Document) async throws -> Document {
        let visit = Visit(caller: caller, region: session.region, peer: request.peer, request: request.raw)
        return try await gateway.perform(operation, of: service, input.jsonBytes, for: visit)
    }

    /// The same, for the parts of a page that may fail on their own.
    func attempt(_ operation: String, of service: String, _ input: Document) async -> Result<Document, AWSError> {
        do {
            return .success(try await call(operation, of: service, input))
        } catch let error as AWSError {
            return .failure(error)
        } catch {
            return .failure(.internalFailure)
        }
    }
}

extension Document {
    /// As clients write it: times in seconds, blobs in base 64.
    var jsonBytes: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    private func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .boolean(let value): json.boolean(value)
        case .integer(let value): json.integer(value)
        case .double(let value): json.double(value)
        case .string(let value): json.string(value)
        case .blob(let bytes): json.string(Base64.encode(bytes))
        case .timestamp(let time): json.double(time.epochSeconds)
        case .list(let elements): json.array { json in for element in elements { element.write(to: &json) } }
        case .structure(let members):
            json.object { json in
                for (name, value) in members.sorted(by: { $0.key < $1.key }) where !value.isNull {
                    json.name(name)
                    value.write(to: &json)
                }
            }
        }
    }
}
