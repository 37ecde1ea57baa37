package import Keyring
package import Plane

/// AWS Identity and Access Management, API version 2010-05-08.
package struct IAMService: Sendable {
    let keyring: Keyring

    package init(keyring: Keyring) { self.keyring = keyring }

    package var service: Service { Service("iam", isGlobal: true, operations) }

    private var operations: [Operation] {
        Users.operations + Groups.operations + Roles.operations + Policies.operations + Attachments.operations
            + InstanceProfiles.operations + Tags.operations
    }
}
