import Keyring
import Core
import Logging

@testable import Audit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

extension AccountID {
    static let management = AccountID("111122223333")!  // twelve digits
    static let other = AccountID("444455556666")!  // twelve digits
}

extension Timestamp {
    init(_ text: String) { self = Timestamp(iso8601: text) ?? Timestamp(seconds: 0) }
}

/// A folder that goes with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/castellan-audit-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
        }
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        for name in (try? FileSystem.list(path)) ?? [] {
            if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
        }
        rmdir(path)
    }

    /// Every file under the folder, by its path from there.
    func files(_ prefix: String = "") -> [String] {
        guard let names = try? FileSystem.list("\(path)/\(prefix)") else { return [] }
        return names.flatMap { name -> [String] in
            let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
            let folder = opendir("\(path)/\(relative)")
            guard let folder else { return [relative] }
            closedir(folder)
            return files(relative)
        }
    }
}

/// A log in a folder with a clock that stands at 20:15.
struct LogFixture {
    /// Making one takes as long as many tests.
    static let signer: SigningKey = {
        guard let signer = try? SigningKey.generate() else {
            preconditionFailure("no key")  // no test can go on without one
        }
        return signer
    }()

    let folder = TemporaryFolder()
    let clock = ManualClock(Timestamp("2026-11-23T20:15:00Z"))

    var configuration: AuditConfiguration {
        AuditConfiguration(account: .management, region: .global, directory: folder.path + "/audit")
    }

    var layout: AuditLayout { AuditLayout(configuration) }

    func open(_ change: (inout AuditConfiguration) -> Void = { _ in }) async throws -> AuditLog {
        var configuration = configuration
        change(&configuration)
        return try await AuditLog.open(configuration, signer: Self.signer, clock: clock, logger: quiet)
    }

    func event(_ number: Int, _ change: (inout AuditEvent) -> Void = { _ in }) -> AuditEvent {
        var event = AuditEvent(
            userIdentity: UserIdentity(
                .iamUser, principalID: "AIDAEXAMPLE", arn: "arn:aws:iam::111122223333:user/alice",
                accountID: "111122223333", accessKeyID: "AKIAEXAMPLE", userName: "alice"),
            eventTime: clock.now(), eventSource: "iam.amazonaws.com", eventName: "CreateUser", awsRegion: .global,
            sourceIPAddress: "127.0.0.1", userAgent: "test", requestParameters: ["UserName": .string("user-\(number)")],
            requestID: "request-\(number)", readOnly: false,
            resources: [
                AuditEvent.Resource(
                    arn: "arn:aws:iam::111122223333:user/user-\(number)", accountID: "111122223333",
                    type: "AWS::IAM::User")
            ],
            recipientAccountID: .management)
        change(&event)
        return event
    }
}
