import Core
import Plane
import Wire

/// A service of this plane with its model.
struct RegisteredService: Sendable {
    let service: Service
    let model: ServiceModel
}

/// The services that this plane has, by endpoint prefix.
struct ServiceRegistry: Sendable {
    private let services: [String: RegisteredService]
    private let bySigningName: [String: Service]

    init(_ services: [Service], models: [ServiceModel]) {
        var registered: [String: RegisteredService] = [:]
        var signing: [String: Service] = [:]
        for service in services {
            guard let model = models.first(where: { $0.endpointPrefix == service.name }) else { continue }
            registered[service.name] = RegisteredService(service: service, model: model)
            signing[model.signingName] = service
        }
        self.services = registered
        bySigningName = signing
    }

    subscript(_ name: String) -> RegisteredService? { services[name] }

    func signing(_ name: String) -> Service? { bySigningName[name] }

    /// The code that serves what was recognised.
    ///
    /// - Throws: what AWS answers to an operation that a service does not have.
    func find(_ recognised: Recognised) throws(AWSError) -> (Service, Operation) {
        let name = recognised.operation.name
        if let service = services[recognised.service.endpointPrefix]?.service, let operation = service.operations[name]
        {
            return (service, operation)
        }
        if recognised.protocol.isQuery {
            let version = recognised.service.apiVersion
            throw AWSError("InvalidAction", "Could not find operation \(name) for version \(version)", status: 400)
        }
        throw AWSError(
            "UnknownOperationException", "The operation \(name) is not offered by this service here.",
            status: recognised.protocol.isJSONRPC ? 400 : 404)
    }
}
