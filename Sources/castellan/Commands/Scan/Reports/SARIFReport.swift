import Core
import Discovery
import Scanning

/// SARIF 2.1.0, for code scanning: one result for every type in a document, with the places it was found at.
struct SARIFReport {
    private let report: ScanReport
    /// Types that were found, in the order of `rules`.
    private let found: [Int]

    init(_ report: ScanReport) {
        self.report = report
        found = report.counts.occurrences.keys.sorted()
    }

    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.member("version", "2.1.0")
            json.name("runs")
            json.array { json in
                json.object { json in
                    json.name("tool")
                    json.object { json in
                        json.name("driver")
                        driver(&json)
                    }
                    json.member("columnKind", "unicodeCodePoints")
                    json.name("invocations")
                    json.array { invocation(&$0) }
                    json.name("results")
                    json.array { json in for file in report.files { results(file, &json) } }
                }
            }
        }
        return json.bytes + [0x0A]
    }

    private func driver(_ json: inout JSONWriter) {
        json.object { json in
            json.member("name", "Castellan")
            json.member("semanticVersion", Release.version)
            json.name("rules")
            json.array { json in
                for type in found {
                    json.object { json in
                        json.member("id", report.types[type].name)
                        json.name("shortDescription")
                        text(report.types[type].title, &json)
                        json.name("defaultConfiguration")
                        json.object { $0.member("level", Self.level(report.types[type].severity(count: 1) ?? .medium)) }
                        json.name("properties")
                        json.object { json in
                            json.member("category", report.types[type].category.rawValue)
                            json.name("tags")
                            json.array { $0.string("security") }
                        }
                    }
                }
            }
        }
    }

    private func invocation(_ json: inout JSONWriter) {
        json.object { json in
            json.member("executionSuccessful", !report.isInterrupted)
            json.member("startTimeUtc", report.subject.start.iso8601Milliseconds)
            json.name("toolExecutionNotifications")
            json.array { json in
                for part in report.incomplete {
                    json.object { json in
                        json.member("level", part.outcome.code == .skipped ? "note" : "warning")
                        json.name("message")
                        let reason = part.outcome.reason?.rawValue ?? part.outcome.code.rawValue
                        text(part.outcome.detail.map { "\(reason): \($0)" } ?? reason, &json)
                        json.name("locations")
                        json.array { json in
                            json.object { json in
                                json.name("physicalLocation")
                                json.object { artifact(part.path, &$0) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func results(_ file: ScannedFile, _ json: inout JSONWriter) {
        for document in file.result.documents {
            for detections in document.detections {
                guard let index = found.firstIndex(of: detections.type) else { continue }
                json.object { result(detections, index, document, file, &$0) }
            }
        }
    }

    private func result(
        _ detections: TypeDetections, _ rule: Int, _ document: DocumentResult, _ file: ScannedFile,
        _ json: inout JSONWriter
    ) {
        let type = report.types[detections.type]
        let severity = type.severity(count: detections.count) ?? .low
        let member = document.document.member.joined(separator: "/")
        json.member("ruleId", type.name)
        json.member("ruleIndex", Int64(rule))
        json.member("level", Self.level(severity))
        json.name("message")
        let within = member.isEmpty ? "" : " in \(member)"
        text("\(type.title): \(TableReport.plural(detections.count, "occurrence"))\(within)", &json)
        json.member("occurrenceCount", Int64(max(1, detections.count)))
        json.name("locations")
        json.array { json in
            let first = detections.locations.first
            location(first, detections.samples.first, document, file, &json)
        }
        if detections.locations.count > 1 {
            json.name("relatedLocations")
            json.array { json in
                for (index, place) in detections.locations.enumerated().dropFirst() {
                    let sample = index < detections.samples.count ? detections.samples[index] : nil
                    location(place, sample, document, file, &json)
                }
            }
        }
        json.name("partialFingerprints")
        json.object { $0.member("castellan/v1", report.subject.id(of: file) + ":" + member + ":" + type.name) }
        if let commit = file.blob?.commit {
            json.name("properties")
            json.object { $0.member("commit", commit) }
        }
    }

    private func location(
        _ place: Location?, _ sample: String?, _ document: DocumentResult, _ file: ScannedFile, _ json: inout JSONWriter
    ) {
        let member = document.document.member
        json.object { json in
            json.name("physicalLocation")
            json.object { json in
                artifact(file.path, &json)
                if member.isEmpty { region(place, sample, document, &json) }
            }
            let logical = [member.isEmpty ? nil : member.joined(separator: "/"), Self.logical(place)].compactMap(\.self)
            guard !logical.isEmpty else { return }
            json.name("logicalLocations")
            json.array { json in
                json.object { $0.member("fullyQualifiedName", logical.joined(separator: " ")) }
            }
        }
    }

    private func artifact(_ path: String, _ json: inout JSONWriter) {
        json.name("artifactLocation")
        json.object { $0.member("uri", Self.reference(path)) }
    }

    /// Lines are known of text; of JSON Lines they are the records.
    private func region(_ place: Location?, _ sample: String?, _ document: DocumentResult, _ json: inout JSONWriter) {
        let isLines = ["application/jsonl", "application/x-ndjson", "application/x-jsonlines"].contains(
            document.document.mediaType)
        let lines: (start: Int, end: Int, column: Int?)? =
            switch place {
            case .lines(let start, let end, let column): (start, end, column)
            case .record(let index, _) where isLines: (index + 1, index + 1, nil)
            default: nil
            }
        guard let lines else { return }
        json.name("region")
        json.object { json in
            json.member("startLine", Int64(lines.start))
            if let column = lines.column { json.member("startColumn", Int64(column)) }
            json.member("endLine", Int64(lines.end))
            guard let sample else { return }
            if lines.start == lines.end, let column = lines.column, sample.unicodeScalars.count < 128 {
                json.member("endColumn", Int64(column + sample.unicodeScalars.count))
            }
            json.name("snippet")
            text(SampleText.masked(sample), &json)
        }
    }

    private func text(_ text: String, _ json: inout JSONWriter) { json.object { $0.member("text", text) } }

    private static func logical(_ place: Location?) -> String? {
        switch place {
        case .cell, .page: place?.description
        case .record(let index, let path): path.map { "record \(index) \($0)" } ?? "record \(index)"
        default: nil
        }
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .high: "error"
        case .medium: "warning"
        case .low: "note"
        }
    }

    /// A path as a URI reference (RFC 3986, section 4.2).
    static func reference(_ path: String) -> String {
        if path == "-" { return "stdin" }
        let relative = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = path.hasPrefix("/") ? Array("file://".utf8) : []
        for byte in relative.utf8 {
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "-._~/".utf8.contains(byte)
            bytes += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
