import Discovery

/// Reads PDF by Poppler's `pdftotext`, every page from line 1.
///
/// The program and not the library: Poppler's stable interfaces need GLib or a C++ runtime in every process, and
/// starting the program costs some ten milliseconds in a process that may die.
enum PDFReader {
    static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.pdfSize, reason: .fileExceedsSizeLimit)
        guard let tools = context.session.tools, Tool.pdftotext.path != nil else {
            return ReadingContext.missing(.pdftotext)
        }
        return try context.session.withFile(source) { descriptor, _ in
            var pages = Pages()
            let end = try tools.run(.pdftotext, on: descriptor) { bytes in
                try context.session.checkTime()
                try pages.append(bytes, into: &sink)
            }
            try pages.blocks.finish(into: &sink)
            return end.isSound ? Outcome(.complete) : failure(end.complaint, context: context)
        }
    }

    private static func failure(_ complaint: String, context: ReadingContext) -> Outcome {
        if complaint.contains("Incorrect password") {
            return Outcome(.skipped, reason: .unableToParse, detail: "It is encrypted.")
        }
        return Outcome(.skipped, reason: .malformedFile, detail: "pdftotext could not read it.")
    }

    /// The tool ends every page with a form feed.
    private struct Pages {
        var blocks = TextBlocks(page: 1)
        private var page = 1
        private var isEnded = false

        mutating func append(_ bytes: UnsafeRawBufferPointer, into sink: inout any DocumentSink) throws {
            var rest = bytes[...]
            while !rest.isEmpty {
                if isEnded {
                    page += 1
                    try blocks.beginPage(page, into: &sink)
                    isEnded = false
                }
                let end = rest.firstIndex(of: 0x0C)
                try blocks.append(Array(rest[..<(end ?? rest.endIndex)]), into: &sink)
                guard let end else { return }
                isEnded = true
                rest = rest[(end + 1)...]
            }
        }
    }
}
