import ArgumentParser
import Foundation

extension CedarCommand {
    /// `castellan cedar new`
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Make a folder with a policy, a schema, entities and a test to begin with.",
            discussion: """
                  castellan cedar new -n sample
                  cd sample && castellan cedar run-tests -p policy.cedar -s schema.cedarschema --tests tests.json
                """)

        @Option(name: .shortAndLong, help: "The folder's name.")
        var name: String

        func run() throws {
            let files = FileManager.default
            guard !files.fileExists(atPath: name) else {
                throw Complaint("\(name) is there already", remedy: "choose another name with -n")
            }
            do {
                try files.createDirectory(atPath: name, withIntermediateDirectories: true)
            } catch {
                throw Complaint("cannot make the folder \(name)", remedy: "choose a place that can be written to")
            }
            for (file, text) in Self.files { try writeOutput(text + "\n", to: "\(name)/\(file)") }
            print("made \(name) with \(Self.files.map(\.0).joined(separator: ", "))")
        }

        private static let files = [
            ("policy.cedar", policy), ("schema.cedarschema", schema), ("entities.json", entities),
            ("tests.json", tests),
        ]

        private static let policy = """
            // Members of an album's circle may look at its photos.
            @id("circle-views")
            permit (
              principal in Circle::"friends",
              action == Action::"view",
              resource in Album::"summer"
            );

            // Whoever took a photo may do everything with it.
            @id("owner-all")
            permit (principal, action, resource)
            when { resource has owner && resource.owner == principal };
            """

        private static let schema = """
            entity Circle;
            entity Person in [Circle];
            entity Album;
            entity Photo in [Album] = { owner?: Person };

            action view, edit appliesTo { principal: [Person], resource: [Photo] };
            """

        private static let entities = """
            [
              { "uid": { "type": "Person", "id": "ann" }, "attrs": {}, "parents": [{ "type": "Circle", "id": "friends" }] },
              { "uid": { "type": "Person", "id": "ben" }, "attrs": {}, "parents": [] },
              { "uid": { "type": "Photo", "id": "beach" },
                "attrs": { "owner": { "__entity": { "type": "Person", "id": "ben" } } },
                "parents": [{ "type": "Album", "id": "summer" }] }
            ]
            """

        private static let tests = """
            [
              { "name": "friends see the album",
                "request": { "principal": "Person::\\"ann\\"", "action": "Action::\\"view\\"",
                             "resource": "Photo::\\"beach\\"", "context": {} },
                "entities": [
                  { "uid": { "type": "Person", "id": "ann" }, "attrs": {},
                    "parents": [{ "type": "Circle", "id": "friends" }] },
                  { "uid": { "type": "Photo", "id": "beach" }, "attrs": {},
                    "parents": [{ "type": "Album", "id": "summer" }] }
                ],
                "decision": "allow", "reason": ["circle-views"], "num_errors": 0 },
              { "name": "strangers edit nothing",
                "request": { "principal": "Person::\\"eve\\"", "action": "Action::\\"edit\\"",
                             "resource": "Photo::\\"beach\\"", "context": {} },
                "entities": [], "decision": "deny", "reason": [], "num_errors": 0 }
            ]
            """
    }
}
