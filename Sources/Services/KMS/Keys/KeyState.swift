import Core

/// A key's state (KMS Developer Guide, "Key states of KMS keys"). `Creating` and `Updating` are never seen here, as a
/// multi-Region key changes in all regions at once.
enum KeyState: String, Codable, Sendable, CaseIterable {
    case enabled = "Enabled"
    case disabled = "Disabled"
    case pendingDeletion = "PendingDeletion"
    case pendingImport = "PendingImport"
    case pendingReplicaDeletion = "PendingReplicaDeletion"
}

extension KeyRecord {
    func state(at now: Timestamp) -> KeyState {
        if let deletion { return deletion.date == nil ? .pendingReplicaDeletion : .pendingDeletion }
        if origin == .external, !hasAllMaterials(at: now) { return .pendingImport }
        return isEnabled ? .enabled : .disabled
    }

    /// Whether every material that belongs to the key for good is there.
    private func hasAllMaterials(at now: Timestamp) -> Bool {
        let permanent = materials.filter(\.state.isPermanent)
        return !permanent.isEmpty && permanent.allSatisfy { $0.isUsable(at: now) }
    }
}

/// Which states an operation works in; each refusal is AWS's own.
enum StateRule: Sendable, CaseIterable {
    /// Uses the key, or changes what only a usable one may.
    case enabled
    /// EnableKey and DisableKey.
    case switchable
    /// Changes what a key that is to go should not change any more.
    case notPendingDeletion
    /// CancelKeyDeletion.
    case pendingDeletion
    case any
}

extension KeyRecord {
    func require(_ rule: StateRule, at now: Timestamp) throws(AWSError) {
        let state = state(at: now)
        if rule == .any { return }
        if rule == .pendingDeletion {
            if state == .pendingDeletion || state == .pendingReplicaDeletion { return }
            throw .invalidState("\(arn) is not pending deletion.")
        }
        switch state {
        case .enabled: return
        case .disabled: if rule == .enabled { throw .disabled(arn) }
        case .pendingDeletion: throw .invalidState("\(arn) is pending deletion.")
        case .pendingReplicaDeletion: throw .invalidState("\(arn) is pending replica deletion.")
        case .pendingImport: if rule != .notPendingDeletion { throw .invalidState("\(arn) is pending import.") }
        }
    }
}
