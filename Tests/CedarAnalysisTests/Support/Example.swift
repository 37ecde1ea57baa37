import Cedar
import Foundation
import Testing

@testable import CedarAnalysis

/// One of the example applications, wherever it lies above these tests.
struct Example: CustomTestStringConvertible {
    let name: String
    let schema: Schema
    let policies: PolicySet

    static let photoSharing = Example("photo-sharing")
    static let documentManagement = Example("document-management")

    private init(_ name: String) {
        self.name = name
        do {
            schema = try Schema(parsing: Example.text("schema.cedarschema", of: name))
            var policies = PolicySet()
            for policy in try Policy.all(parsing: Example.text("policies.cedar", of: name)) {
                try policies.add(policy, id: policy.annotation("id") ?? "unnamed")
            }
            if policies.templates["own-folder"] != nil {
                let user = try EntityUID(parsing: #"Documents::User::"7f3a""#)
                let folder = try EntityUID(parsing: #"Documents::Folder::"eve""#)
                try policies.link(
                    "own-folder", id: "own-folder-eve", values: [.principal: user, .resource: folder])
            }
            self.policies = policies
        } catch {
            fatalError("the example \(name) cannot be read: \(error)")  // nothing can be tested without
        }
    }

    private static func text(_ file: String, of example: String) throws -> String {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            for place in [folder, folder.appendingPathComponent("Examples")] {
                let url = place.appendingPathComponent(example).appendingPathComponent(file)
                if FileManager.default.fileExists(atPath: url.path) {
                    return try String(contentsOf: url, encoding: .utf8)
                }
            }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile)
    }

    func policy(_ id: Text) throws -> NamedPolicy { try #require(policies.namedPolicies.first { $0.id == id }) }

    func without(_ id: Text) throws -> PolicySet {
        var policies = policies
        try policies.remove(id)
        return policies
    }

    var testDescription: String { name }
}
