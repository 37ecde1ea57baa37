/// What kind of key a KMS key is, by its name in the API.
package enum KeySpec: String, Sendable, Hashable, Codable, CaseIterable {
    case symmetricDefault = "SYMMETRIC_DEFAULT"
}
