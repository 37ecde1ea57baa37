import Testing

@testable import IAMPolicy

@Suite("Condition operators")
struct ConditionTests {
    struct Row: Sendable {
        let name: String
        let values: [String]
        let actual: RequestContext.Value?
        let holds: Bool

        init(_ name: String, _ values: [String], _ actual: RequestContext.Value?, _ holds: Bool) {
            self.name = name
            self.values = values
            self.actual = actual
            self.holds = holds
        }
    }

    private func check(_ row: Row) {
        let condition = Condition(operatorName: row.name, key: "k:Key", values: row.values, variables: true)
        var context: RequestContext = ["aws:username": "ann"]
        context["K:KEY"] = row.actual
        #expect(condition.holds(in: context) == row.holds, "\(row)")
    }

    @Test(
        "Strings",
        arguments: [
            Row("StringEquals", ["a", "b"], "b", true), Row("StringEquals", ["a"], "A", false),
            Row("StringEquals", ["a*"], "ab", false), Row("StringEquals", ["a*"], "a*", true),
            Row("StringEquals", ["${aws:username}"], "ann", true), Row("StringEquals", ["${k:none}"], "ann", false),
            Row("StringNotEquals", ["a", "b"], "c", true), Row("StringNotEquals", ["a", "b"], "b", false),
            Row("StringNotEquals", ["${k:none}"], "ann", true),
            Row("StringEqualsIgnoreCase", ["Ärger"], "ÄRGER", true), Row("StringEqualsIgnoreCase", ["a"], "b", false),
            Row("StringNotEqualsIgnoreCase", ["a"], "A", false), Row("StringLike", ["a*", "?b"], "xb", true),
            Row("StringLike", ["a?"], "abc", false), Row("StringLike", ["${*}"], "x", false),
            Row("StringNotLike", ["a*", "b*"], "c", true), Row("StringNotLike", ["a*", "b*"], "bc", false),
        ])
    func strings(row: Row) { check(row) }

    @Test(
        "Numbers",
        arguments: [
            Row("NumericEquals", ["10"], "10.0", true), Row("NumericEquals", ["1", "2"], "2", true),
            Row("NumericNotEquals", ["1", "2"], "2", false), Row("NumericNotEquals", ["1"], "2", true),
            Row("NumericLessThan", ["10"], "9.99", true), Row("NumericLessThan", ["10"], "10", false),
            Row("NumericLessThanEquals", ["10"], "10", true), Row("NumericGreaterThan", ["-1"], "0", true),
            Row("NumericGreaterThanEquals", ["10"], "1e1", true), Row("NumericEquals", ["10"], "ten", false),
            Row("NumericNotEquals", ["10"], "ten", false), Row("NumericEquals", ["0x10"], "16", false),
            Row("NumericEquals", ["9007199254740993"], "9007199254740992", false),
        ])
    func numbers(row: Row) { check(row) }

    @Test(
        "Dates in every form",
        arguments: [
            Row("DateEquals", ["2026-01-01T00:00:00Z"], "1767225600", true),
            Row("DateEquals", ["2026"], "2026-01-01", true), Row("DateEquals", ["2026-03"], "2026-03-01T00:00Z", true),
            Row("DateEquals", ["2026-01-01T01:00:00+01:00"], "2026-01-01T00:00:00.000Z", true),
            Row("DateNotEquals", ["2026-01-01"], "2026-01-02", true),
            Row("DateLessThan", ["2026-06-01T00:00:00Z"], "2026-05-31T23:59:59Z", true),
            Row("DateLessThanEquals", ["1767225600"], "2026-01-01T00:00:00Z", true),
            Row("DateGreaterThan", ["2026-01-01T00:00:00Z"], "2026-01-01T00:00:00.001Z", true),
            Row("DateGreaterThanEquals", ["2026-01-01"], "2025-12-31", false),
            Row("DateEquals", ["yesterday"], "2026-01-01", false), Row("DateNotEquals", ["2026-01-01"], "soon", false),
        ])
    func dates(row: Row) { check(row) }

    @Test(
        "Booleans and binaries",
        arguments: [
            Row("Bool", ["true"], "TRUE", true), Row("Bool", ["true"], "false", false),
            Row("Bool", ["true", "false"], "false", true), Row("Bool", ["true"], "yes", false),
            Row("BinaryEquals", ["QmFzZQ=="], "QmFzZQ==", true), Row("BinaryEquals", ["QmFzZQ=="], "QmFzZA==", false),
            Row("BinaryEquals", ["no base 64"], "no base 64", false),
        ])
    func booleans(row: Row) { check(row) }

