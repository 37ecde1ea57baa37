import Core
import Directory
import Plane
import Store

enum GetServiceLastAccessedDetails {
    struct Input: Decodable, PagedInput {
        let JobId: String
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let JobStatus = "COMPLETED"
        let JobType: String
        let JobCreationDate: Timestamp
        let ServicesLastAccessed: [Service]
        let JobCompletionDate: Timestamp
        let IsTruncated: Bool
        let Marker: String?
    }

    struct Service: Encodable, Sendable {
        let ServiceName: String
        let ServiceNamespace: String
        let LastAuthenticated: Timestamp?
        let LastAuthenticatedEntity: String?
        let LastAuthenticatedRegion: String?
        let TotalAuthenticatedEntities: Int
        let TrackedActionsLastAccessed: [Action]?

        init(_ service: LastAccessReport.Service, withActions: Bool) {
            ServiceName = IAM.ServiceName.of(service.namespace)
            ServiceNamespace = service.namespace
            LastAuthenticated = service.last?.time
            LastAuthenticatedEntity = service.last?.principal
            LastAuthenticatedRegion = service.last?.region
            TotalAuthenticatedEntities = Set(service.accesses.map(\.principal)).count
            TrackedActionsLastAccessed = withActions ? Action.latest(service.accesses) : nil
        }
    }

    struct Action: Encodable, Sendable {
        let ActionName: String
        let LastAccessedEntity: String
        let LastAccessedTime: Timestamp
        let LastAccessedRegion: String

        /// One for each action, of accesses with the latest first; sorted by name.
        static func latest(_ accesses: [LastAccess]) -> [Action] {
            Dictionary(accesses.map { ($0.action, $0) }) { latest, _ in latest }.values
                .sorted { $0.action < $1.action }
                .map { access in
                    Action(
                        ActionName: access.action, LastAccessedEntity: access.principal,
                        LastAccessedTime: access.time, LastAccessedRegion: access.region)
                }
        }
    }

    static let operation = Operation(
        "GetServiceLastAccessedDetails", .read,
        requires: { (_: Input, call: Call) in call.requirement("iam:GetServiceLastAccessedDetails") },
        handler: handle)

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let report = try await call.read { try $0.lastAccessReport(input.JobId) }
        let page = try input.page(of: report.services, in: "iam.last-accesses \(input.JobId)", key: \.namespace)
        return Output(
            JobType: report.granularity, JobCreationDate: report.created,
            ServicesLastAccessed: page.elements.map {
                Service($0, withActions: report.granularity == "ACTION_LEVEL")
            },
            JobCompletionDate: report.completed, IsTruncated: page.isTruncated, Marker: page.marker)
    }
}

enum GetServiceLastAccessedDetailsWithEntities {
    struct Input: Decodable, PagedInput {
        let JobId: String
        let ServiceNamespace: String
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let JobStatus = "COMPLETED"
        let JobCreationDate: Timestamp
        let JobCompletionDate: Timestamp
        let EntityDetailsList: [Details]
        let IsTruncated: Bool
        let Marker: String?
    }

    struct Details: Encodable, Sendable {
        let EntityInfo: Info
        let LastAuthenticated: Timestamp?
    }

    struct Info: Encodable, Sendable {
        let Arn: String
        let Name: String
        let `Type`: String
        let Id: String
        let Path: String
    }

    static let operation = Operation(
        "GetServiceLastAccessedDetailsWithEntities", .read,
        requires: { (_: Input, call: Call) in call.requirement("iam:GetServiceLastAccessedDetailsWithEntities") },
        handler: handle)

    /// Everyone who could use the service, with the last time that each did.
    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let report = try await call.read { try $0.lastAccessReport(input.JobId) }
        guard let service = report.services.first(where: { $0.namespace == input.ServiceNamespace }) else {
            throw AWSError.noSuchEntity("The job \(input.JobId) has no service \(input.ServiceNamespace).")
        }
        let listing = "iam.last-accesses \(input.JobId) \(input.ServiceNamespace)"
        let page = try input.page(of: report.principals, in: listing, key: \.arn).map { principal in
            Details(
                EntityInfo: Info(
                    Arn: principal.arn, Name: principal.name, Type: principal.type, Id: principal.id,
                    Path: principal.path),
                LastAuthenticated: service.accesses.first { $0.principal == principal.arn }?.time)
        }
        return Output(
            JobCreationDate: report.created, JobCompletionDate: report.completed, EntityDetailsList: page.elements,
            IsTruncated: page.isTruncated, Marker: page.marker)
    }
}
