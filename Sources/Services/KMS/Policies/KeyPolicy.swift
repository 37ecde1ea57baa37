import Core
import IAMPolicy

/// A key's policy as it was put, with the unique ids of the users and roles that it names.
struct KeyPolicy: Codable, Sendable, Hashable {
    let text: String
    /// Unique ids by the ARNs that stood for them. Whoever takes the name of a deleted user or role is not meant.
    var principalIDs: [String: String] = [:]

    static let name = "default"

    /// The text that decides: users and roles by their unique ids.
    var deciding: String { PolicyPrincipals(text).replacing(principalIDs) }

    /// What AWS attaches to a key that comes without a policy, as it writes it.
    static func standard(for account: AccountID) -> KeyPolicy {
        KeyPolicy(
            text: """
                {
                  "Version" : "2012-10-17",
                  "Id" : "key-default-1",
                  "Statement" : [ {
                    "Sid" : "Enable IAM User Permissions",
                    "Effect" : "Allow",
                    "Principal" : {
                      "AWS" : "\(account.rootARN)"
                    },
                    "Action" : "kms:*",
                    "Resource" : "*"
                  } ]
                }
                """)
    }

    /// - Throws: `MalformedPolicyDocumentException`, or `LimitExceededException` beyond 32 KB.
    static func check(_ text: String) throws {
        guard text.utf8.count <= PolicyQuota.keyPolicy else {
            throw AWSError.limitExceeded("The key policy is longer than \(PolicyQuota.keyPolicy) bytes.")
        }
        do throws(MalformedPolicy) {
            _ = try PolicyDocument(text, kind: .resource)
        } catch {
            throw AWSError.malformedPolicy(error.description)
        }
    }
}
