extension Identifier {
    /// A credential that a prefix marks: `prefix`, then as many characters of an alphabet as `counts` says.
    static func token(
        _ id: String, _ title: String, _ reference: String, prefix: String, _ alphabet: SyntheticToken.Alphabet,
        _ counts: ClosedRange<Int>, suffix: String = "", check: Validation.Check = .tokenBody
    ) -> Identifier {
        // A long bounded repeat is a state a character: where lengths vary, the check counts.
        let isFixed = counts.lowerBound == counts.upperBound
        let count = isFixed ? "{\(counts.lowerBound)}" : "{\(min(counts.lowerBound, 40)),}"
        let expression = escaped(prefix) + alphabet.expression + count + escaped(suffix)
        let (start, rest) = (prefix.utf8.count, suffix.utf8.count)
        let body = Validation.Check(check.name) { text in
            guard counts.contains(text.count - start - rest) else { return false }
            return check.accepts(text.extracting(start..<text.count - rest))
        }
        let example = SyntheticToken.body(alphabet, counts.lowerBound, seed: UInt64(id.utf8.count))
        return marked(
            id, title, reference, [expression], example: prefix + example + suffix,
            masked: prefix + String(repeating: "0", count: counts.lowerBound) + suffix, validation: .text(body))
    }

    /// A credential of several parts, by expressions that are complete in themselves.
    ///
    /// - Parameters:
    ///   - example: A made-up one.
    ///   - masked: One that stands for a token in documentation and is none.
    static func marked(
        _ id: String, _ title: String, _ reference: String, _ expressions: [String], example: String, masked: String,
        validation: Validation = .text(.secret), boundary: Pattern.Boundary = .word
    ) -> Identifier {
        var patterns = [Pattern]()
        for expression in expressions {
            patterns.append(
                Pattern(expression, keyword: .notNeeded, validation: validation, boundary: boundary, evidence: .prefix))
        }
        let half = String(example.prefix(max(6, example.utf8.count / 4)))
        return Identifier(
            id, title, kind: .credential, source: .castellan(reference: reference), patterns: patterns,
            examples: Examples(
                matching: ["token: \(example)\n", "curl -H \"X-Auth: \(example)\" https://api.example.com/"],
                notMatching: ["The value begins with \(half) and is kept elsewhere.", "token: \(masked)\n"]))
    }

    /// A credential that follows a marker which is no part of it, such as `AccountKey=`; `marker` is in lower case.
    static func assigned(
        _ id: String, _ title: String, _ reference: String, _ expression: String, after marker: StaticString,
        example: String,
        check: Validation.Check = .secret, boundary: Pattern.Boundary = .none
    ) -> Identifier {
        marked(
            id, title, reference, [expression], example: example, masked: "", validation: .value(after: marker, check),
            boundary: boundary)
    }

    /// A key that Azure marks in its middle: `before` characters, `mark`, `after` characters, padding.
    static func azureMarked(
        _ id: String, _ title: String, before: Int, mark: String, after: Int, padding: String
    ) -> Identifier {
        let alphabet: SyntheticToken.Alphabet =
            mark == "AzFu" ? .base64URL : mark.hasPrefix("Az") ? .alphanumeric : .base64
        return centred(
            id, title, "learn.microsoft.com/purview/sit-defn-all-creds", before: before, alphabet,
            escaped(mark) + alphabet.expression + "{\(after)}" + padding,
            example: mark + SyntheticToken.body(.alphanumeric, after, seed: 5) + padding,
            masked: mark + String(repeating: "0", count: after) + padding)
    }

    /// A token of `before` characters of an alphabet and what `expression` says, which begins with the token's mark.
    static func centred(
        _ id: String, _ title: String, _ reference: String, before: Int, _ alphabet: SyntheticToken.Alphabet,
        _ expression: String, example: String, masked: String
    ) -> Identifier {
        marked(
            id, title, reference, [expression],
            example: SyntheticToken.body(alphabet, before, seed: UInt64(id.utf8.count)) + example,
            masked: String(repeating: "0", count: before) + masked,
            validation: .surroundings(MarkedToken(count: before, set: alphabet.set)), boundary: .none)
    }

    static func escaped(_ literal: String) -> String {
        var text = ""
        for character in literal {
            if ".+*?()[]{}|^$\\/".contains(character) { text += "\\" }
            text.append(character)
        }
        return text
    }
}
