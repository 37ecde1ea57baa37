import Core
import Synchronization

/// One AWS service as its model states it: operations, shapes, errors and how they go over the wire.
///
/// Immutable and resolved; parsed once, when it is first asked for. A class, as every call carries it along: copies of
/// so many members would be counted one by one.
package final class ServiceModel: Sendable {
    /// The name in SDKs, such as `iam`.
    package let name: String
    package let serviceID: String
    package let apiVersion: String
    /// The first label of the service's host names.
    package let endpointPrefix: String
    /// The service in a credential scope.
    package let signingName: String
    /// The host of a service that is the same in all regions, such as `iam.amazonaws.com`.
    package let globalEndpoint: String?
    /// What today's SDKs speak to it.
    package let `protocol`: WireProtocol
    /// Everything that SDKs of any age speak to it, `protocol` first.
    package let protocols: [WireProtocol]
    package let operations: [String: OperationModel]
    let targetPrefix: String?
    let xmlNamespace: String?
    let isQueryCompatible: Bool
    let writesWholeSeconds: Bool
    let writesBareErrors: Bool
    /// What CloudTrail calls the service.
    package let eventSource: String
    let routes: RouteTable
    let errors: [String: ErrorFact]
    package let shapes: [Shape]

    init(
        name: String, serviceID: String, apiVersion: String, endpointPrefix: String, signingName: String,
        globalEndpoint: String?, `protocol`: WireProtocol, protocols: [WireProtocol],
        operations: [String: OperationModel], targetPrefix: String?, xmlNamespace: String?, isQueryCompatible: Bool,
        writesWholeSeconds: Bool, writesBareErrors: Bool, routes: RouteTable, errors: [String: ErrorFact],
        shapes: [Shape]
    ) {
        self.name = name
        self.serviceID = serviceID
        self.apiVersion = apiVersion
        self.endpointPrefix = endpointPrefix
        self.signingName = signingName
        self.globalEndpoint = globalEndpoint
        self.protocol = `protocol`
        self.protocols = protocols
        self.operations = operations
        self.targetPrefix = targetPrefix
        self.xmlNamespace = xmlNamespace
        self.isQueryCompatible = isQueryCompatible
        self.writesWholeSeconds = writesWholeSeconds
        self.writesBareErrors = writesBareErrors
        self.routes = routes
        self.errors = errors
        self.shapes = shapes
        eventSource = "\(endpointPrefix).amazonaws.com"
    }

    package var isGlobal: Bool { globalEndpoint != nil }

    package func shape(_ reference: Reference) -> Shape { shapes[reference.shape] }
    package func inputShape(of operation: OperationModel) -> Shape? { operation.input.map { shapes[$0.shape] } }
    package func outputShape(of operation: OperationModel) -> Shape? { operation.output.map { shapes[$0.shape] } }

    /// The model's statement on an error, by its code on the wire or by its shape's name.
    package func error(_ code: String) -> ErrorModel? { errors[code]?.model }
}

extension ServiceModel {
    /// An error with the index of the shape that has its members.
    struct ErrorFact: Sendable {
        let model: ErrorModel
        let shape: Int
    }
}

extension ServiceModel {
    /// The names of the services that exist here.
    package static var builtInNames: [String] { BuiltInModels.sources.map(\.name) }

    /// The model of a service that exists here; nil for all other names. Parsed at the first call.
    package static func builtIn(_ name: String) -> ServiceModel? {
        BuiltInCache.shared.withLock { models in
            if let model = models[name] { return model }
            guard let source = BuiltInModels.sources.first(where: { $0.name == name }) else { return nil }
            let bytes = UnsafeBufferPointer(start: source.json.utf8Start, count: source.json.utf8CodeUnitCount)
            let model = try? ServiceModel.read(Array(bytes))  // a test parses every built-in model
            models[name] = model
            return model
        }
    }
}

private enum BuiltInCache {
    static let shared = Mutex<[String: ServiceModel]>([:])
}
