import Core
import Directory
import Plane
import Store

/// The account's alias; the plane's accounts share one space of names.
enum AccountAliases {
    static let operations: [Operation] = [
        CreateAccountAlias.operation, ListAccountAliases.operation, DeleteAccountAlias.operation,
    ]
}

enum CreateAccountAlias {
    struct Input: Decodable, Sendable {
        let AccountAlias: String
    }

    static let operation = Operation(
        "CreateAccountAlias", .write,
        requires: { (_: Input, call: Call) in call.requirement("iam:CreateAccountAlias") }, handler: handle)

    /// An account has one alias: a new one takes the place of the old.
    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        let alias = input.AccountAlias
        guard AccountID(alias) == nil else {
            throw AWSError.invalidInput("The account alias \(alias) must not have the form of an account ID.")
        }
        try await call.write { account in
            guard try !Collections.accountAliases.contains(alias, in: .plane, account.writer) else {
                throw AWSError.alreadyExists("The account alias \(alias) already exists.")
            }
            var record = try account.accountRecord()
            if let old = record.alias { try Collections.accountAliases.delete(old, in: .plane, account.writer) }
            record.alias = alias
            let owner = AccountAlias(account: account.account)
            try Collections.accountAliases.put(owner, at: alias, in: .plane, if: .absent, account.writer)
            try Collections.accounts.put(record, at: record.id.rawValue, in: .plane, account.writer)
        }
        return Empty()
    }
}

enum ListAccountAliases {
    struct Input: Decodable, PagedInput {
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let AccountAliases: [String]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation(
        "ListAccountAliases", .list,
        requires: { (_: Input, call: Call) in call.requirement("iam:ListAccountAliases") }, handler: handle)

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let aliases = [try await call.read { try $0.accountRecord().alias }].compactMap { $0 }
        let page = try input.page(of: aliases, in: "iam.account-aliases") { $0 }
        return Output(AccountAliases: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
    }
}

enum DeleteAccountAlias {
    struct Input: Decodable, Sendable {
        let AccountAlias: String
    }

    static let operation = Operation(
        "DeleteAccountAlias", .write,
        requires: { (_: Input, call: Call) in call.requirement("iam:DeleteAccountAlias") }, handler: handle)

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var record = try account.accountRecord()
            guard record.alias == input.AccountAlias else {
                throw AWSError.noSuchEntity("The account alias \(input.AccountAlias) cannot be found.")
            }
            record.alias = nil
            try Collections.accountAliases.delete(input.AccountAlias, in: .plane, account.writer)
            try Collections.accounts.put(record, at: record.id.rawValue, in: .plane, account.writer)
        }
        return Empty()
    }
}