    @Test(
        "Addresses of both families",
        arguments: [
            Row("IpAddress", ["203.0.113.0/24"], "203.0.113.9", true),
            Row("IpAddress", ["203.0.113.0/24"], "203.0.114.9", false),
            Row("IpAddress", ["203.0.113.9"], "203.0.113.9", true), Row("IpAddress", ["0.0.0.0/0"], "1.2.3.4", true),
            Row("IpAddress", ["0.0.0.0/0"], "::1", false), Row("IpAddress", ["2001:db8::/32"], "2001:0DB8:1::1", true),
            Row("IpAddress", ["2001:db8::/33"], "2001:db8:8000::1", false),
            Row("IpAddress", ["::ffff:10.0.0.0/104"], "10.1.2.3", true),
            Row("IpAddress", ["10.0.0.0/8"], "::ffff:10.1.2.3", true),
            Row("NotIpAddress", ["10.0.0.0/8"], "2001:db8::1", true),
            Row("NotIpAddress", ["10.0.0.0/8", "192.168.0.0/16"], "192.168.1.1", false),
            Row("NotIpAddress", ["10.0.0.0/8"], "nowhere", false), Row("IpAddress", ["10.0.0.0/33"], "10.0.0.0", false),
            Row("IpAddress", ["010.0.0.0/8", "1:2:3:4:5:6:7::8:9"], "10.0.0.1", true),
        ])
    func addresses(row: Row) { check(row) }

    @Test(
        "ARNs compare by segment, Equals like Like",
        arguments: [
            Row("ArnEquals", ["arn:aws:iam::*:role/a*"], "arn:aws:iam::1:role/ab", true),
            Row("ArnLike", ["arn:aws:sns:*:1:t"], "arn:aws:sns:a:b:1:t", false),
            Row("ArnNotEquals", ["arn:aws:iam::1:*"], "arn:aws:iam::2:role/r", true),
            Row("ArnNotLike", ["arn:aws:iam::1:*"], "arn:aws:iam::1:role/r", false),
            Row("ArnLike", ["arn:aws:iam::1:user/${aws:username}"], "arn:aws:iam::1:user/ann", true),
        ])
    func arns(row: Row) { check(row) }

    @Test(
        "A missing key fails positive operators and satisfies negated ones",
        arguments: [
            Row("StringEquals", ["a"], nil, false), Row("StringNotEquals", ["a"], nil, true),
            Row("StringEqualsIfExists", ["a"], nil, true), Row("StringEqualsIfExists", ["a"], "b", false),
            Row("StringNotEqualsIfExists", ["a"], nil, true), Row("NumericLessThan", ["1"], nil, false),
            Row("NumericLessThanIfExists", ["1"], nil, true), Row("DateNotEquals", ["2026"], nil, true),
            Row("Bool", ["false"], nil, false), Row("BoolIfExists", ["true"], nil, true),
            Row("NotIpAddress", ["10.0.0.0/8"], nil, true), Row("IpAddress", ["10.0.0.0/8"], nil, false),
            Row("ArnNotLike", ["arn:aws:iam::1:*"], nil, true), Row("ArnLike", ["arn:aws:iam::1:*"], nil, false),
            Row("Null", ["true"], nil, true), Row("Null", ["false"], nil, false), Row("Null", ["true"], "", false),
            Row("Null", ["false"], "a", true), Row("Null", ["true"], [], true),
            Row("ForAllValues:StringEquals", ["a"], nil, true), Row("ForAllValues:StringEquals", ["a"], [], true),
            Row("ForAllValues:StringEquals", ["a"], "", true), Row("ForAnyValue:StringEquals", ["a"], nil, false),
            Row("ForAnyValue:StringNotEquals", ["a"], nil, false), Row("ForAnyValue:StringEquals", ["a"], [], false),
            Row("ForAllValues:StringNotEquals", ["a"], nil, true),
        ])
    func missingKeys(row: Row) { check(row) }

    @Test(
        "Set operators ask for every or for some value of the request",
        arguments: [
            Row("ForAllValues:StringEquals", ["a", "b"], ["a", "b", "a"], true),
            Row("ForAllValues:StringEquals", ["a", "b"], ["a", "c"], false),
            Row("ForAllValues:StringEquals", ["a"], "a", true), Row("ForAllValues:StringEquals", ["a"], "b", false),
            Row("ForAnyValue:StringEquals", ["a", "b"], ["c", "b"], true),
            Row("ForAnyValue:StringEquals", ["a", "b"], ["c", "d"], false),
            Row("ForAllValues:StringNotEquals", ["a"], ["b", "c"], true),
            Row("ForAllValues:StringNotEquals", ["a"], ["b", "a"], false),
            Row("ForAnyValue:StringNotEquals", ["a"], ["a", "b"], true),
            Row("ForAnyValue:StringNotEquals", ["a", "b"], ["a", "b"], false),
            Row("ForAnyValue:StringLike", ["a*"], ["xa", "ax"], true),
            Row("ForAllValues:NumericLessThan", ["5"], ["1", "6"], false),
            Row("StringEquals", ["a"], ["a"], true), Row("StringEquals", ["a"], ["a", "b"], false),
            Row("StringNotEquals", ["a"], ["b", "c"], true), Row("StringNotEquals", ["a"], ["a", "b"], false),
        ])
    func sets(row: Row) { check(row) }

    @Test(
        "What is no operator is none",
        arguments: [
            "stringequals", "StringMatches", "NullIfExists", "ForSomeValues:StringEquals", "IfExists", "",
            "ForAllValues:ForAnyValue:StringEquals", "BinaryNotEquals",
        ])
    func unknown(name: String) {
        #expect(ConditionOperator(name) == nil)
        #expect(!Condition(operatorName: name, key: "a:b", values: ["x"], variables: true).holds(in: ["a:b": "x"]))
    }

    @Test("Every operator of AWS's list is there")
    func complete() {
        #expect(ConditionOperator.table.count == 27)
    }
}
