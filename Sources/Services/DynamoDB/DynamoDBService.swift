package import Keyring
package import Plane

/// Amazon DynamoDB, API version 2012-08-10.
package struct DynamoDBService: Sendable {
    let keyring: Keyring

    package init(keyring: Keyring) { self.keyring = keyring }

    package var service: Service { Service("dynamodb", []) }
}
