/// Private keys by their armour.
///
/// A key's whole body is beyond a bounded expression, so the line that opens it and the first forty characters below it are what is
/// matched and reported. Line ends may be written out (`\n` in JSON and source), and quotes and `+` may stand between lines.
enum PrivateKeyArmour {
    private static let gap = "(?:[\\s\"'+,]|\\\\[nr])+"
    /// What ends the first line. Where text is taken out of a page's drawing, a hyphen at a line's end is taken for one that
    /// divides a word, and goes together with the line's end.
    private static let lineEnd = "----(?:-\(gap))?"

    static func pattern(_ label: String) -> Pattern {
        let legacy = "(?:Proc-Type: 4,ENCRYPTED\(gap)DEK-Info: [0-9A-Z-]{5,20},[0-9A-Fa-f]{16,32}\(gap))?"
        return Pattern(
            "-----BEGIN \(label)\(lineEnd)\(legacy)[0-9A-Za-z+/=]{40}", keyword: .notNeeded, boundary: .none,
            evidence: .prefix)
    }

    /// With any headers between true line ends, or without them and with line ends of any kind.
    static let pgp: [Pattern] = [
        Pattern(
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\\s+(?:[A-Z][a-z]+: [^\\r\\n]+\\s+)*[0-9A-Za-z+/=]{40}",
            keyword: .notNeeded,
            boundary: .none, evidence: .prefix),
        Pattern(
            "-----BEGIN PGP PRIVATE KEY BLOCK\(lineEnd)[0-9A-Za-z+/=]{40}", keyword: .notNeeded, boundary: .none,
            evidence: .prefix),
    ]

    static func examples(_ label: String, _ line: String) -> Identifier.Examples {
        let open = "-----BEGIN \(label)-----"
        let close = "-----END \(label)-----"
        let headers = label.hasSuffix("BLOCK") ? "Version: 1.0\n\n" : ""
        return Identifier.Examples(
            matching: ["\(open)\n\(headers)\(line)\n\(close)\n", "key = \"\(open)\\n\(line)\\n\(close)\\n\""],
            notMatching: ["\(open)\n\(close)\n", "A file that holds \"\(open)\" is a secret, and so is its body.\n"])
    }

    /// The headers up to the count of public lines; the rest is the check's.
    static func putty(anyComment: Bool) -> Pattern {
        Pattern(
            "PuTTY-User-Key-File-[0-9]: [0-9a-z-]{5,40}\\r?\\nEncryption: [0-9a-z-]{3,20}\\r?\\nComment: [^\\r\\n]*\\r?\\n"
                + "Public-Lines: [0-9]{1,3}",
            keyword: .notNeeded, validation: .surroundings(PuTTYKey(anyComment: anyComment)), evidence: .prefix)
    }

    static func puttyExample(comment: String) -> String {
        let line = SyntheticToken.body(.base64, 64, seed: 9)
        return
            "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: \(comment)\nPublic-Lines: 2\n\(line)\n\(line)\n"
            + "Private-Lines: 1\n\(line)\nPrivate-MAC: \(SyntheticToken.body(.hexadecimal, 40))\n"
    }
}
