import Testing

@testable import Cedar

@Suite struct SpoofingCheckTests {
    @Test(arguments: [
        ("plain", nil), ("tab\t and 123", nil), ("straße", nil), ("日本語のテキスト", nil), ("한국어 漢字", nil),
        ("say_\u{4BB}ello", "mixed"), ("p\u{430}ypal", "mixed"), ("αβγ abc", "mixed"), ("かな한글", "mixed"),
        ("a\u{202E}b", "bidi"), ("\u{2066}", "bidi"),
    ])
    func strings(text: String, finding: String?) {
        #expect(SpoofingCheck.finding(inString: text).map(name) == finding)
    }

    @Test(arguments: [
        ("plain", nil), ("https://example.com/a?b=c&d#e", nil), ("a b", nil), ("größe", nil), ("東京", nil), ("ёж", nil),
        ("say_\u{4BB}ello", "mixed"), ("a\u{202D}", "bidi"), ("tab\t", "confusable"), ("nul\0", "confusable"),
        ("zero\u{200B}width", "confusable"), ("\u{FF41}", "confusable"), ("user🙂", "confusable"),
    ])
    func identifiers(text: String, finding: String?) {
        #expect(SpoofingCheck.finding(inIdentifier: text).map(name) == finding)
    }

    private func name(_ finding: ValidationWarning.Finding) -> String {
        switch finding {
        case .mixedScriptString, .mixedScriptIdentifier: "mixed"
        case .bidiCharsInString, .bidiCharsInIdentifier: "bidi"
        case .confusableIdentifier: "confusable"
        case .impossiblePolicy: "impossible"
        }
    }

    @Test func warningsTellTheCharacter() {
        let warning = ValidationWarning(.confusableIdentifier("a\u{200B}", "\u{200B}"), policy: "p", at: nil)
        let message =
            "for policy `p`, identifier `a\\u{200b}` contains the character `\\u{200b}` which is not a printable ASCII "
            + "character and falls outside of the General Security Profile for Identifiers"
        #expect(warning.message == message)
    }

    @Test func policiesAreSearchedWhole() throws {
        let policy = """
            permit(principal == User::"аdmin", action == Action::"view", resource)
            when { principal.name like "*p\u{430}*" && principal.name == "p\u{430}" && context.mfa };
            """
        let warnings = try Photos.result(policy).warnings
        #expect(warnings.map(\.kind) == [.mixedScriptIdentifier, .mixedScriptString, .mixedScriptString])
        #expect(warnings.first?.message == "for policy `policy0`, identifier `аdmin` contains mixed scripts")
    }
}
