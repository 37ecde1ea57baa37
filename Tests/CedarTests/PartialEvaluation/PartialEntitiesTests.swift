import Testing

@testable import Cedar

@Suite struct PartialEntitiesTests {
    let library: Library

    init() throws {
        library = try Library()
    }

    @Test func eachPartCanBeLeftOut() throws {
        let entities = try library.entities(
            """
            [{"uid": {"type": "Person", "id": "ann"}, "parents": [{"type": "Team", "id": "blue"}]},
             {"uid": {"type": "Team", "id": "blue"}, "attrs": {}, "parents": [{"type": "Team", "id": "all"}]},
             {"uid": {"__entity": {"type": "Person", "id": "ben"}}, "attrs": {"level": 3}, "tags": {"k": "v"}}]
            """)
        let ann = PartialEntity(Library.person("ann"), ancestors: [Library.team("blue"), Library.team("all")])
        #expect(entities[ann.uid] == ann)
        let ben = try #require(entities[Library.person("ben")])
        #expect(ben.attributes["level"] == .known(.long(3)))
        #expect(ben.attributes["manager"] == .absent)
        #expect(ben.tags == .complete(["k": .string("v")]))
        #expect(ben.ancestors == nil)
        #expect(entities[Library.person("cleo")] == nil)
    }

    @Test(arguments: [
        (#"[{"attrs": {}}]"#, "missing field `uid`"),
        (#"[{"uid": {"type": "Person", "id": "a"}, "attrs": {}}]"#, "to have attribute `level`"),
        (#"[{"uid": {"type": "Person", "id": "a"}, "attrs": {"level": "x"}}]"#, "type mismatch"),
        (#"[{"uid": {"type": "Person", "id": "a"}, "attrs": {"colour": 1}}]"#, "`colour`"),
        (#"[{"uid": {"type": "Person", "id": "a"}, "parents": [{"type": "Shelf", "id": "s"}]}]"#, "Shelf"),
        (#"[{"uid": {"type": "Team", "id": "a"}, "tags": {"k": 1}}]"#, "`k`"),
        (#"[{"uid": {"type": "Ghost", "id": "a"}}]"#, "Ghost"),
        (#"[{"uid": {"type": "Action", "id": "read"}}]"#, "read"),
        (#"[{"uid": {"type": "Team", "id": "a"}}, {"uid": {"type": "Team", "id": "a"}}]"#, "duplicate"),
        (
            #"[{"uid": {"type": "Team", "id": "a"}, "parents": [{"type": "Team", "id": "b"}]}, {"uid": {"type": "Team", "id": "b"}}]"#,
            "not those of `Team::\"b\"`"
        ),
        (
            #"[{"uid": {"type": "Team", "id": "a"}, "parents": [{"type": "Team", "id": "b"}]}, {"uid": {"type": "Team", "id": "b"}, "parents": [{"type": "Team", "id": "a"}]}]"#,
            "cycle"
        ), (#"{}"#, "array of entities"), (#"[1]"#, "an entity"),
    ])
    func whatDoesNotConformIsRefused(_ json: String, _ part: String) {
        let error = #expect(throws: Diagnostics.self) { try library.entities(json) }
        #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }

    @Test func deepDataEndInAnError() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: Diagnostics.self) { try library.entities(deep) }
    }

    @Test func requestsAreReadAsTheCommandLineWritesThem() throws {
        let request = try PartialRequest(
            json: """
                {"principal_type": "Person", "principal_eid": "ann", "action": "Action::\\"read\\"",
                 "resource_type": "Paper", "context": {"mfa": true}}
                """, schema: library.schema)
        #expect(request == library.request("ann", Library.read, nil, .complete(["mfa": .bool(true)])))
        for wrong in [
            #"{"principal_type": "Person", "resource_type": "Paper"}"#,
            #"{"principal_type": "Person", "action": "read", "resource_type": "Paper"}"#,
            #"{"principal_type": "Paper", "action": "Action::\"read\"", "resource_type": "Paper"}"#,
            #"{"principal_type": "Person", "action": "Action::\"read\"", "resource_type": "Paper", "context": {}}"#,
        ] {
            #expect(throws: Diagnostics.self) { try PartialRequest(json: wrong, schema: library.schema) }
        }
    }
}
