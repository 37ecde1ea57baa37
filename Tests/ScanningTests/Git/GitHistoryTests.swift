import Extraction
import Foundation
import Testing

@testable import Scanning

@Suite("A repository's history")
struct GitHistoryTests {
    private let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.git("init", "-q", "-b", "main")
    }

    @discardableResult
    private func commit(_ message: String) throws -> String {
        try sandbox.git("add", "-A")
        try sandbox.git("commit", "-q", "--allow-empty", "-m", message)
        return try sandbox.git("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func blobs() throws -> [GitBlob] {
        var blobs: [GitBlob] = []
        var history = GitHistory(try GitRepository(sandbox.path))
        try history.walk { blobs.append($0) }
        return blobs
    }

    @Test("has every content once, under its first name and commit")
    func first() throws {
        try sandbox.write("one", "1")
        try sandbox.write("folder/näme with\nline", "2")
        let first = try commit("first")
        try FileManager.default.removeItem(atPath: sandbox.path("one"))
        try sandbox.write("moved", "1")
        try sandbox.write("two", "2")
        try sandbox.write("three", "3")
        let second = try commit("second\n\n:100644 a line that looks like a change\u{1}")
        let found = try blobs().map { "\($0.path ?? "") \($0.commit ?? "")" }
        #expect(found.sorted() == ["folder/näme with\nline \(first)", "one \(first)", "three \(second)"].sorted())
    }

    @Test("has what only a merge brought, and what no commit has any more")
    func elsewhere() throws {
        try sandbox.write("base", "base")
        try commit("base")
        try sandbox.git("checkout", "-q", "-b", "side")
        try sandbox.write("side", "side")
        try commit("side")
        try sandbox.git("checkout", "-q", "main")
        try sandbox.write("main", "main")
        try commit("main")
        try sandbox.git("merge", "-q", "--no-commit", "--no-ff", "side")
        try sandbox.write("merged", "merged")
        let merge = try commit("merge")
        let lost = try sandbox.git("hash-object", "-w", "--stdin", input: "lost").trimmingCharacters(in: .newlines)
        let blobs = try blobs()
        #expect(blobs.map { $0.path ?? "" }.sorted() == ["", "base", "main", "merged", "side"])
        #expect(blobs.first { $0.path == "merged" }?.commit == merge)
        #expect(blobs.first { $0.path == nil }?.id == lost)
        #expect(blobs.first { $0.path == nil }?.commit == nil)
    }

    @Test("gives contents one after the other, and says which are too large or absent")
    func contents() throws {
        try sandbox.write("empty", "")
        try sandbox.write("lines", "a\nb\n")
        try sandbox.write("large", String(repeating: "x", count: 200_000))
        try commit("all")
        let contents = try GitContents(GitRepository(sandbox.path))
        var sizes: [String: Int] = [:]
        for blob in try blobs() {
            try contents.read(blob.id, sizeLimit: 100_000) { source, size in
                let name = blob.path ?? ""
                sizes[name] = size
                guard let source else {
                    #expect(name == "large")
                    return
                }
                let bytes = try source.readAll(limit: 1 << 20)
                #expect(bytes?.count == size)
            }
        }
        #expect(sizes == ["empty": 0, "lines": 4, "large": 200_000])
        #expect(throws: GitError.self) {
            try contents.read(String(repeating: "0", count: 40), sizeLimit: 1) { _, _ in }
        }
    }

    @Test("is told apart from folders without one")
    func none() throws {
        let other = try Sandbox()
        #expect(throws: GitError.noRepository(other.path)) { try GitRepository(other.path) }
    }

    @Test("runs nothing that the repository's own settings name")
    func settings() throws {
        try sandbox.write("a", "1")
        try commit("a")
        let trace = sandbox.path("ran")
        for setting in ["core.pager", "diff.external", "core.fsmonitor", "gpg.program", "core.sshCommand"] {
            try sandbox.git("config", setting, "touch \(trace)")
        }
        try sandbox.git("config", "log.showSignature", "true")
        try sandbox.write(".gitattributes", "* diff=x")
        try sandbox.git("config", "diff.x.textconv", "touch \(trace)")
        #expect(try blobs().count == 1)
        #expect(!FileManager.default.fileExists(atPath: trace))
    }
}
