import Core
import Keyring

/// Who is signed in, as the cookie carries it. The secret is not kept: who has the cookie has the session, no more.
struct Session: Sendable, Hashable {
    static let seconds: Int64 = 8 * 3_600

    let accessKeyID: String
    let sessionToken: String?
    var region: Region
    let issued: Timestamp
    let expires: Timestamp
    /// What forms carry to show that they are the session's own: 32 hexadecimal digits, random.
    let formToken: String

    init(accessKeyID: String, sessionToken: String?, region: Region, at now: Timestamp) {
        self.accessKeyID = accessKeyID
        self.sessionToken = sessionToken
        self.region = region
        issued = now
        expires = now.adding(seconds: Self.seconds)
        formToken = Hexadecimal.encode(SecureRandom.bytes(16))
    }

    /// Whether a form's token is this session's.
    func accepts(_ token: String?) -> Bool {
        guard let token else { return false }
        return ConstantTime.equal(Array(token.utf8), Array(formToken.utf8))
    }
}

extension Session {
    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("key", accessKeyID)
            if let sessionToken { json.member("token", sessionToken) }
            json.member("region", region.rawValue)
            json.member("issued", issued.seconds)
            json.member("expires", expires.seconds)
            json.member("form", formToken)
        }
        return json.bytes
    }

    init?(json: [UInt8]) {
        guard let node = try? JSONParser.parse(json), let key = node["key"]?.string,
            let region = node["region"]?.string.flatMap({ Region($0) }), let form = node["form"]?.string,
            let issued = node["issued"].flatMap({ Int64($0.json) }),
            let expires = node["expires"].flatMap({ Int64($0.json) })
        else { return nil }
        accessKeyID = key
        sessionToken = node["token"]?.string
        self.region = region
        self.issued = Timestamp(seconds: issued)
        self.expires = Timestamp(seconds: expires)
        formToken = form
    }
}
