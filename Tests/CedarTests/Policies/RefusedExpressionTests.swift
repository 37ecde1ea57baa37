import Cedar
import Testing

/// What the parser says of wrong expressions: message, the marked piece of text, and a part of the help.
@Suite struct RefusedExpressionTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let text: String
        let message: String
        let marked: String
        let help: String?

        init(_ text: String, _ message: String, marked: String, help: String? = nil) {
            self.text = text
            self.message = message
            self.marked = marked
            self.help = help
        }

        var testDescription: String { text }

        func check(_ error: Diagnostic?) {
            let range = error?.range ?? SourceRange(0, 0)
            let found = String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
            #expect(error?.message == message)
            #expect(found == marked)
            if let help { #expect(error?.help?.contains(help) == true, "\(error?.help ?? "no help")") }
        }
    }

    @Test(arguments: [
        Refusal("", "unexpected end of input", marked: "", help: "an expression"),
        Refusal("1 +", "unexpected end of input", marked: ""),
        Refusal("(1", "unexpected end of input", marked: "", help: "`)`"),
        Refusal("[1 2]", "unexpected token `2`", marked: "2", help: "`]`"),
        Refusal("{a: 1", "unexpected end of input", marked: "", help: "`}`"),
        Refusal("\"abc", "invalid token", marked: "\"", help: "not closed"),
        Refusal("1 & 2", "invalid token", marked: "&", help: "`&&`"),
        Refusal("1 | 2", "invalid token", marked: "|", help: "`||`"),
        Refusal("'a'", "invalid token", marked: "'", help: "double quotes"),
        Refusal("1 + é", "invalid token", marked: "é"),
        Refusal("1 2", "unexpected token `2`", marked: "2"),
        Refusal("/* c */ 1", "unexpected token `/`", marked: "/"),
        Refusal("\"a\\\nb\"", "invalid token", marked: "\\", help: "line's end"),
    ])
    func syntax(refusal: Refusal) { refusal.check(error(of: refusal.text)) }

    @Test(arguments: [
        Refusal(#""a\q""#, "the input `\\q` is not a valid escape", marked: "\\q"),
        Refusal(#""\x80""#, "the input `\\x80` is not a valid escape", marked: "\\x80"),
        Refusal(#""é\u{D800}""#, "the input `\\u{D800}` is not a valid escape", marked: "\\u{D800}"),
        Refusal(#""\u{110000}""#, "the input `\\u{110000}` is not a valid escape", marked: "\\u{110000}"),
        Refusal(#""\u{}""#, "the input `\\u{}` is not a valid escape", marked: "\\u{}"),
        Refusal(#""\u{1234567}""#, "the input `\\u{123456` is not a valid escape", marked: "\\u{123456"),
        Refusal(#""\u{_1}""#, "the input `\\u{_` is not a valid escape", marked: "\\u{_"),
        Refusal(#""\*""#, "the input `\\*` is not a valid escape", marked: "\\*"),
        Refusal(#"User::"\q""#, "the input `\\q` is not a valid escape", marked: "\\q"),
        Refusal(#""" like "\q""#, "the input `\\q` is not a valid escape", marked: "\\q"),
        Refusal("\"a\rb\"", "a bare carriage return is not allowed in a string", marked: "\r"),
        Refusal("\"a\r\nb\"", "a bare carriage return is not allowed in a string", marked: "\r"),
    ])
    func strings(refusal: Refusal) { refusal.check(error(of: refusal.text)) }

    @Test(arguments: [
        Refusal(
            "9223372036854775808", "integer literal `9223372036854775808` is too large", marked: "9223372036854775808"),
        Refusal(
            "-(9223372036854775808)", "integer literal `9223372036854775808` is too large",
            marked: "9223372036854775808"),
        Refusal(
            "-9223372036854775809", "integer literal `9223372036854775809` is too large", marked: "-9223372036854775809"
        ),
        Refusal(
            "18446744073709551616", "integer parse error: number too large to fit in target type",
            marked: "18446744073709551616"),
        Refusal("1 / 2", "division is not supported", marked: "/"),
        Refusal("1 % 2", "remainder/modulo is not supported", marked: "%"),
        Refusal("!!!!!true", "too many occurrences of `!`", marked: "!!!!!", help: "4"),
        Refusal("-----1", "too many occurrences of `-`", marked: "-----", help: "4"),
        Refusal("!-1", "unexpected token `-`", marked: "-", help: "parentheses"),
        Refusal("-!true", "unexpected token `!`", marked: "!", help: "parentheses"),
        Refusal("1 = 1", "'=' is not a valid operator in Cedar", marked: "=", help: "=="),
    ])
    func arithmetic(refusal: Refusal) { refusal.check(error(of: refusal.text)) }

    @Test(arguments: ["1 == 2 == 3", "1 < 2 < 3", "1 in 2 == 3", "1 has a has b", "1 is A is B", "1 like \"\" == 2"])
    func relationsDoNotChain(text: String) {
        #expect(error(of: text)?.message.hasPrefix("multiple relational operators (>, ==, in, etc.)") == true)
    }

    @Test(arguments: [
        Refusal("foo", "invalid variable: foo", marked: "foo", help: "quotes"),
        Refusal("princpal.a", "invalid variable: princpal", marked: "princpal", help: "did you mean `principal`?"),
        Refusal("A::B", "invalid variable: A::B", marked: "A::B", help: "A::B::\"id\""),
        Refusal("User::{id: 1}", "invalid entity literal: User::{…}", marked: "{", help: "User::\"alice\""),
        Refusal("?principal", "found template slot ?principal in an expression", marked: "?principal"),
        Refusal("?foo", "`?foo` is not a valid template slot", marked: "?foo", help: "?resource"),
        Refusal("principal.if", "this identifier is reserved and cannot be used: if", marked: "if", help: "[\"if\"]"),
        Refusal("principal.in(1)", "this identifier is reserved and cannot be used: in", marked: "in"),
        Refusal(
            "principal has like", "this identifier is reserved and cannot be used: like", marked: "like"),
        Refusal(
            "principal has a.__cedar", "this identifier is reserved and cannot be used: __cedar", marked: "__cedar"),
        Refusal("{then: 1}", "this identifier is reserved and cannot be used: then", marked: "then", help: "\"then\""),
        Refusal("A::true::\"x\"", "this identifier is reserved and cannot be used: true", marked: "true"),
        Refusal("1 is __cedar::A", "this identifier is reserved and cannot be used: __cedar", marked: "__cedar"),
        Refusal("1 + if true then 1 else 2", "unexpected token `if`", marked: "if", help: "parentheses"),
        Refusal("if true then 1", "unexpected end of input", marked: "", help: "`else`"),
        Refusal("{a: 1, \"a\": 2}", "duplicate key `a` in record literal", marked: "\"a\""),
        Refusal("{1: 2}", "unexpected token `1`", marked: "1", help: "a key"),
        Refusal("{a}", "unexpected token `}`", marked: "}", help: "`:`"),
    ])
    func names(refusal: Refusal) { refusal.check(error(of: refusal.text)) }

    @Test(arguments: [
        Refusal("foo(1)", "`foo` is not a valid function", marked: "foo"),
        Refusal("decimel(1)", "`decimel` is not a valid function", marked: "decimel", help: "did you mean `decimal`?"),
        Refusal("a::ip(1)", "`a::ip` is not a valid function", marked: "a::ip"),
        Refusal("principal(1)", "`principal(...)` is not a valid function call", marked: "principal"),
        Refusal(
            "contains([], 1)", "`contains` is a method, not a function", marked: "contains", help: "e.contains(..)"),
        Refusal("isEmpty([])", "`isEmpty` is a method, not a function", marked: "isEmpty"),
        Refusal("lessThan(1, 2)", "`lessThan` is a method, not a function", marked: "lessThan"),
        Refusal("\"\".ip()", "`ip` is a function, not a method", marked: "ip", help: "ip(..)"),
        Refusal(
            "[].contain(1)", "`contain` is not a valid method", marked: "contain", help: "did you mean `contains`?"),
        Refusal("[].isempty()", "`isempty` is not a valid method", marked: "isempty", help: "did you mean `isEmpty`?"),
        Refusal("[].foo(1)", "`foo` is not a valid method", marked: "foo"),
        Refusal(
            "[].contains()", "call to `contains` requires exactly 1 argument, but got 0 arguments", marked: "contains()"
        ),
        Refusal(
            "[].getTag(1, 2)", "call to `getTag` requires exactly 1 argument, but got 2 arguments",
            marked: "getTag(1, 2)"),
        Refusal(
            "[].isEmpty(1)", "call to `isEmpty` requires exactly 0 arguments, but got 1 argument",
            marked: "isEmpty(1)"),
        Refusal("(1)(2)", "function calls must be of the form `<name>(arg1, arg2, ...)`", marked: "("),
        Refusal("principal[1]", "the contents of an index expression must be a string literal", marked: "1"),
        Refusal("principal[\"a\"", "unexpected end of input", marked: "", help: "`]`"),
        Refusal("principal.1", "unexpected token `1`", marked: "1", help: "an attribute or a method"),
    ])
    func calls(refusal: Refusal) { refusal.check(error(of: refusal.text)) }

    @Test(arguments: [
        Refusal("1 has 2", "invalid RHS of a `has` operation: 2", marked: "2"),
        Refusal("1 has (a)", "invalid RHS of a `has` operation: (", marked: "("),
        Refusal("1 has \"a\".b", "invalid RHS of a `has` operation: \"a\".", marked: "\"a\"."),
        Refusal("1 has a[\"b\"]", "invalid RHS of a `has` operation: a[", marked: "a["),
        Refusal("1 has a.b(1)", "invalid RHS of a `has` operation: a.b(", marked: "a.b("),
        Refusal("1 has a::b", "`a::b` cannot be used as an attribute as it contains a namespace", marked: "a::b"),
        Refusal(
            "1 like principal", "right hand side of a `like` expression must be a pattern literal, but got `principal`",
            marked: "principal"),
        Refusal(
            "principal is \"User\"",
            "right hand side of an `is` expression must be an entity type name, but got `\"User\"`",
            marked: "\"User\"", help: "try removing the quotes: `principal is User`"),
        Refusal(
            "principal.a is User::\"x\"",
            "right hand side of an `is` expression must be an entity type name, but got `User::\"x\"`",
            marked: "User::\"x\"", help: "`principal.a == User::\"x\"`"),
        Refusal(
            "principal is 1", "right hand side of an `is` expression must be an entity type name, but got `1`",
            marked: "1", help: "`principal == 1`"),
    ])
    func relations(refusal: Refusal) { refusal.check(error(of: refusal.text)) }

    private func error(of text: String) -> Diagnostic? {
        do throws(Diagnostics) {
            _ = try Expression(parsing: text)
            return nil
        } catch {
            return error.all.first
        }
    }
}
