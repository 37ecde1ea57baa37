import Core
import Cedar
import Testing

@testable import Console

@Suite("Pictures of schemas")
struct PictureTests {
    private func overlaps(_ boxes: [Layout.Box]) -> Bool {
        for (index, one) in boxes.enumerated() {
            for other in boxes[(index + 1)...]
            where one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.bottom
                && other.y < one.bottom
            {
                return true
            }
        }
        return false
    }

    @Test func boxesNeverOverlapWhateverTheGraph() {
        var generator = SplitMix64(seed: 3)
        for _ in 0..<300 {
            let count = Int.random(in: 1...30, using: &generator)
            let boxes = (0..<count).map {
                Layout.Box(
                    "t\($0)", width: .random(in: 60...400, using: &generator),
                    height: .random(in: 20...200, using: &generator))
            }
            var parents: [String: [String]] = [:]
            for box in boxes {
                parents[box.id] = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    "t\(Int.random(in: 0..<count, using: &generator))"
                }
            }
            let layout = Layout(boxes, parents: parents)
            #expect(layout.boxes.count == count)
            #expect(!overlaps(layout.boxes))
            #expect(
                layout.boxes.allSatisfy {
                    $0.x >= 0 && $0.y >= 0 && $0.x + $0.width <= layout.width && $0.bottom <= layout.height
                })
        }
    }

    @Test func groupsStandAboveTheirMembers() throws {
        let schema = try Schema(
            parsing: """
                entity Org; entity Team in [Org, Team]; entity User in [Team] { name: String };
                entity A in [B]; entity B in [A]; entity Color enum ["red", "green"];
                action view, edit appliesTo { principal: [User, Team], resource: A };
                action list appliesTo { principal: User, resource: [A, B] };
                action all;
                """)
        let layout = EntityPicture(schema).layout
        let (org, team, user) = try (#require(layout["Org"]), #require(layout["Team"]), #require(layout["User"]))
        #expect(org.bottom < team.y)
        #expect(team.bottom < user.y)
        #expect(!overlaps(layout.boxes))

        let actions = ActionPicture(schema)
        #expect(actions.groups.map(\.names) == [["edit", "view"], ["list"]])
        #expect(!overlaps(Array(actions.boxes.values)))
        #expect(actions.html.markup.contains("data-from=\"p:User\" data-to=\"a:list\""))
    }

    @Test func picturesOfNothingAreEmpty() {
        #expect(EntityPicture(Schema()).html.markup.hasPrefix("<svg"))
        #expect(ActionPicture(Schema()).html.markup.hasPrefix("<svg"))
    }
}
