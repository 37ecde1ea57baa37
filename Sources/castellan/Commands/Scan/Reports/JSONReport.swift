import Core
import Discovery
import Scanning

/// Findings in the shape of Macie's API, with totals, and what was not analysed.
struct JSONReport {
    private let report: ScanReport
    private let options: ReportingOptions

    init(_ report: ScanReport, _ options: ReportingOptions) {
        self.report = report
        self.options = options
    }

    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.name("summary")
            summary(&json)
            json.name("findings")
            json.array { json in
                for file in report.files {
                    if let finding = report.finding(file) { json.raw(finding.value.json(.finding)) }
                }
            }
            if options.showSamples {
                json.name("samples")
                samples(&json)
            }
            if options.explain {
                json.name("suppressed")
                suppressed(&json)
            }
            json.name("notAnalysed")
            notAnalysed(&json)
        }
        return json.bytes + [0x0A]
    }

    private func summary(_ json: inout JSONWriter) {
        let counts = report.counts
        json.object { json in
            json.member("version", Release.version)
            json.member("startedAt", report.subject.start.iso8601Milliseconds)
            json.member("isInterrupted", report.isInterrupted)
            json.member("files", Int64(counts.files))
            json.member("bytes", Int64(counts.bytes))
            json.member("filesWithFindings", Int64(report.files.count))
            json.member("filesNotAnalysed", Int64(counts.incomplete))
            json.member("occurrences", Int64(report.occurrences))
            json.name("severities")
            json.object { json in
                for severity in Severity.allCases {
                    json.member(severity.description, Int64(counts.severities[severity] ?? 0))
                }
            }
            json.name("types")
            json.array { json in
                for (type, count) in counts.occurrences.sorted(by: { $0.key < $1.key }) {
                    json.object { json in
                        json.member("type", report.types[type].name)
                        json.member("category", report.types[type].category.rawValue)
                        json.member("count", Int64(count))
                        json.member("files", Int64(counts.filesOfType[type] ?? 0))
                    }
                }
            }
        }
    }

    /// By finding, in the shape of GetSensitiveDataOccurrences.
    private func samples(_ json: inout JSONWriter) {
        json.object { json in
            for file in report.files {
                json.name(report.subject.id(of: file))
                json.object { json in
                    json.name("sensitiveDataOccurrences")
                    json.object { json in
                        for (type, texts) in Samples.kept(in: file.result) {
                            json.name(report.types[type].name)
                            json.array { json in
                                for text in texts {
                                    json.object { $0.member("value", options.reveal ? text : SampleText.masked(text)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func suppressed(_ json: inout JSONWriter) {
        json.array { json in
            for file in report.files + report.explained {
                for document in file.result.documents {
                    for candidate in document.suppressed {
                        json.object { json in
                            json.member("path", file.path)
                            if !document.document.member.isEmpty {
                                json.member("member", document.document.member.joined(separator: "/"))
                            }
                            json.member("location", candidate.location.description)
                            json.member("type", report.types[candidate.type].name)
                            json.member("reason", Explanation.text(candidate.reason, report.types))
                            json.member("value", options.reveal ? candidate.text : SampleText.masked(candidate.text))
                        }
                    }
                }
            }
        }
    }

    private func notAnalysed(_ json: inout JSONWriter) {
        json.array { json in
            for part in report.incomplete {
                json.object { json in
                    json.member("path", part.path)
                    if !part.member.isEmpty { json.member("member", part.member.joined(separator: "/")) }
                    json.member("code", part.outcome.code.rawValue)
                    if let reason = part.outcome.reason { json.member("reason", reason.rawValue) }
                    if let detail = part.outcome.detail { json.member("detail", detail) }
                }
            }
        }
    }
}
