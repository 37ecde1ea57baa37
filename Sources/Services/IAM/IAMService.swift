package import Keyring
package import Plane

/// AWS Identity and Access Management, API version 2010-05-08.
package struct IAMService: Sendable {
    let keyring: Keyring
    let history: any AccessHistory

    /// - Parameter history: what reports on last accesses are made from.
    package init(keyring: Keyring, history: any AccessHistory = NoAccessHistory()) {
        self.keyring = keyring
        self.history = history
    }

    package var service: Service { Service("iam", isGlobal: true, identities + credentials + reports) }

    /// Who there is, and what they may do.
    private var identities: [Operation] {
        Users.operations + Groups.operations + Roles.operations + ServiceLinkedRoles.operations + Policies.operations
            + Attachments.operations + InstanceProfiles.operations + Tags.operations
    }

    /// How they prove who they are.
    private var credentials: [Operation] {
        AccessKeys.operations(keyring) + ServiceCredentials.operations + LoginProfiles.operations
            + AccountPasswordPolicy.operations
            + MFADevices.operations(keyring) + Providers.operations(keyring) + AccountAliases.operations
    }

    /// What can be asked about all of it.
    private var reports: [Operation] {
        [
            GetAccountSummary.operation, GetAccountAuthorizationDetails.operation,
            GenerateCredentialReport.operation, GetCredentialReport.operation,
            SimulateCustomPolicy.operation, SimulatePrincipalPolicy.operation,
            GetContextKeysForCustomPolicy.operation, GetContextKeysForPrincipalPolicy.operation,
        ] + ServiceLastAccessedDetails.operations(history)
    }
}
