import Core

/// Writes expressions of a wanted type for the principal type `User`, the action `view` and the resource type
/// `Document` of ``Zoo``. Most are valid in strict mode.
struct ExpressionSource {
    enum Kind: CaseIterable {
        case bool, long, string, user, group, colour, action, decimal, datetime, duration, ip, record
        case longs, strings, groups, colours, addresses, records, bools, users
    }

    private static let types = ["User", "Group", "Colour"]
    private static let attributes = [
        "home", "nick", "limit", "spare", "age", "other", "spare.b", "part.b", "spare.c.e",
    ]
    private static let comparisons = ["lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual"]
    private static let actionSets = ["context.actions", #"[Action::"read", Action::"edit"]"#]

    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func expression(_ kind: Kind, _ depth: Int) -> String {
        if depth > 0, random.oneIn(8) {
            return "(if \(bool(depth - 1)) then \(expression(kind, depth - 1)) else \(expression(kind, depth - 1)))"
        }
        switch kind {
        case .bool: return bool(depth)
        case .long: return long(depth)
        case .string: return string(depth)
        case .user: return user(depth)
        case .group:
            return random.pick([
                #"Group::"Group0""#, #"Group::"Group1""#, "context.where", guarded("home", #"Group::"Group2""#, depth),
            ])
        case .colour:
            return random.pick([
                #"Colour::"red""#, #"Colour::"blue""#, "\(user(depth)).colour",
                guardedContext("colour", #"Colour::"green""#),
            ])
        case .action:
            return random.pick([
                "action", #"Action::"read""#, #"Action::"write""#, #"Action::"edit""#, "context.did", "resource.action",
            ])
        case .decimal:
            return random.pick([#"decimal("1.2345")"#, #"decimal("-0.0001")"#, "context.price", "\(user(depth)).score"])
        case .datetime: return datetime(depth)
        case .duration: return duration(depth)
        case .ip:
            return random.pick([
                #"ip("10.0.0.0/8")"#, #"ip("::1")"#, #"ip("127.0.0.1")"#, "context.address", "\(user(depth)).address",
            ])
        case .record: return "{ x: \(long(depth - 1)), y: \(bool(depth - 1)) }"
        default: return set(kind, depth)
        }
    }

    /// An expression of any type, of those more often that have more operators.
    mutating func expression(_ depth: Int) -> String {
        switch random.below(8) {
        case 0...2: expression(.bool, depth)
        case 3: expression(.long, depth)
        case 4: expression(.datetime, depth)
        case 5: expression(.duration, depth)
        default: expression(random.pick(Kind.allCases), depth)
        }
    }

    // MARK: Truth

    mutating func bool(_ depth: Int) -> String {
        guard depth > 0 else {
            return random.pick([
                "true", "false", "context.flag", "principal.admin", "principal.part.c.d", "context.part.c.d",
            ])
        }
        let next = depth - 1
        switch random.below(26) {
        case 0, 1: return "(\(bool(next)) && \(bool(next)))"
        case 2, 3: return "(\(bool(next)) || \(bool(next)))"
        case 4: return "!\(atomic(bool(next)))"
        case 5, 6: return equality(next)
        case 7: return "(\(long(next)) \(random.pick(["<", "<=", ">", ">="])) \(long(next)))"
        case 8: return "(\(datetime(next)) \(random.pick(["<", "<=", ">", ">="])) \(datetime(next)))"
        case 9: return "(\(duration(next)) \(random.pick(["<", "<=", ">", ">="])) \(duration(next)))"
        case 10: return "(\(string(next)) like \"\(random.pick(Zoo.patterns))\")"
        case 11: return membership(next)
        case 12: return membership(next)
        case 13:
            return
                "(\(expression(random.pick([.user, .group, .colour]), next)) is \(random.pick(Self.types)))"
        case 14:
            return
                "(\(user(next)) has \(random.pick(Self.attributes)))"
        case 15: return "(context has \(random.pick(["maybe", "colour", "flag", "other"])))"
        case 16: return "\(user(next)).hasTag(\(string(0)))"
        case 17:
            return
                "\(expression(.decimal, next)).\(random.pick(Self.comparisons))(\(expression(.decimal, next)))"
        case 18, 19: return "\(expression(.ip, next)).isInRange(\(expression(.ip, next)))"
        case 20: return "\(expression(.ip, next)).\(random.pick(["isIpv4", "isIpv6", "isLoopback", "isMulticast"]))()"
        case 21, 22: return containment(next)
        case 23: return "\(expression(sets(), next)).isEmpty()"
        case 24: return "(\(user(next)).odd.contains(\(user(next)).part))"
        default: return bool(0)
        }
    }

    private mutating func equality(_ depth: Int) -> String {
        let kind = random.oneIn(3) ? Kind.long : random.pick(Kind.allCases)
        return "(\(expression(kind, depth)) \(random.pick(["==", "!="])) \(expression(kind, depth)))"
    }

    private mutating func membership(_ depth: Int) -> String {
        switch random.below(6) {
        case 0: "(\(user(depth)) in \(expression(.group, depth)))"
        case 1: "(\(expression(.group, depth)) in \(expression(.group, depth)))"
        case 2: "(resource in \(expression(random.pick([.group, .user]), depth)))"
        case 3: "(\(expression(random.pick([.user, .group]), depth)) in \(expression(.groups, depth)))"
        case 4:
            "(\(expression(.action, depth)) in \(random.pick([expression(.action, depth)] + Self.actionSets)))"
        default: "(resource in \(expression(.users, depth)))"
        }
    }

    private mutating func containment(_ depth: Int) -> String {
        let (set, element): (Kind, Kind) = random.pick([
            (.longs, .long), (.strings, .string), (.groups, .group), (.colours, .colour), (.addresses, .ip),
            (.records, .record), (.bools, .bool), (.users, .user),
        ])
        if random.oneIn(2) { return "\(expression(set, depth)).contains(\(expression(element, depth)))" }
        return "\(expression(set, depth)).\(random.pick(["containsAll", "containsAny"]))(\(expression(set, depth)))"
    }

    // MARK: Numbers, strings and times

    private mutating func long(_ depth: Int) -> String {
        guard depth > 0 else {
            let literal = random.pick(Zoo.longs)
            let choices = ["context.number", "principal.age", "context.part.a", "principal.part.a"]
            return random.oneIn(2) ? random.pick(choices) : "\(literal)"
        }
        let next = depth - 1
        switch random.below(11) {
        case 0, 1: return "(\(long(next)) \(random.pick(["+", "-"])) \(long(next)))"
        case 2: return "(\(long(next)) * \(random.pick(["2", "-1", "0", "-3", "1000", long(0)])))"
        case 3: return "-\(atomic(long(next)))"
        case 4, 5:
            return
                "\(duration(next)).\(random.pick(["toMilliseconds", "toSeconds", "toMinutes", "toHours", "toDays"]))()"
        case 6: return guarded("limit", "5", next)
        case 7: return guardedContext("maybe", "6")
        case 8:
            let (user, key) = (user(next), string(0))
            return "(if \(user).hasTag(\(key)) then \(user).getTag(\(key)) else 8)"
        default: return "\(user(next)).\(random.pick(["age", "part.a"]))"
        }
    }

    private mutating func string(_ depth: Int) -> String {
        let literal = random.pick(["\"\"", "\"a\"", "\"ab\"", "\"b*\"", "\"é\"", "\"editor\""])
        return random.pick([literal, literal, "context.text", "\(user(depth)).name", guarded("nick", literal, depth)])
    }

    private mutating func datetime(_ depth: Int) -> String {
        let literal = random.pick([
            #"datetime("1970-01-01")"#, #"datetime("2024-02-29T12:34:56.789Z")"#, #"datetime("1969-12-31")"#,
        ])
        guard depth > 0 else { return random.pick([literal, "context.now", "principal.born"]) }
        switch random.below(4) {
        case 0: return "\(datetime(depth - 1)).offset(\(duration(depth - 1)))"
        case 1: return "\(datetime(depth - 1)).toDate()"
        default: return random.pick([literal, "\(user(depth - 1)).born", "context.now"])
        }
    }

    private mutating func duration(_ depth: Int) -> String {
        let literal = random.pick([#"duration("1d2h")"#, #"duration("-1ms")"#, #"duration("0s")"#, #"duration("90m")"#])
        guard depth > 0 else { return random.pick([literal, "context.wait", "principal.span"]) }
        switch random.below(4) {
        case 0: return "\(datetime(depth - 1)).durationSince(\(datetime(depth - 1)))"
        case 1: return "\(datetime(depth - 1)).toTime()"
        default: return random.pick([literal, "\(user(depth - 1)).span", "context.wait"])
        }
    }

    // MARK: Entities and sets

    private mutating func user(_ depth: Int) -> String {
        random.pick([
            "principal", "principal", "context.who", "resource.owner", "principal.boss", "resource.owner.boss",
            #"User::"User0""#,
        ])
    }

    private mutating func sets() -> Kind {
        random.pick([.longs, .strings, .groups, .colours, .addresses, .records, .bools, .users])
    }

    private mutating func set(_ kind: Kind, _ depth: Int) -> String {
        let owner = user(depth)
        switch kind {
        case .longs: return random.pick(["\(owner).longs", "context.longs", literalSet(.long, depth)])
        case .strings: return random.pick(["\(owner).names", literalSet(.string, depth)])
        case .groups: return random.pick(["\(owner).groups", "context.groups", literalSet(.group, depth)])
        case .colours: return random.pick(["\(owner).colours", literalSet(.colour, depth)])
        case .addresses: return random.pick(["\(owner).addresses", literalSet(.ip, depth)])
        case .records: return random.pick(["\(owner).parts", literalSet(.record, depth)])
        case .bools: return random.pick(["\(owner).bools", literalSet(.bool, depth)])
        default: return random.pick(["resource.editors", literalSet(.user, depth)])
        }
    }

    private mutating func literalSet(_ kind: Kind, _ depth: Int) -> String {
        let elements = (0...random.below(3)).map { _ in expression(kind, max(0, depth - 1)) }
        return "[\(elements.joined(separator: ", "))]"
    }

    // MARK: Optional attributes

    private mutating func guarded(_ name: String, _ other: String, _ depth: Int) -> String {
        let owner = user(depth)
        return "(if \(owner) has \(name) then \(owner).\(name) else \(other))"
    }

    private func guardedContext(_ name: String, _ other: String) -> String {
        "(if context has \(name) then context.\(name) else \(other))"
    }

    private func atomic(_ text: String) -> String { "(\(text))" }
}
