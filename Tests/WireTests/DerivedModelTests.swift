import Core
import Crypto
import Foundation
import Testing

@testable import Wire

@Suite("Derived models")
struct DerivedModelTests {
    @Test("Every built-in model parses, patterns included", arguments: BuiltInModels.sources.map(\.name))
    func parses(name: String) throws {
        let source = try #require(BuiltInModels.sources.first { $0.name == name })
        let bytes = UnsafeBufferPointer(start: source.json.utf8Start, count: source.json.utf8CodeUnitCount)
        let model = try ServiceModel.read(Array(bytes))
        #expect(model.name == name)
        #expect(!model.operations.isEmpty)
        #expect(ServiceModel.builtIn(name)?.operations.count == model.operations.count)
    }

    @Test(
        "Every built-in model is the text that its checksum was made of", arguments: BuiltInModels.sources.map(\.name))
    func checksum(name: String) throws {
        let source = try #require(BuiltInModels.sources.first { $0.name == name })
        let bytes = UnsafeBufferPointer(start: source.json.utf8Start, count: source.json.utf8CodeUnitCount)
        let digest = SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(digest == source.checksum)
    }

    @Test("The generated files are what the installed botocore derives")
    func current() throws {
        #expect(try Oracle.run("derive-models", ["--check"]).status == 0)
    }

    @Test("A generated file that was changed by hand is told of")
    func stale() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wire-stale-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try Oracle.run("derive-models", ["--output", folder.path])
        let file = folder.appending(path: "STSModel.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("\"required\":[\"RoleArn\",", with: "\"required\":[", maxReplacements: 1)
            .write(to: file, atomically: true, encoding: .utf8)
        let check = try Oracle.run("derive-models", ["--check", "--output", folder.path])
        #expect(check.status == 1)
        #expect(String(decoding: check.output, as: UTF8.self) == "stale: STSModel.swift\n")
    }

    @Test("A name that no service has leads to no model")
    func unknown() {
        #expect(ServiceModel.builtIn("nosuch") == nil)
    }
}
