/// What a signing key is good for: a day, a region and a service.
package struct CredentialScope: Sendable, Hashable {
    package static let terminator = "aws4_request"

    /// `20261123`
    package let day: String
    package let region: String
    package let service: String

    package init(day: String, region: String, service: String) {
        self.day = day
        self.region = region
        self.service = service
    }

    /// `20261123/eu-central-1/iam/aws4_request`
    package var text: String { "\(day)/\(region)/\(service)/\(Self.terminator)" }
}
