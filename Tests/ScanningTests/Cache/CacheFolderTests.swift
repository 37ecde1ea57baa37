import Foundation
import Testing

@testable import Scanning

@Suite("The cache")
struct CacheFolderTests {
    private let sandbox: Sandbox
    private let key: [UInt8] = [0xAB, 0x01]
    private let content = Array("compiled".utf8)

    init() throws { sandbox = try Sandbox() }

    private var cache: CacheFolder { CacheFolder(path: sandbox.path("a/castellan")) }
    private var file: String { sandbox.path("a/castellan/ab01") }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test("gives back what was kept, for its owner alone")
    func roundTrip() {
        #expect(cache.content(for: key) == nil)
        cache.store(content, for: key)
        #expect(cache.content(for: key) == content)
        #expect(cache.content(for: [0xAB, 0x02]) == nil)
        #expect(mode(file) == 0o600)
        #expect(mode(sandbox.path("a/castellan")) == 0o700)
    }

    @Test("does not believe a file that others may have written", arguments: [0o620, 0o602, 0o640, 0o604] as [mode_t])
    func fileMode(mode: mode_t) {
        cache.store(content, for: key)
        chmod(file, mode)
        #expect(cache.content(for: key) == nil)
    }

    @Test("does not believe a folder that others may write to")
    func folderMode() {
        cache.store(content, for: key)
        chmod(sandbox.path("a/castellan"), 0o770)
        #expect(cache.content(for: key) == nil)
        cache.store(Array("new".utf8), for: key)
        chmod(sandbox.path("a/castellan"), 0o700)
        #expect(cache.content(for: key) == content)
    }

    @Test("does not believe content that was changed, cut, or kept for another key")
    func changedContent() throws {
        cache.store(content, for: key)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            try overwrite(changed)
            #expect(cache.content(for: key) == nil)
        }
        for length in 0..<bytes.count {
            try overwrite(bytes.prefix(length))
            #expect(cache.content(for: key) == nil)
        }
        try overwrite(bytes)
        #expect(cache.content(for: key) == content)
        #expect(rename(file, sandbox.path("a/castellan/ab02")) == 0)
        #expect(cache.content(for: [0xAB, 0x02]) == nil)
    }

    private func overwrite(_ data: Data) throws {
        try data.write(to: URL(fileURLWithPath: file))
        chmod(file, 0o600)
    }

    @Test("does not follow links")
    func links() throws {
        cache.store(content, for: key)
        #expect(rename(file, sandbox.path("elsewhere")) == 0)
        try sandbox.link("a/castellan/ab01", to: sandbox.path("elsewhere"))
        #expect(cache.content(for: key) == nil)
        unlink(file)
        #expect(link(sandbox.path("elsewhere"), file) == 0)
        #expect(cache.content(for: key) == nil)
        unlink(sandbox.path("elsewhere"))
        #expect(cache.content(for: key) == content)
        try sandbox.link("linked", to: sandbox.path("a/castellan"))
        #expect(CacheFolder(path: sandbox.path("linked")).content(for: key) == nil)
    }

    @Test("does without where it cannot be made")
    func unwritable() throws {
        try sandbox.write("file")
        let cache = CacheFolder(path: sandbox.path("file/castellan"))
        cache.store(content, for: key)
        #expect(cache.content(for: key) == nil)
    }
}
