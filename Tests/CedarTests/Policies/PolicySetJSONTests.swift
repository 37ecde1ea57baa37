import Cedar
import Testing

@Suite struct PolicySetJSONTests {
    private static let permit =
        #"{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},"conditions":[]}"#
    private static let template =
        #"""
        {"effect":"permit","principal":{"op":"==","slot":"?principal"},"action":{"op":"All"},\#
        "resource":{"op":"All"},"conditions":[]}
        """#
    private static let link = #"{"templateId":"t","newId":"l","values":{"?principal":{"type":"User","id":"a"}}}"#

    private static func set(_ policies: String, _ templates: String, _ links: String) -> String {
        #"{"staticPolicies":{\#(policies)},"templates":{\#(templates)},"templateLinks":[\#(links)]}"#
    }

    @Test func setsComeBack() throws {
        let json = Self.set(#""p":\#(Self.permit),"a":\#(Self.permit)"#, #""t":\#(Self.template)"#, Self.link)
        let set = try PolicySet(json: json)
        #expect(set.json == json)
        #expect(set.order == ["p", "a", "t", "l"])
        #expect(set.links["l"]?.values == [.principal: try EntityUID(parsing: #"User::"a""#)])
        #expect(try PolicySet(json: PolicySet().json) == PolicySet())
    }

    @Test(arguments: [
        (#"{"staticPolicies":{},"templates":{}}"#, "missing field `templateLinks`"),
        (#"{"staticPolicies":{},"templates":{},"templateLinks":[],"x":1}"#, "unknown field `x`"),
        (set(#""p":\#(permit),"p":\#(permit)"#, "", ""), "the key `p` occurs two or more times"),
        (set(#""p":\#(permit)"#, #""p":\#(template)"#, ""), "duplicate template or policy id `p` (at `templates.p`)"),
        (set(#""p":\#(template)"#, "", ""), "expected a static policy, got a template containing the slot ?principal"),
        (set("", #""t":\#(permit)"#, ""), "expected a template, got a static policy (at `templates.t`)"),
        (set("", "", link), "failed to find a template with id `t` (at `templateLinks[0]`)"),
        (
            set("", #""t":\#(template)"#, "\(link),\(link)"),
            "duplicate template or policy id `l` (at `templateLinks[1]`)"
        ),
        (set("", #""t":\#(template)"#, link.replacing("?principal", with: "?resource")), "slots were not provided"),
        (set("", #""t":\#(template)"#, link.replacing("?principal", with: "?x")), "`?x` is no slot"),
        (set("", #""t":\#(template)"#, link.replacing("newId", with: "newID")), "unknown field `newID`"),
        (set(#""p":\#(permit.replacing("permit", with: "allow"))"#, "", ""), "(at `staticPolicies.p.effect`)"),
    ])
    func wrongSetsAreRefused(json: String, message: String) {
        do throws(Diagnostics) {
            _ = try PolicySet(json: json)
            Issue.record("was read")
        } catch {
            #expect(error.description.contains(message), "\(error)")
        }
    }
}
