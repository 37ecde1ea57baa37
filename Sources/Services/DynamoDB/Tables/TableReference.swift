import Core
import Plane
import Store

/// What `TableName` names: a table of the caller by its name, or any by its ARN.
struct TableReference: Sendable, Hashable {
    let name: String
    /// When the ARN was that of an index.
    let indexName: String?
    let account: AccountID
    let region: Region

    var scope: Scope { Scope(account: account, region: region) }
    var arn: String { "arn:aws:dynamodb:\(region):\(account):table/\(name)" }

    /// - Throws: `ValidationException` when it has the form of neither.
    init(_ text: String, in call: Call) throws {
        guard text.hasPrefix("arn:") else {
            try Self.check(text)
            name = text
            indexName = nil
            account = call.account
            region = call.region
            return
        }
        guard let reference = Self.parse(text) else {
            throw AWSError.validation("Invalid TableArn: Invalid ResourceArn provided as input \(text)")
        }
        self = reference
    }

    /// Of `ResourceArn`, which is always an ARN.
    init(resourceARN text: String) throws {
        guard let reference = Self.parse(text) else {
            throw AWSError.validation("Invalid TableArn: Invalid ResourceArn provided as input \(text)")
        }
        self = reference
    }

    init(of table: Table) {
        self.init(name: table.name, indexName: nil, account: table.account, region: table.region)
    }

    private init(name: String, indexName: String?, account: AccountID, region: Region) {
        self.name = name
        self.indexName = indexName
        self.account = account
        self.region = region
    }

    private static func parse(_ text: String) -> TableReference? {
        guard let arn = ARN(text), arn.service == "dynamodb", let account = AccountID(arn.account),
            let region = Region(arn.region)
        else { return nil }
        let parts = arn.resource.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 4 && parts[2] == "index", parts[0] == "table",
            isName(parts[1])
        else { return nil }
        return TableReference(
            name: parts[1], indexName: parts.count == 4 ? parts[3] : nil, account: account, region: region)
    }

    static func check(_ name: String) throws {
        guard (3...255).contains(name.utf8.count) else {
            throw AWSError.validation(
                "TableName must be at least 3 characters long and at most 255 characters long")
        }
        guard isName(name) else {
            throw AWSError.validation(
                "1 validation error detected: Value '\(name)' at 'tableName' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
        }
    }

    private static func isName(_ text: String) -> Bool {
        (3...255).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
