package import Directory
package import Keyring
package import Plane

/// AWS Key Management Service, API version 2014-11-01, without custom key stores.
package struct KMSService: Sendable {
    let keyring: Keyring
    let directory: Directory
    let source: any KeyMaterialSource
    let generator = KeyGenerator()
    let catalog = KeyCatalog()
    let uses = KeyUses()

    package init(directory: Directory, keyring: Keyring) {
        self.init(directory: directory, keyring: keyring, source: StoredKeyMaterial(keyring: keyring))
    }

    init(directory: Directory, keyring: Keyring, source: any KeyMaterialSource) {
        self.directory = directory
        self.keyring = keyring
        self.source = source
    }

    package var service: Service {
        Service("kms", keyOperations + accessOperations + cryptographicOperations + materialOperations, tasks: tasks)
    }

    private var keyOperations: [Operation] {
        [
            createKey, describeKey, listKeys, enableKey, disableKey, updateKeyDescription, scheduleKeyDeletion,
            cancelKeyDeletion, createAlias, updateAlias, deleteAlias, listAliases, tagResource, untagResource,
            listResourceTags, getKeyLastUsage, replicateKey, updatePrimaryRegion,
        ]
    }

    private var accessOperations: [Operation] {
        [
            putKeyPolicy, getKeyPolicy, listKeyPolicies, createGrant, listGrants, listRetirableGrants, retireGrant,
            revokeGrant,
        ]
    }

    private var cryptographicOperations: [Operation] {
        [
            encrypt, decrypt, reEncrypt, generateDataKey, generateDataKeyWithoutPlaintext, generateDataKeyPair,
            generateDataKeyPairWithoutPlaintext, generateRandom, sign, verify, generateMac, verifyMac, getPublicKey,
            deriveSharedSecret,
        ]
    }

    private var materialOperations: [Operation] {
        [
            enableKeyRotation, disableKeyRotation, getKeyRotationStatus, rotateKeyOnDemand, listKeyRotations,
            getParametersForImport, importKeyMaterial, deleteImportedKeyMaterial,
        ]
    }
}
