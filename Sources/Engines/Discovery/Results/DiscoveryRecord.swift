/// The detailed result of one document, in the shape of Macie's records of discovery results (Macie User Guide, discovery results).
///
/// There is one for every document, those without findings and those that could not be read included. Such a one has no
/// type and no severity; what Macie writes there is not public.
public struct DiscoveryRecord: Sendable, Hashable {
    /// The whole record, for `ResultValue.json(.record)`.
    public let value: ResultValue

    public init(id: String, result: DocumentResult, types: [SensitiveType], context: FindingContext) {
        let known = result.detections.filter { types.indices.contains($0.type) }
        let categories = Set(known.map { types[$0.type].category })
        let type = FindingType(categories)
        let severity = known.compactMap { types[$0.type].severity(count: $0.count) }.max()
        value = .object([
            .init("schemaVersion", .string("1.0")),
            .init("id", .string(id)),
            .init("accountId", .string(context.accountID)),
            .init("partition", .string(context.partition)),
            .init("region", .string(context.region)),
            .init("type", .optional(type?.rawValue)),
            .init("title", .string(type?.title ?? "No sensitive data was found in the S3 object")),
            .init("description", .string(type?.description ?? "Nothing sensitive was found in what was analysed.")),
            .init(
                "severity",
                severity.map {
                    .object([.init("score", .integer($0.rawValue)), .init("description", .string($0.description))])
                } ?? .null),
            .init("createdAt", .time(milliseconds: context.createdAt)),
            .init("resourcesAffected", context.resources(embedded: Self.embedded(result.document))),
            .init("category", .string("CLASSIFICATION")),
            .init("classificationDetails", Self.details(result, known, types, context)),
        ])
    }

    private static func details(
        _ result: DocumentResult, _ known: [TypeDetections], _ types: [SensitiveType], _ context: FindingContext
    ) -> ResultValue {
        let data = SensitiveDataValue(types: types, style: .record)
        return .object([
            .init("jobArn", .optional(context.jobARN)),
            .init(
                "result",
                .object([
                    .init(
                        "status",
                        .object([
                            .init("code", .string(result.outcome.code.rawValue)),
                            .init("reason", .optional(result.outcome.reason?.rawValue)),
                        ])),
                    .init("sizeClassified", .integer(result.sizeClassified)),
                    .init("mimeType", .string(result.document.mediaType)),
                    .init("sensitiveData", data.managed(known)),
                    .init("customDataIdentifiers", data.custom(known)),
                ])),
            .init("detailedResultsLocation", .optional(context.detailedResultsLocation)),
            .init("jobId", .optional(context.jobID)),
            .init("originType", .optional(context.originType)),
        ])
    }

    private static func embedded(_ document: Document) -> ResultValue? {
        guard let name = document.member.last else { return nil }
        let path = document.member.joined(separator: "/")
        return .object([
            .init("filePath", .string(path)),
            .init("fileExtension", .string(FileExtension.of(name) ?? "")),
            .init("fileSize", document.size.map { .integer($0) } ?? .null),
            .init(
                "fileLastModified",
                document.modified.map { seconds in
                    let (milliseconds, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000)
                    return overflow ? .null : .time(milliseconds: milliseconds)
                } ?? .null),
        ])
    }
}

/// What stands behind the last dot of a name.
public enum FileExtension {
    /// Nil for names without one, and for those that only begin with a dot.
    public static func of(_ name: String) -> String? {
        let last = name.split(separator: "/").last ?? ""
        guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return nil }
        let ending = last[last.index(after: dot)...]
        return ending.isEmpty ? nil : String(ending)
    }
}
