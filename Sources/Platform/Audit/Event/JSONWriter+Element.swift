import Core
import FoundationEssentials

/// `requestParameters` and `responseElements` as CloudTrail writes them: members in lower camel case, times such as
/// `Nov 23, 2026, 8:15:00 PM` (UTC, whatever the service's protocol), blobs in base64, null for what is absent.
///
/// A map's keys look like members here and lose a first capital too; CloudTrail keeps them.
extension JSONWriter {
    /// What stands in place of a secret, in AWS's own words.
    static let hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"

    /// Past this many bytes an element is left out; the same limit, for the same reason, as CloudTrail's 100 KB.
    static let maximumElementSize = 102_400

    /// - Parameter keepsNames: for events of the console's sign-in, whose members CloudTrail writes as they are.
    mutating func element(_ name: String, _ document: Document?, keepsNames: Bool = false) {
        self.name(name)
        guard let document else { return null() }
        var writer = JSONWriter(reserving: 256)
        writer.element(document, keepsNames: keepsNames)
        guard writer.count > Self.maximumElementSize else { return raw(writer) }
        object { json in
            json.member("omitted", true)
            json.member("originalSize", Int64(writer.count))
            json.member("reason", "\(name) too large")
        }
    }

    mutating func element(_ document: Document, keepsNames: Bool = false) {
        switch document {
        case .null: null()
        case .boolean(let value): boolean(value)
        case .integer(let value): integer(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .blob(let bytes): string(Data(bytes).base64EncodedString())
        case .timestamp(let time): string(Self.cloudTrailTime(time))
        case .list(let elements):
            array { json in
                for element in elements { json.element(element, keepsNames: keepsNames) }
            }
        case .structure(let members):
            object { json in
                for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                    json.name(keepsNames ? name : Self.lowerCamelCase(name))
                    if SecretNames.contains(name), !value.isNull {
                        json.string(Self.hidden)
                    } else {
                        json.element(value, keepsNames: keepsNames)
                    }
                }
            }
        }
    }

    /// Only the first letter changes: CloudTrail writes `sAMLMetadataDocument`.
    static func lowerCamelCase(_ name: String) -> String {
        guard let first = name.utf8.first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else { return name }
        return String(unsafeUninitializedCapacity: name.utf8.count) { buffer in
            let end = buffer.initialize(fromContentsOf: name.utf8)
            buffer[0] = first | 0x20
            return end
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func cloudTrailTime(_ time: Timestamp) -> String {
        let date = CalendarDate(time)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let hour = date.hour % 12 == 0 ? 12 : date.hour % 12
        let clock = "\(hour):\(two(date.minute)):\(two(date.second)) \(date.hour < 12 ? "AM" : "PM")"
        return "\(months[date.month - 1]) \(date.day), \(date.year), \(clock)"
    }
}

/// Members that hold secrets whatever a service model says of them: the second line of defence, behind `Wire`.
enum SecretNames {
    static func contains(_ name: String) -> Bool {
        // Cheap first: most members are none of these, and lower-casing and hashing cost more than the rest of a member.
        guard let first = name.utf8.first, let last = name.utf8.last, name.utf8.count < UInt64.bitWidth else {
            return false
        }
        let possible = lengthsByFirst[Int(first | 0x20)] & lengthsByLast[Int(last | 0x20)]
        return possible >> UInt64(name.utf8.count) & 1 == 1 && names.contains(name.lowercased())
    }

    private static let names: Set<String> = [
        "password", "oldpassword", "newpassword", "masteruserpassword", "userpassword", "temporarypassword",
        "secretaccesskey", "secretkey", "clientsecret", "secretstring", "secretbinary", "sessiontoken", "privatekey",
        "privatekeyplaintext", "plaintext", "keymaterial", "passphrase", "base32stringseed", "qrcodepng", "tokencode",
        "authenticationcode", "authenticationcode1", "authenticationcode2", "samlassertion", "webidentitytoken",
        "accesstoken", "refreshtoken", "idtoken", "authtoken", "signintoken", "authorizationtoken", "decodedmessage",
    ]
    private static let lengthsByFirst = lengths { $0.utf8.first }
    private static let lengthsByLast = lengths { $0.utf8.last }

    /// For each byte, the lengths of the names that have it at that place, as bits.
    private static func lengths(_ place: (String) -> UInt8?) -> [UInt64] {
        names.reduce(into: [UInt64](repeating: 0, count: 256)) { lengths, name in
            if let byte = place(name) { lengths[Int(byte)] |= 1 << UInt64(name.utf8.count) }
        }
    }
}
