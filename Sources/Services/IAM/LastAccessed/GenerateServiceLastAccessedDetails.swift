import Core
import Directory
import FoundationEssentials
import Plane
import Store

enum ServiceLastAccessedDetails {
    static func operations(_ history: any AccessHistory) -> [Operation] {
        [
            GenerateServiceLastAccessedDetails.operation(history), GetServiceLastAccessedDetails.operation,
            GetServiceLastAccessedDetailsWithEntities.operation,
        ]
    }
}

enum GenerateServiceLastAccessedDetails {
    struct Input: Decodable, Sendable {
        let Arn: String
        let Granularity: String?
    }

    struct Output: Encodable, Sendable {
        let JobId: String
    }

    static func operation(_ history: any AccessHistory) -> Operation {
        Operation("GenerateServiceLastAccessedDetails", .read, requires: requirements) {
            try await handle($0, $1, history)
        }
    }

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.sourceRequirement("iam:GenerateServiceLastAccessedDetails", on: input.Arn)]
    }

    /// The report is ready when the job's id is given out.
    static func handle(_ input: Input, _ call: Call, _ history: any AccessHistory) async throws -> Output {
        let subject = try await call.read { try LastAccessSubject(input.Arn, in: $0) }
        let accesses = try await history.lastAccesses(
            by: Set(subject.principals.map(\.arn)), in: call.account,
            since: call.time.adding(seconds: -LastAccessReport.trackingPeriod))
        let report = LastAccessReport(
            subject, arn: input.Arn, granularity: input.Granularity ?? "SERVICE_LEVEL", created: call.second,
            accesses: accesses)
        let job = UUID().uuidString.lowercased()
        try await call.write { account in
            try LastAccessReport.collection.put(
                report, at: job, in: account.scope,
                expires: report.created.adding(seconds: LastAccessReport.lifetime), account.writer)
        }
        return Output(JobId: job)
    }
}
