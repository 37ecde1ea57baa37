import Core
import Cryptography
import Plane
import Store

extension KMSService {
    /// The services of this plane that ask for such a key.
    private static let servicesWithKeys: Set<String> = ["dynamodb"]

    /// The key that AWS manages for a service, such as `alias/aws/dynamodb`: made when the service first asks for it in
    /// a caller's name, or when somebody describes it; nil otherwise.
    func managedKey(_ alias: AliasName, _ call: Call) async throws -> Key? {
        let name = String(alias.name.dropFirst(AliasName.reservedPrefix.count))
        guard alias.isReserved, alias.account == call.account else { return nil }
        let service = "\(name).amazonaws.com"
        let isDescribed = call.operation == "DescribeKey" && Self.servicesWithKeys.contains(name)
        guard isDescribed || call.origin.calledVia.last == service else { return nil }
        var record = KeyRecord(
            id: EventID.random(), account: alias.account, region: alias.region, spec: .symmetricDefault,
            usage: .encryptDecrypt, origin: .kms, manager: .aws, created: call.time,
            policy: .managed(by: service, for: alias.account, viaService: call.viaService(service)))
        record.aliases = [alias.name]
        record.description =
            "Default key that protects my \(KeyPolicy.serviceName(service)) data when no other key is defined"
        record.rotation = KeyRecord.Rotation(every: KeyRecord.Rotation.usualPeriod, from: call.time)
        do {
            return Key(try await add(record, call))
        } catch StoreError.conditionFailed {
            // Another call was first.
            guard let id = try await catalog.keyID(of: alias, call.store) else { return nil }
            return try await catalog.key(alias.key(id), call.store)
        }
    }
}

extension KeyPolicy {
    /// What AWS calls a service where it names it to users.
    static func serviceName(_ principal: String) -> String {
        let names = ["dynamodb": "DynamoDB", "s3": "S3", "secretsmanager": "Secrets Manager", "lambda": "Lambda"]
        let service = String(principal.prefix { $0 != "." })
        return names[service] ?? service
    }

    /// The policy of an AWS-managed key: everyone in the account through the service, and nobody else; nobody may change
    /// it. It has the statements, ids and layout of AWS's.
    static func managed(by service: String, for account: AccountID, viaService: String) -> KeyPolicy {
        let name = "Amazon \(serviceName(service))"
        let id = service.prefix { $0 != "." }
        return KeyPolicy(
            text: """
                {
                  "Version" : "2012-10-17",
                  "Id" : "auto-\(id)-1",
                  "Statement" : [ {
                    "Sid" : "Allow access through \(name) for all principals in the account that are authorized to use \
                \(name)",
                    "Effect" : "Allow",
                    "Principal" : {
                      "AWS" : "*"
                    },
                    "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", \
                "kms:CreateGrant", "kms:DescribeKey" ],
                    "Resource" : "*",
                    "Condition" : {
                      "StringEquals" : {
                        "kms:CallerAccount" : "\(account)",
                        "kms:ViaService" : "\(viaService)"
                      }
                    }
                  }, {
                    "Sid" : "Allow direct access to key metadata to the account",
                    "Effect" : "Allow",
                    "Principal" : {
                      "AWS" : "\(account.rootARN)"
                    },
                    "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant" ],
                    "Resource" : "*"
                  }, {
                    "Sid" : "Allow \(serviceName(service)) Service with service principal name \(service) to describe \
                the key directly",
                    "Effect" : "Allow",
                    "Principal" : {
                      "Service" : "\(service)"
                    },
                    "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*" ],
                    "Resource" : "*"
                  } ]
                }
                """)
    }
}
