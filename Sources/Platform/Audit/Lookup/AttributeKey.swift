/// A hash of one attribute's name and value, for summaries. It tells what is surely not in a segment, nothing more.
typealias AttributeKey = UInt64

extension AttributeKey {
    init(_ name: EventAttribute.Name, _ value: String) {
        var hash = Self.begin(name.rawValue)
        Self.add(value, to: &hash)
        self = Self.end(hash)
    }

    /// - Parameter scope: an account and a region, as events of one history have them.
    init(account: String, region: String) {
        var hash = Self.begin("Scope")
        Self.add(account, to: &hash)
        Self.add("/", to: &hash)
        Self.add(region, to: &hash)
        self = Self.end(hash)
    }

    /// FNV-1a over name and value, then MurmurHash3's finaliser, since the filter takes bits from all over the number.
    /// Summaries keep these on disk: another function is another summary version.
    private static func begin(_ name: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        add(name, to: &hash)
        return hash &* 0x100_0000_01b3
    }

    private static func end(_ hash: UInt64) -> UInt64 {
        var hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ hash >> 33) &* 0xc4ce_b9fe_1a85_ec53
        return hash ^ hash >> 33
    }

    private static func add(_ text: String, to hash: inout UInt64) {
        var text = text
        // A text's own iterator asks at every byte where the bytes are.
        text.withUTF8 { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
    }
}

extension EventAttributes {
    var keys: [AttributeKey] {
        var keys: [AttributeKey] = []
        keys.reserveCapacity(8 + 3 * resources.count)
        keys.append(AttributeKey(.eventID, eventID))
        keys.append(AttributeKey(.requestID, requestID))
        keys.append(AttributeKey(.eventName, eventName))
        keys.append(AttributeKey(.eventSource, eventSource))
        keys.append(AttributeKey(.readOnly, readOnly ? "true" : "false"))
        keys.append(AttributeKey(account: account, region: region))
        if let username { keys.append(AttributeKey(.username, username)) }
        if let accessKeyID { keys.append(AttributeKey(.accessKeyID, accessKeyID)) }
        if let principalARN { keys.append(AttributeKey(.principal, principalARN)) }
        for resource in resources {
            if let type = resource.type { keys.append(AttributeKey(.resourceType, type)) }
            keys.append(AttributeKey(.resourceName, resource.arn))
            keys.append(AttributeKey(.resourceName, resource.name))
        }
        return keys
    }
}
