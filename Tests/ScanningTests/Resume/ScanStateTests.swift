import Discovery
import Foundation
import Testing

@testable import Scanning

@Suite("The state of a scan")
struct ScanStateTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private var path: String { sandbox.path("scan.state") }

    /// With a location of every kind, a member, and everything that may be absent both there and not.
    private var result: FileResult {
        var result = FileResult()
        let locations: [Location] = [
            .lines(start: 1, end: 2, startColumn: 3), .cell(row: 1, column: 2, name: "a\"b\n", sheet: nil),
            .cell(row: 1, column: 2, name: nil, sheet: "S"), .page(7), .record(index: 0, path: nil),
            .record(index: 4, path: "$['x']"),
        ]
        result.add(
            DocumentResult(
                document: Document(mediaType: "text/csv", size: 10, modified: 20),
                outcome: Outcome(.partial, reason: .timeCutOff, detail: "why", analysed: 5),
                detections: [TypeDetections(type: 3, count: 9, locations: locations)]))
        result.add(
            DocumentResult(
                document: Document(member: ["a", "b"], mediaType: "image/png"),
                outcome: Outcome(.skipped, reason: .unsupportedFileType)))
        result.add(
            DocumentResult(document: Document(member: ["c"], mediaType: "text/plain"), outcome: Outcome(.complete)))
        return result
    }

    private func file(_ path: String, size: Int = 10) -> ScannedFile {
        ScannedFile(path: path, size: size, modified: 1_234, result: result)
    }

    @Test("gives back results as they were")
    func roundTrip() throws {
        try ScanState(path: path, rules: [1]).add(file("a"))
        let state = try ScanState(path: path, rules: [1])
        #expect(state.count == 1)
        #expect(state.result(path: "a", size: 10, modified: 1_234) == result)
    }

    @Test("does not use what was found in a file of another path, size or time, or by other rules")
    func stale() throws {
        try ScanState(path: path, rules: [1]).add(file("a"))
        let state = try ScanState(path: path, rules: [1])
        #expect(state.result(path: "b", size: 10, modified: 1_234) == nil)
        #expect(state.result(path: "a", size: 11, modified: 1_234) == nil)
        #expect(state.result(path: "a", size: 10, modified: 1_235) == nil)
        #expect(try ScanState(path: path, rules: [2]).count == 0)
        #expect(try ScanState(path: path, rules: [1]).count == 0)
    }

    @Test("uses every line that was written whole, wherever a crash cut the file")
    func torn() throws {
        let state = try ScanState(path: path, rules: [1])
        for name in ["a", "b", "c"] { try state.add(file(name)) }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        for length in stride(from: ends[0] + 1, through: bytes.count, by: 7) {
            try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
            // A line without its end is whole when all of its text is there.
            let whole = ends.dropFirst().count { length >= $0 }
            #expect(try ScanState(path: path, rules: [1]).count == whole)
        }
    }

    @Test("goes on after a torn line")
    func appended() throws {
        try ScanState(path: path, rules: [1]).add(file("a"))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        handle.write(Data(#"{"path":"b","si"#.utf8))
        try handle.close()
        try ScanState(path: path, rules: [1]).add(file("c"))
        let state = try ScanState(path: path, rules: [1])
        #expect(state.count == 2)
        #expect(state.result(path: "c", size: 10, modified: 1_234) == result)
    }

    @Test("takes the later of two results")
    func later() throws {
        let state = try ScanState(path: path, rules: [1])
        try state.add(file("a"))
        var changed = file("a")
        changed.result = FileResult()
        try state.add(changed)
        #expect(try ScanState(path: path, rules: [1]).result(path: "a", size: 10, modified: 1_234) == FileResult())
    }

    @Test("is not made where it cannot be written")
    func refused() {
        #expect(throws: SystemError.self) { try ScanState(path: sandbox.path("absent/state"), rules: [1]) }
    }

    @Test("may be an empty file, and is never a folder or a device")
    func kinds() throws {
        try sandbox.write("scan.state", "")
        #expect(try ScanState(path: path, rules: [1]).count == 0)
        try sandbox.folder("folder")
        #expect(throws: ScanStateError.noState) { try ScanState(path: sandbox.path("folder"), rules: [1]) }
        #expect(throws: ScanStateError.noState) { try ScanState(path: "/dev/null", rules: [1]) }
    }

    @Test("does not take the place of a file that is none")
    func foreign() throws {
        try sandbox.write("scan.state", "a letter that somebody wrote\n")
        #expect(throws: ScanStateError.noState) { try ScanState(path: path, rules: [1]) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "a letter that somebody wrote\n")
    }
}
