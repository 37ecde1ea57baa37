import Core
import Directory
import Plane
import Store

enum GenerateCredentialReport {
    struct Output: Encodable, Sendable {
        let State: String
        var Description: String?
    }

    static let operation = Operation(
        "GenerateCredentialReport", .read,
        requires: { (_: Empty, call: Call) in call.requirement("iam:GenerateCredentialReport") }, handler: handle)

    /// The call that starts a report also writes it, in a second transaction: others see it in progress meanwhile.
    static func handle(_ input: Empty, _ call: Call) async throws -> Output {
        let started = call.second
        let before = try await call.write { account in
            let state = CredentialReportRecord.state(of: try account.credentialReport(), at: started)
            if state == .absent || state == .expired { try account.put(CredentialReportRecord(started: started)) }
            return state
        }
        switch before {
        case .complete: return Output(State: "COMPLETE")
        case .inProgress: return Output(State: "INPROGRESS")
        case .absent, .expired: break
        }
        let content = try await call.read { try $0.writeCredentialReport() }
        try await call.write { try $0.put(CredentialReportRecord(started: started, content: content)) }
        return Output(
            State: "STARTED", Description: "No report exists. Starting a new report generation task")
    }
}
