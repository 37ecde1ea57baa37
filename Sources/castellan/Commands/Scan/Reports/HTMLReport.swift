import Core
import Discovery
import Scanning

/// One page without scripts: totals, a map of the folders, the files, and what was not analysed.
struct HTMLReport {
    private let report: ScanReport
    private let heat: FolderHeat
    private let reveals: Bool

    init(_ report: ScanReport, reveals: Bool) {
        self.report = report
        self.reveals = reveals
        heat = FolderHeat(report)
    }

    var text: String {
        let page: HTMLText = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sensitive data report</title>
            <style>\(HTMLStyle.sheet)</style>
            </head>
            <body>
            <a class="skip" href="#files">Skip to the files</a>
            <header>
            <h1>Sensitive data</h1>
            <p>\(TableReport.summary(report)).</p>
            <p class="quiet">Castellan \(Release.version), \(report.subject.start.iso8601)</p>
            </header>
            <main>
            \(tiles)
            \(types)
            \(folders)
            \(files)
            \(incomplete)
            </main>
            </body>
            </html>

            """
        return page.markup
    }

    private var tiles: HTMLText {
        let severities: [HTMLText] = Severity.allCases.reversed().map { severity in
            """
            <div class="tile \(severity.description.lowercased())"><dt>\(severity.description)</dt>\
            <dd>\(report.counts.severities[severity] ?? 0)<span> files</span></dd></div>
            """
        }
        return """
            <dl class="tiles">\(severities)
            <div class="tile"><dt>Nothing found</dt><dd>\(max(0, report.counts.files - report.files.count - skipped))<span> files</span></dd></div>
            <div class="tile"><dt>Not analysed as a whole</dt><dd>\(report.counts.incomplete)<span> files</span></dd></div></dl>
            """
    }

    /// Files that were not analysed and have no findings, so that the tiles add up to all files.
    private var skipped: Int {
        report.counts.incomplete - report.files.count { $0.result.outcome.code != .complete }
    }

    private var types: HTMLText {
        guard !report.counts.occurrences.isEmpty else {
            return "<section><h2>Types</h2><p>Nothing was found.</p></section>"
        }
        let rows: [HTMLText] = report.counts.occurrences.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            type, count in
            """
            <tr><th scope="row">\(report.types[type].title)<span class="id">\(report.types[type].name)</span></th>\
            <td>\(report.types[type].category.title)</td><td class="number">\(count)</td>\
            <td class="number">\(report.counts.filesOfType[type] ?? 0)</td></tr>
            """
        }
        return """
            <section aria-labelledby="types"><h2 id="types">Types</h2>
            <div class="wide" tabindex="0" role="region" aria-labelledby="types"><table>
            <thead><tr><th scope="col">Type</th><th scope="col">Category</th><th scope="col" class="number">Found</th>\
            <th scope="col" class="number">Files</th></tr></thead>
            <tbody>\(rows)</tbody></table></div></section>
            """
    }

    private var folders: HTMLText {
        guard !heat.rows.isEmpty else { return "" }
        let headings: [HTMLText] = Category.allCases.map { "<th scope=\"col\" class=\"number\">\($0.title)</th>" }
        let rows: [HTMLText] = heat.rows.map { row in
            let cells: [HTMLText] = Category.allCases.map { category in
                let count = row.counts[category] ?? 0
                return "<td class=\"number heat\(String(heat.heat(count)))\">\(count)</td>"
            }
            return """
                <tr><th scope="row" class="path">\(row.folder)</th><td>\(badge(row.severity))</td>\
                <td class="number">\(row.files)</td>\(cells)</tr>
                """
        }
        let more: HTMLText =
            heat.omitted > 0 ? "<p class=\"quiet\">\(heat.omitted) folders with less are left out.</p>" : ""
        return """
            <section aria-labelledby="folders"><h2 id="folders">Folders</h2>
            <p class="quiet">Occurrences in each folder’s own files. The stronger the colour, the more there are.</p>
            <div class="wide" tabindex="0" role="region" aria-labelledby="folders"><table class="map">
            <thead><tr><th scope="col">Folder</th><th scope="col">Severity</th><th scope="col" class="number">Files</th>\
            \(headings)</tr></thead>
            <tbody>\(rows)</tbody></table></div>\(more)</section>
            """
    }

    private var files: HTMLText {
        guard !report.files.isEmpty else {
            return "<section><h2 id=\"files\">Files</h2><p>Nothing was found.</p></section>"
        }
        // One order for people: the worst first.
        let sorted = report.files.sorted {
            let (left, right) = (weight($0), weight($1))
            return left == right ? $0.path < $1.path : left > right
        }
        let note: HTMLText =
            reveals
            ? "<p class=\"warning\">Samples are shown as they are: this page is as sensitive as the files.</p>"
            : "<p class=\"quiet\">Samples are masked.</p>"
        return """
            <section aria-labelledby="files"><h2 id="files">Files</h2>\(note)
            \(sorted.enumerated().map { item($1, isOpen: $0 < 3) })</section>
            """
    }

    private func weight(_ file: ScannedFile) -> Int {
        (file.result.severity(report.types)?.rawValue ?? 0) << 48 + file.result.totals.values.reduce(0, +)
    }

    private func item(_ file: ScannedFile, isOpen: Bool) -> HTMLText {
        let count = file.result.reported(report.types).reduce(0) { $0 + $1.count }
        let commit: HTMLText =
            file.blob.map { blob -> HTMLText in
                "<p class=\"quiet\">\(blob.commit.map { "First in commit \($0)" } ?? "In no commit"), content \(blob.id)</p>"
            } ?? ""
        let rows: [HTMLText] = file.result.documents.flatMap { document in document.detections.map { row($0, document) }
        }
        let open: HTMLText = isOpen ? " open" : ""
        return """
            <details\(open)><summary>\(badge(file.result.severity(report.types) ?? .low))<span class="path">\(file.path)</span>\
            <span class="count">\(TableReport.plural(count, "occurrence"))</span></summary>
            <div class="body">\(commit)<div class="wide" tabindex="0" role="region" aria-label="\(file.path)"><table>
            <thead><tr><th scope="col">Type</th><th scope="col" class="number">Found</th><th scope="col">Where</th>\
            <th scope="col">Samples</th></tr></thead><tbody>\(rows)</tbody></table></div></div></details>
            """
    }

    private func row(_ found: TypeDetections, _ document: DocumentResult) -> HTMLText {
        let member: HTMLText =
            document.document.member.isEmpty
            ? "" : "<div class=\"path quiet\">\(document.document.member.joined(separator: "/"))</div>"
        let places: [HTMLText] = found.locations.prefix(10).map { "<li>\($0.description)</li>" }
        let more: HTMLText =
            found.count > places.count && !places.isEmpty
            ? "<li class=\"quiet\">and \(found.count - places.count) more</li>" : ""
        let samples: [HTMLText] = found.samples.prefix(10).map { sample in
            "<li><code>\(reveals ? sample : SampleText.masked(sample))</code></li>"
        }
        return """
            <tr><th scope="row">\(report.types[found.type].title)<span class="id">\(report.types[found.type].name)</span></th>\
            <td class="number">\(found.count)</td><td>\(member)<ul>\(places)\(more)</ul></td><td><ul>\(samples)</ul></td></tr>
            """
    }

    private var incomplete: HTMLText {
        guard !report.incomplete.isEmpty else { return "" }
        let rows: [HTMLText] = report.incomplete.prefix(1_000).map { part in
            let reason = part.outcome.reason?.rawValue ?? part.outcome.code.rawValue
            return """
                <tr><th scope="row" class="path">\(([part.path] + part.member).joined(separator: "/"))</th>\
                <td>\(part.outcome.code.rawValue)</td><td>\(reason)<div class="quiet">\(part.outcome.detail ?? "")</div></td></tr>
                """
        }
        let rest = report.incomplete.count - rows.count
        let more: HTMLText =
            rest > 0 ? "<p class=\"quiet\">\(rest) more are left out; --format json lists them.</p>" : ""
        return """
            <section aria-labelledby="incomplete"><h2 id="incomplete">Not analysed as a whole</h2>
            <details><summary><span>\(TableReport.plural(report.incomplete.count, "document"))</span></summary>
            <div class="body"><div class="wide" tabindex="0" role="region" aria-labelledby="incomplete"><table>
            <thead><tr><th scope="col">File</th><th scope="col">Status</th><th scope="col">Reason</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>\(more)</div></details></section>
            """
    }

    private func badge(_ severity: Severity) -> HTMLText {
        "<span class=\"badge \(severity.description.lowercased())\">\(severity.description)</span>"
    }
}

extension Category {
    /// What people call it.
    var title: String {
        switch self {
        case .credentials: "Credentials"
        case .financial: "Financial"
        case .personal: "Personal"
        case .custom: "Custom"
        }
    }
}
