import Foundation
import Testing

@testable import Scanning

@Suite("Files that appear when they are whole")
struct WholeFileTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private func text(_ name: String) -> String? { try? String(contentsOfFile: sandbox.path(name), encoding: .utf8) }
    private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: sandbox.path).sorted()) ?? [] }

    @Test("are not there before, and replace what was")
    func appears() throws {
        try sandbox.write("report", "old")
        let file = try WholeFile(path: sandbox.path("report"))
        try file.write(Array("new ".utf8))
        #expect(text("report") == "old")
        try file.write(Array("text".utf8))
        try file.finish()
        #expect(text("report") == "new text")
        #expect(names == ["report"])
    }

    @Test("leave nothing behind when they are given up")
    func abandoned() throws {
        do {
            let file = try WholeFile(path: sandbox.path("report"))
            try file.write(Array("half".utf8))
        }
        #expect(names.isEmpty)
    }

    @Test("keep a link that leads to them")
    func link() throws {
        try sandbox.write("real", "old")
        try sandbox.link("report", to: "real")
        let file = try WholeFile(path: sandbox.path("report"))
        try file.write(Array("new".utf8))
        try file.finish()
        #expect(text("real") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: sandbox.path("report")) == "real")
    }

    @Test("are written at once where there is a device")
    func device() throws {
        let file = try WholeFile(path: "/dev/null")
        try file.write(Array("text".utf8))
        try file.finish()
        #expect(try FileStatus.of(ScanPath("/dev/null"), followingLink: false).kind == .special)
    }

    @Test("are refused where they cannot be")
    func refused() throws {
        #expect(throws: SystemError(ENOENT)) { try WholeFile(path: sandbox.path("absent/report")) }
        #expect(throws: SystemError(EISDIR)) { try WholeFile(path: sandbox.path) }
    }
}
