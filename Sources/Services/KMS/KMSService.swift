package import Keyring
package import Plane

/// AWS Key Management Service, API version 2014-11-01.
package struct KMSService: Sendable {
    let keyring: Keyring

    package init(keyring: Keyring) { self.keyring = keyring }

    package var service: Service { Service("kms", []) }
}
