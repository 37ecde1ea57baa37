package import Audit
package import Core
package import Plane

/// The CloudTrail API, as far as it exists without trails: the event history.
package enum CloudTrail {
    /// - Parameters:
    ///   - log: where the events are.
    ///   - clock: what "the last 90 days" counts from.
    ///   - globalSources: the event sources of global services. AWS records their events in us-east-1 and shows them
    ///     only there. A plane is mostly worked with in one region, chosen by hand, and who looks there for the IAM call
    ///     of a minute ago expects to see it: so they are shown in every region, with the `awsRegion` that AWS gives
    ///     them.
    package static func service(
        log: AuditLog, clock: any WallClock, globalSources: Set<String> = ["iam.amazonaws.com", "sts.amazonaws.com"]
    ) -> Service {
        Service(
            "cloudtrail",
            [LookupEvents(log: log, clock: clock, globalSources: globalSources).operation])
    }
}
