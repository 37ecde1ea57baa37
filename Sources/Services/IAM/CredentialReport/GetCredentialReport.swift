import Core
import Directory
import Plane
import Store

enum GetCredentialReport {
    struct Output: Encodable, Sendable {
        let Content: [UInt8]
        let ReportFormat: String
        let GeneratedTime: Timestamp
    }

    static let operation = Operation(
        "GetCredentialReport", .read,
        requires: { (_: Empty, call: Call) in call.requirement("iam:GetCredentialReport") }, handler: handle)

    static func handle(_ input: Empty, _ call: Call) async throws -> Output {
        let report = try await call.read { try $0.credentialReport() }
        switch CredentialReportRecord.state(of: report, at: call.time) {
        case .absent:
            throw AWSError("ReportNotPresent", "No report exists. Use GenerateCredentialReport to create one.")
        case .inProgress: throw AWSError("ReportInProgress", "The credential report is still being generated.")
        case .expired:
            throw AWSError(
                "ReportExpired",
                "The most recent credential report has expired. Use GenerateCredentialReport to create a new one.")
        case .complete: break
        }
        guard let report, let content = report.content else { throw AWSError.internalFailure }
        return Output(Content: Array(content.utf8), ReportFormat: "text/csv", GeneratedTime: report.started)
    }
}
