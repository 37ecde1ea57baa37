import Core
import Foundation
import Testing

@testable import Wire

/// botocore as the other side: `Tools/protocol-oracle` in a process of its own.
enum Oracle {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let python = ProcessInfo.processInfo.environment["CASTELLAN_PYTHON"] ?? "python3"

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs one of the tools; input and output go through files, so that neither side waits for the other.
    @discardableResult
    static func run(_ tool: String, _ arguments: [String], input: Data = Data()) throws -> (status: Int32, output: Data)
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wire-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["in", "out", "err"].map { folder.appending(path: $0) }
        try input.write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, root.appending(path: "Tools/\(tool)").path] + arguments
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus > 1 || (process.terminationStatus == 1 && tool == "protocol-oracle") {
            throw Failure(description: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
        }
        return (process.terminationStatus, try Data(contentsOf: files[1]))
    }

    /// The model of any service that botocore knows, derived as the built-in ones are.
    static func model(_ name: String, flags: [String] = []) throws -> ServiceModel {
        if let model = ServiceModel.builtIn(name) { return model }
        let folder = FileManager.default.temporaryDirectory.appending(path: "wire-models-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try run("derive-models", ["--json", folder.path, ([name] + flags).joined(separator: "+")])
        return try ServiceModel.read([UInt8](Data(contentsOf: folder.appending(path: "\(name).json"))))
    }

    static func generate(_ service: String, seed: Int) throws -> [Exchange] {
        let output = try run("protocol-oracle", ["generate", service, String(seed)]).output
        return try output.split(separator: UInt8(ascii: "\n")).map { try Exchange(JSONParser.parse([UInt8]($0))) }
    }

    static func parse(_ service: String, _ answers: [(operation: String, response: HTTPResponse)]) throws -> [Parsed] {
        var lines = Data()
        for (operation, response) in answers {
            var json = JSONWriter()
            json.object { json in
                json.member("operation", operation)
                json.member("status", Int64(response.status))
                json.member("body", Base64.encode(response.body))
                json.name("headers")
                json.object { json in
                    for (name, value) in response.headers { json.member(name, value) }
                }
            }
            lines += json.bytes + [UInt8(ascii: "\n")]
        }
        let output = try run("protocol-oracle", ["parse", service], input: lines).output
        return try output.split(separator: UInt8(ascii: "\n")).map { try Parsed(JSONParser.parse([UInt8]($0))) }
    }
}

/// A call as botocore sends it, and values to answer it with.
struct Exchange {
    let operation: String
    let request: HTTPRequest
    let input: Document
    let output: Document
    /// Whether every text follows its pattern; some patterns are beyond the generator.
    let isValid: Bool
    let errors: [String]

    init(_ node: JSONNode) throws {
        operation = try #require(node["operation"]?.string)
        var headers = HTTPHeaders()
        for member in node["headers"]?.members ?? [] { headers.append(member.name, member.value.string ?? "") }
        request = HTTPRequest(
            method: try #require(node["method"]?.string), path: try #require(node["path"]?.string),
            query: node["query"]?.string ?? "", headers: headers,
            body: try #require(node["body"]?.string.flatMap { Base64.decode($0) }))
        input = try Document(tagged: try #require(node["input"]))
        output = try Document(tagged: try #require(node["output"]))
        isValid = node["isValid"]?.value == .boolean(true)
        errors = node["errors"]?.array?.compactMap(\.string) ?? []
    }
}

/// What botocore reads out of an answer.
struct Parsed {
    let requestID: String?
    let code: String?
    let message: String?
    let output: Document

    init(_ node: JSONNode) throws {
        requestID = node["requestID"]?.string
        code = node["error"]?["code"]?.string
        message = node["error"]?["message"]?.string
        output = try Document(tagged: try #require(node["output"]))
    }
}

extension Document {
    /// A value as the tool writes it: `[tag, value]`.
    init(tagged node: JSONNode) throws {
        let parts = try #require(node.array)
        switch (parts[0].string, parts[1].value) {
        case ("s", .string(let text)): self = .string(text)
        case ("i", .number(let text)): self = .integer(try #require(Int64(text)))
        case ("d", .number(let text)): self = .double(try #require(Double(text)))
        case ("b", .boolean(let flag)): self = .boolean(flag)
        case ("x", .string(let text)): self = .blob(try #require(Base64.decode(text)))
        case ("t", .number(let text)): self = .timestamp(Timestamp(microseconds: try #require(Int64(text))))
        case ("l", .array(let nodes)): self = .list(try nodes.map { try Document(tagged: $0) })
        case ("m", .object(let members)):
            self = .structure(Dictionary(try members.map { ($0.name, try Document(tagged: $0.value)) }) { $1 })
        default: throw Oracle.Failure(description: "Unknown tag \(parts[0])")
        }
    }
}
