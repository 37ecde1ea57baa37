import Core
import Directory
import Plane
import Store

enum CreateServiceSpecificCredential {
    struct Input: Decodable, Sendable {
        let UserName: String
        let ServiceName: String
        let CredentialAgeDays: Int?
    }

    struct Output: Encodable, Sendable {
        let ServiceSpecificCredential: ServiceCredentialShape
    }

    /// The only answer, beside that of a reset, that ever shows the token.
    static let operation = Operation(
        "CreateServiceSpecificCredential", .write,
        requires: { (input: Input, call) in
            try await call.credentialRequirements("iam:CreateServiceSpecificCredential", of: input.UserName)
        },
        handler: { (input: Input, call) in
            try ServiceCredentials.checkService(input.ServiceName)
            let created = call.second
            let expires = input.CredentialAgeDays.map { created.adding(seconds: Int64($0) * 86_400) }
            return try await call.write { account in
                let user = try account.get(UserRecord.self, input.UserName)
                let others = try account.serviceCredentials(of: user.name)
                guard others.count(where: { $0.serviceName == input.ServiceName }) < ServiceCredentials.limit else {
                    throw AWSError.quota("ServiceSpecificCredentialsPerUser", ServiceCredentials.limit)
                }
                let (record, token) = ServiceCredentialRecord.make(
                    for: user.name, of: input.ServiceName, in: account.account, created: created, expires: expires)
                try Collections.serviceCredentials.put(
                    record, at: record.id, in: account.scope, if: .absent, account.writer)
                return Output(
                    ServiceSpecificCredential: ServiceCredentialShape(record, in: account.account, token: token))
            }
        })
}

enum ListServiceSpecificCredentials {
    struct Input: Decodable, PagedInput {
        let UserName: String?
        let ServiceName: String?
        let AllUsers: Bool?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let ServiceSpecificCredentials: [ServiceCredentialShape]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation(
        "ListServiceSpecificCredentials", .list,
        requires: { (input: Input, call) in
            guard input.AllUsers != true else { return call.requirement("iam:ListServiceSpecificCredentials") }
            return try await call.credentialRequirements("iam:ListServiceSpecificCredentials", of: input.UserName)
        },
        handler: { (input: Input, call) in
            if let name = input.ServiceName { try ServiceCredentials.checkService(name) }
            var owner: String?
            if input.AllUsers != true, case .user(let name) = try CredentialOwner(input.UserName, call) { owner = name }
            return try await call.read { [owner] account in
                if let owner { _ = try account.get(UserRecord.self, owner) }
                let found = try account.serviceCredentials(of: owner)
                    .filter { input.ServiceName == nil || $0.serviceName == input.ServiceName }
                let page = try input.page(of: found, in: "iam.service-credentials \(owner ?? "")") {
                    "\($0.created.iso8601) \($0.id)"
                }.map { ServiceCredentialShape($0, in: account.account) }
                return Output(
                    ServiceSpecificCredentials: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
            }
        })
}

enum UpdateServiceSpecificCredential {
    struct Input: ServiceCredentialInput {
        let UserName: String?
        let ServiceSpecificCredentialId: String
        let Status: String
    }

    static let operation = Operation(
        "UpdateServiceSpecificCredential", .write,
        requires: { (input: Input, call) in
            try await call.credentialRequirements("iam:UpdateServiceSpecificCredential", of: input.UserName)
        },
        handler: { (input: Input, call) in
            let owner = try input.owner(call)
            try await call.write { account in
                var record = try account.serviceCredential(input.ServiceSpecificCredentialId, of: owner)
                record.isActive = input.Status == "Active"
                try Collections.serviceCredentials.put(record, at: record.id, in: account.scope, account.writer)
            }
            return Empty()
        })
}

enum ResetServiceSpecificCredential {
    struct Input: ServiceCredentialInput {
        let UserName: String?
        let ServiceSpecificCredentialId: String
    }

    static let operation = Operation(
        "ResetServiceSpecificCredential", .write,
        requires: { (input: Input, call) in
            try await call.credentialRequirements("iam:ResetServiceSpecificCredential", of: input.UserName)
        },
        handler: { (input: Input, call) in
            let owner = try input.owner(call)
            return try await call.write { account in
                var record = try account.serviceCredential(input.ServiceSpecificCredentialId, of: owner)
                let token = record.reset()
                try Collections.serviceCredentials.put(record, at: record.id, in: account.scope, account.writer)
                return CreateServiceSpecificCredential.Output(
                    ServiceSpecificCredential: ServiceCredentialShape(record, in: account.account, token: token))
            }
        })
}

enum DeleteServiceSpecificCredential {
    struct Input: ServiceCredentialInput {
        let UserName: String?
        let ServiceSpecificCredentialId: String
    }

    static let operation = Operation(
        "DeleteServiceSpecificCredential", .write,
        requires: { (input: Input, call) in
            try await call.credentialRequirements("iam:DeleteServiceSpecificCredential", of: input.UserName)
        },
        handler: { (input: Input, call) in
            let owner = try input.owner(call)
            try await call.write { account in
                let record = try account.serviceCredential(input.ServiceSpecificCredentialId, of: owner)
                try Collections.serviceCredentials.delete(record.id, in: account.scope, account.writer)
            }
            return Empty()
        })
}
