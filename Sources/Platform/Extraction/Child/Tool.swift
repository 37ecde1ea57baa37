import Glibc

/// Programs of other packages that turn a document into text. They run in a process with the child's own bounds.
enum Tool: UInt8, CaseIterable, Sendable {
    case pdftotext = 1
    case catdoc, xls2csv, antiword

    /// What it is called with; the document is its standard input and descriptor 3, the text its standard output. Old
    /// files that do not say their code page are read as Windows-1252.
    var arguments: [String] {
        switch self {
        case .pdftotext: ["pdftotext", "-enc", "UTF-8", "-eol", "unix", "fd://3", "-"]
        case .catdoc: ["catdoc", "-s", "cp1252", "-d", "utf-8", "-w", "/proc/self/fd/0"]
        case .xls2csv: ["xls2csv", "-s", "cp1252", "-d", "utf-8", "-q", "2", "/proc/self/fd/0"]
        case .antiword: ["antiword", "-m", "UTF-8.txt", "-w", "0", "-"]
        }
    }

    /// The Debian package that has it.
    var package: String {
        switch self {
        case .pdftotext: "poppler-utils"
        case .catdoc, .xls2csv: "catdoc"
        case .antiword: "antiword"
        }
    }

    /// Where it is, in the folders that a system's packages install to; nil where it is not.
    var path: String? {
        for folder in ["/usr/bin/", "/bin/"] where access(folder + arguments[0], X_OK) == 0 {
            return folder + arguments[0]
        }
        return nil
    }
}
