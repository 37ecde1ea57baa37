import Cedar
import Testing

/// A schema with every kind of type, and what there may be in it.
enum Zoo {
    static let schemaText = """
        entity Group in [Group] = { level: Long };
        entity Colour enum ["red", "green", "blue"];
        type Part = { a: Long, b?: String, c: { d: Bool, e?: Colour } };
        entity User in [Group] = {
          age: Long, name: String, admin: Bool, boss: User, colour: Colour, home?: Group, part: Part,
          score: decimal, born: datetime, span: duration, address: ipaddr, nick?: String, limit?: Long, spare?: Part,
          longs: Set<Long>, names: Set<String>, groups: Set<Group>, colours: Set<Colour>, bools: Set<Bool>,
          parts: Set<{ x: Long, y: Bool }>, odd: Set<Part>, addresses: Set<ipaddr>, nested: Set<Set<Long>>,
          days: Set<datetime>,
        } tags Long;
        entity Document in [Group, User] = { owner: User, editors: Set<User>, action: Action } tags Set<String>;
        action read;
        action write in [read];
        action view in [read] appliesTo {
          principal: [User, Group], resource: [Document, User],
          context: {
            flag: Bool, number: Long, text: String, who: User, where: Group, part: Part, address: ipaddr, now: datetime,
            price: decimal, wait: duration, maybe?: Long, colour?: Colour, longs: Set<Long>, groups: Set<Group>,
            did: Action, actions: Set<Action>,
          },
        };
        action edit in [write] appliesTo {
          principal: [User], resource: [Document], context: { flag: Bool, number: Long },
        };
        """

    static func schema() throws -> Schema { try Schema(parsing: schemaText) }

    static let longs: [Int64] = [0, 1, 2, -1, 7, 100, -86_400_000, .max, .min, .max - 1, 4_611_686_018_427_387_904]
    static let strings = ["", "a", "ab", "b*", "é", "a\"\\n", "\u{1F00}x", "editor", "adult"]
    static let times: [Int64] = [0, 1, -1, 86_400_000, 86_399_999, -86_400_001, 1_700_000_000_000, .max, .min]
    static let decimals: [Int64] = [0, 1, -1, 12_345, 10_000, .max, .min]
    static let addresses = [
        "127.0.0.1", "10.0.0.0/8", "10.1.2.3", "224.0.0.1", "0.0.0.0/0", "::1", "ff00::/8", "ff02::1", "::/0",
        "127.0.0.0/7", "fe80::1/64",
    ]
    static let patterns = ["*", "a*", "*b", "a*b*", "\\\\*", "b\\*", "", "*é*", "ab"]
}
