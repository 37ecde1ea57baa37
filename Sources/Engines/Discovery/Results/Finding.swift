/// A finding about a file, in the shape of Macie's API (Macie API Reference, findings).
public struct Finding: Sendable, Hashable {
    public let type: FindingType
    public let severity: Severity
    /// The whole finding, for `ResultValue.json(.finding)`.
    public let value: ResultValue

    /// Nil when nothing is found that makes a finding.
    ///
    /// - Parameters:
    ///   - id: 32 hexadecimal digits by custom.
    ///   - types: What the numbers of `file`'s detections mean.
    public init?(id: String, file: FileResult, types: [SensitiveType], context: FindingContext) {
        let reported = file.reported(types)
        guard let severity = file.severity(types), let type = FindingType(Set(reported.map { types[$0.type].category }))
        else { return nil }
        self.type = type
        self.severity = severity
        let order = reported.sorted { Self.order(types[$0.type], $0.type) < Self.order(types[$1.type], $1.type) }
        let shares = LocationBudget.shares(order.map(\.locations.count))
        let located = zip(order, shares).map { found, share in
            TypeDetections(type: found.type, count: found.count, locations: Array(found.locations.prefix(share)))
        }
        let isShort = zip(located, shares).contains { $0.count > $1 }
        value = .object([
            .init("accountId", .string(context.accountID)),
            .init("archived", .boolean(false)),
            .init("category", .string("CLASSIFICATION")),
            .init("classificationDetails", Self.details(located, isShort, file, types, context)),
            .init("count", .integer(1)),
            .init("createdAt", .time(milliseconds: context.createdAt)),
            .init("description", .string(type.description)),
            .init("id", .string(id)),
            .init("partition", .string(context.partition)),
            .init("policyDetails", .null),
            .init("region", .string(context.region)),
            .init("resourcesAffected", context.resources()),
            .init("sample", .boolean(false)),
            .init("schemaVersion", .string("1.0")),
            .init(
                "severity",
                .object([
                    .init("description", .string(severity.description)), .init("score", .integer(severity.rawValue)),
                ])),
            .init("title", .string(type.title)),
            .init("type", .string(type.rawValue)),
            .init("updatedAt", .time(milliseconds: context.createdAt)),
        ])
    }

    /// Types stand in the order in which they are written, so that the budget is shared out in that order.
    private static func order(_ type: SensitiveType, _ index: Int) -> (Int, Int) {
        (Category.allCases.firstIndex(of: type.category) ?? 0, index)
    }

    private static func details(
        _ located: [TypeDetections], _ isShort: Bool, _ file: FileResult, _ types: [SensitiveType],
        _ context: FindingContext
    ) -> ResultValue {
        let data = SensitiveDataValue(types: types, style: .finding)
        let outcome = file.outcome
        let result = ResultValue.object([
            .init("additionalOccurrences", .boolean(isShort)),
            .init("customDataIdentifiers", data.custom(located)),
            .init("mimeType", .optional(file.root?.document.mediaType)),
            .init("sensitiveData", data.managed(located)),
            .init("sizeClassified", .integer(file.root?.sizeClassified ?? file.analysed)),
            .init(
                "status",
                .object([
                    .init("code", .string(outcome.code.rawValue)), .init("reason", .optional(outcome.reason?.rawValue)),
                ])),
        ])
        return .object([
            .init("detailedResultsLocation", .optional(context.detailedResultsLocation)),
            .init("jobArn", .optional(context.jobARN)),
            .init("jobId", .optional(context.jobID)),
            .init("originType", .optional(context.originType)),
            .init("result", result),
        ])
    }
}

extension DocumentResult {
    /// The document's size where it was read whole, and otherwise what was looked at; nothing of what was skipped.
    var sizeClassified: Int {
        switch outcome.code {
        case .complete: document.size ?? outcome.analysed
        case .partial: outcome.analysed
        case .skipped: 0
        }
    }
}
