/// A policy and what it is called: a managed policy's ARN or an inline policy's name.
public struct NamedPolicy: Sendable {
    public let name: String
    public let document: PolicyDocument

    public init(name: String, document: PolicyDocument) {
        self.name = name
        self.document = document
    }
}
