import Core

/// The kinds of things that errors name, as the API spells them.
enum ResourceType: String, Sendable {
    case identitySource = "IDENTITY_SOURCE"
    case policyStore = "POLICY_STORE"
    case policy = "POLICY"
    case policyTemplate = "POLICY_TEMPLATE"
    case schema = "SCHEMA"
    case policyStoreAlias = "POLICY_STORE_ALIAS"
}

extension AWSError {
    /// - Parameter path: the member that is wrong, such as `definition.static.statement`.
    static func validation(_ message: String, at path: String? = nil) -> AWSError {
        validation(message, fields: path.map { [($0, message)] } ?? [])
    }

    static func validation(_ message: String, fields: [(path: String, message: String)]) -> AWSError {
        // What is wrong may repeat what the model calls sensitive, so the audit log is told the place alone.
        let places = Set(fields.map(\.path)).sorted().joined(separator: ", ")
        let list = fields.map { Document.structure(["path": .string($0.path), "message": .string($0.message)]) }
        return AWSError(
            "ValidationException", message, status: 400, members: list.isEmpty ? [:] : ["fieldList": .list(list)],
            detail: list.isEmpty ? nil : "The value of \(places) is not valid.")
    }

    static func notFound(_ type: ResourceType, _ id: String) -> AWSError {
        AWSError(
            "ResourceNotFoundException",
            "The resource \(id) of type \(type.rawValue) does not exist. Check the identifier, the region and the account.",
            members: ["resourceId": .string(id), "resourceType": .string(type.rawValue)])
    }

    static func conflict(_ message: String, _ type: ResourceType, _ id: String) -> AWSError {
        let resource: Document = ["resourceId": .string(id), "resourceType": .string(type.rawValue)]
        return AWSError("ConflictException", message, members: ["resources": [resource]])
    }

    static func quotaExceeded(_ message: String, _ type: ResourceType, _ id: String? = nil) -> AWSError {
        var members: [String: Document] = [
            "resourceType": .string(type.rawValue), "serviceCode": "verifiedpermissions",
        ]
        if let id { members["resourceId"] = .string(id) }
        return AWSError("ServiceQuotaExceededException", message, members: members)
    }

    static func invalidState(_ message: String) -> AWSError { AWSError("InvalidStateException", message) }
}
