import Federation

/// What the plane may fetch from beside public addresses: keys of token issuers.
struct OutboundSettings: Sendable {
    let policy: OutboundPolicy
    /// Certificate authorities beside the system's, a PEM file.
    let authoritiesFile: String?

    init(_ reading: SettingsReading) throws {
        let hosts = reading.text("outbound-hosts")?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
        let blocks = try reading.parsed("outbound-networks", "networks such as 10.0.0.0/8, separated by commas") {
            list in
            let blocks = list.split(separator: ",").map { CIDRBlock($0.filter { $0 != " " }) }
            return blocks.contains(nil) ? nil : blocks.compactMap(\.self)
        }
        policy = OutboundPolicy(allowedHosts: hosts.map { String($0) }, allowedBlocks: blocks ?? [])
        authoritiesFile = reading.text("outbound-ca")
    }
}
