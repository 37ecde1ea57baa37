package import Core
import Keyring
package import Plane
import Store

/// What became of a code from a second factor.
package enum MFAResult: Sendable, Hashable {
    case accepted
    /// The code is wrong, too old, or was used before.
    case wrongCode
    /// The caller has no such device.
    case unknownDevice
}

extension Directory {
    /// Checks a code of one of the caller's MFA devices and, when it is right, uses it up: no code is accepted twice,
    /// on any node. Only users and root have devices.
    package func acceptMFACode(
        _ code: String, serialNumber: String, for caller: Caller, at time: Timestamp
    ) async throws -> MFAResult {
        let keyring = keyring
        return try await store.write { writer in
            let account = caller.account
            let scope = Scope(account: account)
            guard try Self.mfaDevices(of: caller, writer).contains(serialNumber), let arn = ARN(serialNumber)
            else { return .unknownDevice }
            let key = Collections.key(arn.resourceName)
            guard var device = try Collections.mfaDevices.get(key, in: scope, writer),
                device.serialNumber(in: account) == serialNumber
            else { return .unknownDevice }
            let totp = try device.totp(in: account, keyring)
            let deviceTime = time.adding(seconds: (device.drift ?? 0) * TOTP.period)
            guard let step = totp.match(code, at: deviceTime, after: device.lastUsedStep) else { return .wrongCode }
            device.lastUsedStep = step
            try Collections.mfaDevices.put(device, at: key, in: scope, writer)
            return .accepted
        }
    }

    private static func mfaDevices(of caller: Caller, _ reader: any StoreReader) throws -> [String] {
        switch caller.identity {
        case .root:
            try Collections.accounts.get(caller.account.rawValue, in: .plane, reader)?.rootMFADevices ?? []
        case .user(let name, _, let id):
            try Collections.users.get(Collections.key(name), in: Scope(account: caller.account), reader)
                .flatMap { $0.id == id ? $0.mfaDevices : nil } ?? []
        case .assumedRole, .federatedUser, .service, .anonymous: []
        }
    }
}
