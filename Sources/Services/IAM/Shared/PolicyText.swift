import Core
import IAMPolicy

/// Policy documents as IAM takes and gives them.
enum PolicyText {
    /// - Throws: `MalformedPolicyDocument` unless the text is a policy of that kind.
    static func check(_ text: String, _ kind: PolicyKind) throws {
        do throws(MalformedPolicy) {
            _ = try PolicyDocument(text, kind: kind)
        } catch {
            throw AWSError.malformedPolicy(error.description)
        }
    }

    /// - Throws: `MalformedPolicyDocument`, or `LimitExceeded` when the text is too long for a managed policy.
    static func checkManaged(_ text: String) throws {
        try check(text, .managed)
        guard PolicyQuota.size(of: text) <= PolicyQuota.managedPolicy else {
            throw AWSError.quota("PolicySize", PolicyQuota.managedPolicy)
        }
    }

    /// The document percent-encoded (RFC 3986), as IAM's query responses carry it.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
