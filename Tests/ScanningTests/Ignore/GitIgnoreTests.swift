import Core
import Foundation
import Testing

@testable import Scanning

/// Git itself is the judge: what it lists as new and not ignored is what a walk must meet.
@Suite("What Git ignores")
struct GitIgnoreTests {
    private let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.git("init", "-q")
    }

    private var respecting: WalkOptions {
        var options = WalkOptions()
        options.respectsGitIgnore = true
        return options
    }

    private func listed() throws -> [String] {
        try sandbox.git("-c", "core.quotePath=false", "ls-files", "-z", "--others", "--exclude-standard")
            .split(separator: "\0").map(String.init).sorted()
    }

    private func expectAgreement(_ note: String) throws {
        let (met, expected) = (try sandbox.walk(respecting).sorted(), try listed())
        #expect(met == expected, "\(note)")
    }

    static let cases: [String] = [
        "*.log", "/a", "a/", "a", "!a", "*\n!a", "*\n!a/\n!a/b", "a/b", "/a/b", "**/b", "a/**", "a/**/b", "**/a/**",
        "a**b",
        "**", "/**", "/*", "*/*", "*/", "?", "[ab]", "[!a]", "[^a]", "[a-c]", "[]a]", "[a", "[[:alpha:]]",
        "[[:nonsense:]]",
        "[[:digit:]]", "[a\\]]", "\\a", "\\!a", "\\#a", "#a", " a", "a ", "a\\ ", "a\t", "a\r", "\u{FEFF}a", "a\\",
        "a//b",
        "/", "//", "!", "", "a/.", "./a", "a/../b", "***", "***/b", "a/***/b", "**b", "b**", "b**/a", "a/b**",
        "a/b**/a", "a/**b", "*a*b*", "a*",
        "*b",
        "A", "[[]", "[-a]", "[a-]", "[c-a]", "[\\a-\\c]", "[!!]", "a/*/b", "a/b/", "foo\\*", "**/", "/**/b", "a/[/]b",
        "a[/]b",
        "a?b", "é", "?é", "[é]", "x*y*z*x*y*z*",
    ]

    @Test("is what Git says, for every form of a line", arguments: cases)
    func forms(lines: String) throws {
        for file in [
            "a", "b", "c", "ab", "a b", "x.log", "!a", "#a", "a ", " a", "[a", "[", "A", "a]", "-", "1", "é", "foo*",
            "foob", "]",
            "a\\", "\\",
        ] { try sandbox.write(file) }
        try FileManager.default.removeItem(atPath: sandbox.path("a"))
        for file in ["a/b", "a/c/b", "a/b.log", "a/c/d/b", "d/a/b", "d/x.log", "d/b/a", "xyzxyz/b"] {
            try sandbox.write(file)
        }
        try sandbox.write(".gitignore", lines + "\n")
        try expectAgreement(lines)
    }

    @Test("follows files of patterns from the top down, and never takes back what a folder's line left out")
    func nested() throws {
        for file in ["a/b/c.log", "a/b/d.log", "a/keep.log", "x.log", "out/keep", "out/deep/keep"] {
            try sandbox.write(file)
        }
        try sandbox.write(".gitignore", "*.log\nout/\n")
        try sandbox.write("a/.gitignore", "!keep.log\n/b/d.log\n")
        try sandbox.write("a/b/.gitignore", "!c.log\n")
        try sandbox.write("out/.gitignore", "!keep\n")
        try sandbox.write(".git/info/exclude", "a/.gitignore\n")
        try expectAgreement("nested")
        #expect(try sandbox.walk(respecting, from: "a") == ["a/b/.gitignore", "a/b/c.log", "a/keep.log"])
    }

    @Test("is what Git says of patterns made at random", arguments: 1...40)
    func random(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let names = ["a", "b", "ab", "ba", "aa", "a.b"]
        for _ in 0..<25 {
            let depth = Int.random(in: 0...3, using: &generator)
            let path = (0...depth).map { level in
                level == depth
                    ? "f\(names.randomElement(using: &generator) ?? "a")"
                    : names.randomElement(using: &generator) ?? "a"
            }
            try sandbox.write(path.joined(separator: "/"))
        }
        let pieces = ["a", "b", "f", "*", "**", "?", "/", "/", "[ab]", "[!a]", "\\", ".", "**/", "/**"]
        func lines() -> String {
            (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                (Bool.random(using: &generator) ? "" : "!")
                    + (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                        pieces.randomElement(using: &generator) ?? ""
                    }.joined()
            }.joined(separator: "\n")
        }
        try sandbox.write(".gitignore", lines())
        try sandbox.write("a/.gitignore", lines())
        let note = try [".gitignore", "a/.gitignore"].map {
            try String(contentsOfFile: sandbox.path($0), encoding: .utf8)
        }
        try expectAgreement("seed \(seed): \(note)")
    }

    @Test("is quick whatever the pattern")
    func hostile() throws {
        let pattern = try #require(IgnorePattern(line: Array(String(repeating: "*a", count: 200).utf8)[...]))
        let path = Array(String(repeating: "a", count: 4_000).utf8) + [0x62]
        #expect(!pattern.matches(path, name: 0, isFolder: false))
    }
}
