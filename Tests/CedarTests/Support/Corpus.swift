import Core
import Foundation

@testable import Cedar

/// The public corpora, unpacked where the environment says; without it their tests are skipped.
enum Corpus {
    static let root = ProcessInfo.processInfo.environment["CEDAR_CORPUS"] ?? ""

    static var isThere: Bool { FileManager.default.fileExists(atPath: root + "/corpus-tests") }

    /// Names without the ending, sorted; the archive's own bookkeeping files are left out.
    static func names(in folder: String, ending: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
        return files.filter { !$0.hasPrefix("._") && $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
            .sorted()
    }

    /// The paths of all JSON files in a folder and its subfolders, sorted.
    static func namesBelow(_ folder: String) -> [String] {
        let files = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".json") && !$0.contains("._") }.map { "\(folder)/\($0)" }.sorted()
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)")), as: UTF8.self)
    }

    /// Runs the body for all names on all processors and gives what it complains of.
    static func complaints(
        about names: [String], _ body: @Sendable @escaping (String) throws -> String?
    ) async -> [String] {
        let lanes = 4
        return await withTaskGroup(of: [String].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    stride(from: lane, to: names.count, by: lanes).compactMap { index in
                        do {
                            return try body(names[index]).map { "\(names[index]): \($0)" }
                        } catch {
                            return "\(names[index]): \(error)"
                        }
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted()
        }
    }
}

/// A JSON value in which the order of members does not count and names are compared by their bytes.
indirect enum JSONValue: Hashable {
    case other(JSONNode.Value)
    case string(Text)
    case array([JSONValue])
    case object([Text: JSONValue])

    init(_ node: JSONNode) {
        switch node.value {
        case .string(let string): self = .string(Text(string))
        case .array(let elements): self = .array(elements.map(JSONValue.init))
        case .object(let members):
            self = .object(
                Dictionary(members.map { (Text($0.name), JSONValue($0.value)) }, uniquingKeysWith: { $1 }))
        case .null, .boolean, .number: self = .other(node.value)
        }
    }

    init(parsing text: String) throws {
        self.init(try JSONParser.parse(text))
    }
}
