/// One operation of a service: its HTTP binding, its shapes and the errors it is modelled to give. A class for the
/// reason that `ServiceModel` is one.
package final class OperationModel: Sendable {
    package let name: String
    package let method: String
    /// The status of a success, 200 unless the model says otherwise.
    package let successStatus: Int
    package let input: Reference?
    package let output: Reference?
    /// Names of the error shapes.
    package let errors: [String]
    package let isDeprecated: Bool
    /// Whether clients call it without credentials, as AssumeRoleWithSAML.
    package let isUnsigned: Bool
    /// Whether the request's body is a stream of bytes, which is not to be read into memory whole.
    package let streamsInput: Bool
    let route: Route

    init(
        name: String, method: String, successStatus: Int, input: Reference?, output: Reference?, errors: [String],
        isDeprecated: Bool, isUnsigned: Bool, streamsInput: Bool, route: Route
    ) {
        self.name = name
        self.method = method
        self.successStatus = successStatus
        self.input = input
        self.output = output
        self.errors = errors
        self.isDeprecated = isDeprecated
        self.isUnsigned = isUnsigned
        self.streamsInput = streamsInput
        self.route = route
    }
}

/// How an error goes over the wire.
package struct ErrorModel: Sendable, Hashable {
    /// The shape's name, which JSON protocols use.
    package let shapeName: String
    /// What query protocols and SDKs of query-compatible services call it.
    package let code: String
    package let status: Int
    package let isSenderFault: Bool
}
