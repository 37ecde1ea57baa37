import CedarAnalysis
import Core
package import Federation
package import Keyring
package import Plane
import Store

/// Amazon Verified Permissions, API version 2021-12-01, whole, on Castellan's own Cedar engine.
package struct VerifiedPermissionsService: Sendable {
    let stores = PolicyStores()
    let keys: StoreKeys
    let tokens: ClientTokens
    let snapshots: Snapshots
    let decisionLog = DecisionLog()
    let entities = EntitySnapshots()
    let solver = Solver()
    let federation: Federation
    let pools: CognitoPools
    let quotas: Quotas

    /// A request for a decision may have a megabyte; a schema that is written as JSON in JSON takes about twice its size.
    private static let maximumBodyBytes = 2 << 20

    /// - Parameter keyCollections: the collections of the store whose changes may take away a caller's right to a KMS
    ///   key: those of KMS.
    /// - Parameter pools: where Cognito's user pools are.
    package init(
        keyring: Keyring, keyCollections: [String] = [], federation: Federation, pools: CognitoPools = CognitoPools(),
        quotas: Quotas = .none
    ) {
        keys = StoreKeys(keyring: keyring, keyCollections: keyCollections)
        tokens = ClientTokens(keyring: keyring)
        snapshots = Snapshots(keys: keys)
        self.federation = federation
        self.pools = pools
        self.quotas = quotas
    }

    package var service: Service {
        Service(
            "verifiedpermissions", maximumBodyBytes: Self.maximumBodyBytes,
            storeOperations + policyOperations + identityOperations + decisionOperations + ownOperations, tasks: tasks)
    }

    private var storeOperations: [Operation] {
        [
            CreatePolicyStore.operation(self), GetPolicyStore.operation(self), UpdatePolicyStore.operation(self),
            DeletePolicyStore.operation(self), ListPolicyStores.operation, CreatePolicyStoreAlias.operation(self),
            GetPolicyStoreAlias.operation, DeletePolicyStoreAlias.operation, ListPolicyStoreAliases.operation,
            PutSchema.operation(self), GetSchema.operation(self), TagResource.operation(self),
            UntagResource.operation(self), ListTagsForResource.operation(self),
        ]
    }

    private var policyOperations: [Operation] {
        [
            CreatePolicy.operation(self), GetPolicy.operation(self), BatchGetPolicy.operation(self),
            UpdatePolicy.operation(self), DeletePolicy.operation(self), ListPolicies.operation(self),
            CreatePolicyTemplate.operation(self), GetPolicyTemplate.operation(self),
            UpdatePolicyTemplate.operation(self), DeletePolicyTemplate.operation(self),
            ListPolicyTemplates.operation(self),
        ]
    }

    private var identityOperations: [Operation] {
        [
            CreateIdentitySource.operation(self), GetIdentitySource.operation(self),
            UpdateIdentitySource.operation(self), DeleteIdentitySource.operation(self),
            ListIdentitySources.operation(self),
        ]
    }

    private var decisionOperations: [Operation] {
        [
            IsAuthorized.operation(self), BatchIsAuthorized.operation(self), IsAuthorizedWithToken.operation(self),
            BatchIsAuthorizedWithToken.operation(self),
        ]
    }

    private var tasks: [BackgroundTask] {
        [
            BackgroundTask("verifiedpermissions.aliases", everySeconds: 60) { try await AliasSweep().run($0) },
            BackgroundTask("verifiedpermissions.decisions", everySeconds: 600) { try await DecisionSweep().run($0) },
            BackgroundTask("verifiedpermissions.decision-log", everySeconds: 3_600, isFlush: true) { _ in
                await decisionLog.flush()
            },
        ]
    }

    /// What AWS does not have; `Models/` tells the shapes to its clients.
    private var ownOperations: [Operation] {
        [
            PutDecisionLogSettings.operation(self), GetDecisionLogSettings.operation(self),
            ListDecisions.operation(self), ReplayDecisions.operation(self), PutPolicyTests.operation(self),
            GetPolicyTests.operation(self), RunPolicyTests.operation(self), PutEntities.operation(self),
            DeleteEntities.operation(self), ListEntities.operation(self), WatchPolicyStore.operation(self),
            ExplainDecision.operation(self), ValidateStatement.operation(self), EvaluateAccess.operation(self),
            SearchPrincipals.operation(self), SearchResources.operation(self),
            SearchActions.operation(self), AnalyzePolicies.operation(self),
        ]
    }
}
