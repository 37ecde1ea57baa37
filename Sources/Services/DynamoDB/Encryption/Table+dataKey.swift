import Core
import Envelope
import Keyring
import Plane
import Store

typealias TableKeys = DataKeys<TableKey>

extension Table: DataKeyOwner {
    /// The service as KMS and its grants know it.
    static let principal = "dynamodb.amazonaws.com"
    /// The AWS-managed key, for tables that ask for KMS and name none.
    static let defaultKey = "alias/aws/dynamodb"
    static let dataKeys = RecordCollection<DataKeyRecord>("dynamodb.table-keys")
    static let dataKeyPurpose = "dynamodb.table-key"

    var dataKeyID: String { record.id }
    var keyARN: String? { record.encryption?.keyARN }

    func kms(for call: Call) -> KMSClient { .dynamoDB(call, table: record.name, account) }
}

extension TableKeys {
    /// - Parameter keyCollections: those of KMS.
    convenience init(keyring: Keyring, keyCollections: [String]) {
        self.init(
            keyring: keyring,
            Kind(Table.dataKeys, purpose: Table.dataKeyPurpose, keyCollections: keyCollections) { key, id in
                TableKey(key, tableID: id)
            })
    }
}

extension KMSClient {
    static func dynamoDB(_ call: Call, table: String, _ account: AccountID) -> KMSClient {
        KMSClient(
            call, as: Table.principal,
            context: ["aws:dynamodb:tableName": table, "aws:dynamodb:subscriberId": account.rawValue],
            words: translated)
    }

    /// KMS's refusals in the words in which DynamoDB passes them on.
    private static func translated(_ error: AWSError, _ call: Call) -> AWSError {
        func text(_ exception: String) -> String {
            "com.amazonaws.services.kms.model.\(exception): \(error.message) (Service: AWSKMS; Status Code: 400; "
                + "Error Code: \(error.code); Request ID: \(call.requestID); Proxy: null)"
        }
        switch error.code {
        case "AccessDeniedException":
            return AWSError(
                "AccessDeniedException", "KMS key access denied error: \(text("AWSKMSException"))", status: 400,
                detail: error.detail)
        case "DisabledException", "NotFoundException", "KMSInvalidStateException", "InvalidKeyUsageException",
            "InvalidArnException", "IncorrectKeyException", "InvalidCiphertextException", "ValidationException":
            return AWSError(
                "ValidationException", "KMS validation error: \(text(error.code))", status: 400, detail: error.detail)
        default: return error
        }
    }
}
