import Cedar
import Core

/// Something that is wrong with a text, and where. Lines and columns count from one, columns in Unicode scalars.
struct Finding: Sendable, Hashable {
    var isError = true
    let message: String
    var line: Int64?
    var column: Int64?
    var endLine: Int64?
    var endColumn: Int64?
    var help: String?

    /// As `ValidateStatement` answers it.
    init(_ document: Document) {
        isError = document.text("severity") != "WARNING"
        let text = document.text("message")
        // The statement has no name yet; that the validator calls it `statement` helps nobody.
        let prefix = "for policy `statement`, "
        message = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
        line = document["line"]?.integer
        column = document["column"]?.integer
        endLine = document["endLine"]?.integer
        endColumn = document["endColumn"]?.integer
        help = document["help"]?.string
    }

    init(_ diagnostic: Diagnostic, in text: String) {
        message = diagnostic.message
        help = diagnostic.help
        guard let range = diagnostic.range else { return }
        let source = SourceText(text)
        let (start, end) = (source.position(of: range.start), source.position(of: range.end))
        (line, column) = (Int64(start.line), Int64(start.column))
        (endLine, endColumn) = (Int64(end.line), Int64(end.column))
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("severity", isError ? "ERROR" : "WARNING")
            json.member("message", message)
            for (name, value) in [("line", line), ("column", column), ("endLine", endLine), ("endColumn", endColumn)] {
                if let value { json.member(name, value) }
            }
            if let help { json.member("help", help) }
        }
    }

    /// As an answer to the script.
    static func json(_ findings: [Finding], message: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.name("findings")
            json.array { json in for finding in findings { finding.write(to: &json) } }
            json.member("message", message)
        }
        return json.bytes
    }

    var item: HTML {
        func place(_ name: Attribute.Name, _ value: Int64?) -> Attribute? {
            value.map { .set(name, String($0)) } ?? nil
        }
        return tag(
            .li, .class(isError ? "error-finding" : "warning-finding"),
            .set(.dataSeverity, isError ? "ERROR" : "WARNING"), place(.dataLine, line), place(.dataColumn, column),
            place(.dataEndLine, endLine), place(.dataEndColumn, endColumn)
        ) {
            if let line, let column { tag(.span, .class("where")) { "Line \(line), column \(column)" } }
            message
            if let help { tag(.span, .class("finding-help")) { help } }
        }
    }
}
