package import Core

/// When and where an access key, a role or a password was last used.
package struct CredentialUseRecord: Sendable, Hashable, Codable {
    package var time: Timestamp
    /// The service's endpoint prefix, such as `s3`; nil for roles and passwords.
    package var service: String?
    package var region: String?

    package init(time: Timestamp, service: String? = nil, region: String? = nil) {
        self.time = time
        self.service = service
        self.region = region
    }
}
