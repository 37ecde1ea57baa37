import Foundation
import Testing

@testable import Scanning

@Suite("Walking files")
struct FileWalkTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private var following: WalkOptions {
        var options = WalkOptions()
        options.followsLinks = true
        return options
    }

    @Test("goes by names, into every folder, hidden ones included")
    func order() throws {
        for name in ["b", "a/2", "a/1/x", ".hidden", "é", "a/.git/config"] { try sandbox.write(name) }
        #expect(try sandbox.walk() == [".hidden", "a/.git/config", "a/1/x", "a/2", "b", "é"])
        #expect(try sandbox.walk(from: "a/2") == ["a/2"])
    }

    @Test("tells what is not there, or is no file")
    func skipped() throws {
        #expect(try sandbox.walk(from: "absent") == ["absent: SOURCE_OBJECT_NO_LONGER_AVAILABLE"])
        #expect(mkfifo(sandbox.path("pipe"), 0o600) == 0)
        #expect(try sandbox.walk() == ["pipe: UNSUPPORTED_FILE_TYPE_EXCEPTION"])
        try sandbox.write("a/b")
        #expect(try sandbox.walk(from: "a/b/c") == ["a/b/c: SOURCE_OBJECT_NO_LONGER_AVAILABLE"])
    }

    @Test("tells of a folder that it may not read", .enabled(if: geteuid() != 0, "root may read everything"))
    func unreadable() throws {
        try sandbox.write("a/x")
        chmod(sandbox.path("a"), 0)
        defer { chmod(sandbox.path("a"), 0o700) }
        #expect(try sandbox.walk() == ["a: PERMISSION_DENIED"])
    }

    @Test("names links without following them, unless one is asked for by name")
    func links() throws {
        try sandbox.write("real/x")
        try sandbox.link("link", to: "real")
        #expect(try sandbox.walk() == ["link: UNSUPPORTED_FILE_TYPE_EXCEPTION", "real/x"])
        #expect(try sandbox.walk(from: "link") == ["link/x"])
    }

    @Test("follows links on request, and each folder once")
    func followedLinks() throws {
        try sandbox.write("b/x")
        try sandbox.link("a", to: "b")
        try sandbox.link("c", to: "b/x")
        try sandbox.link("d", to: "nowhere")
        #expect(
            try sandbox.walk(following) == [
                "a/x", "b: UNSUPPORTED_FILE_TYPE_EXCEPTION", "c", "d: SOURCE_OBJECT_NO_LONGER_AVAILABLE",
            ])
    }

    @Test("ends where links lead in circles")
    func loops() throws {
        try sandbox.write("a/b/x")
        try sandbox.link("a/b/up", to: "..")
        try sandbox.link("a/b/top", to: sandbox.path)
        try sandbox.link("self", to: "self")
        let met = try sandbox.walk(following)
        #expect(
            met == [
                "a/b/top: UNSUPPORTED_FILE_TYPE_EXCEPTION", "a/b/up: UNSUPPORTED_FILE_TYPE_EXCEPTION", "a/b/x",
                "self: UNABLE_TO_PARSE_FILE",
            ])
    }

    @Test("goes as deep as folders go")
    func deep() throws {
        let name = Array(repeating: "d", count: 900).joined(separator: "/") + "/x"
        try sandbox.write(name)
        #expect(try sandbox.walk() == [name])
    }

    @Test("takes names that are no text")
    func bytes() throws {
        let file = ScanPath(sandbox.path).appending([0x66, 0xFF, 0x0A, 0x1B])
        let descriptor = file.withCString { open($0, O_WRONLY | O_CREAT, 0o600) }
        // Some file systems have none.
        guard descriptor >= 0 else { return }
        close(descriptor)
        var walk = FileWalk()
        try walk.walk(ScanPath(sandbox.path)) { item in
            guard case .file(let found) = item else {
                Issue.record("\(item)")
                return
            }
            #expect(found.path == file)
            #expect(found.path.name == "f\u{FFFD}\n\u{1B}")
        }
    }

    @Test("leaves Git's compressed objects to --git")
    func objects() throws {
        try sandbox.write("a/.git/objects/12/34")
        try sandbox.write("a/.git/config")
        #expect(try sandbox.walk() == ["a/.git/config", "a/.git/objects: UNSUPPORTED_FILE_TYPE_EXCEPTION"])
    }

    @Test("stops when it is cancelled")
    func cancelled() throws {
        try sandbox.write("a")
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: CancellationError.self) { try sandbox.walk(cancellation: cancellation) }
    }
}
