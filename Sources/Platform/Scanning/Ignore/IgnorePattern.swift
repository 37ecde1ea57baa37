/// One line of a `.gitignore` file, by the rules of gitignore(5).
struct IgnorePattern: Sendable, Hashable {
    /// Begins with `!`: takes back what an earlier line left out.
    let isNegated: Bool
    /// Ends with `/`: only for folders.
    let isForFolders: Bool
    /// Has a `/` before its end: compared with the whole path below the file's folder and not with the last name.
    let isAnchored: Bool
    private let tokens: [Token]

    private enum Token: Sendable, Hashable {
        case byte(UInt8)
        /// `?`: one byte but `/`.
        case any
        /// `[…]`: one byte of these, which never is `/`.
        case set(ByteSet)
        /// `*`: any bytes but `/`.
        case star
        /// `**/`: nothing, or folders with the slash behind each.
        case folders
        /// `**` at the end: everything.
        case rest
    }

    /// Nil for empty lines, comments, and lines that can match nothing.
    init?(line: ArraySlice<UInt8>) {
        var line = line
        guard line.first != UInt8(ascii: "#") else { return nil }
        Self.trimSpaces(&line)
        isNegated = line.first == UInt8(ascii: "!")
        if isNegated { line.removeFirst() }
        isForFolders = line.last == UInt8(ascii: "/")
        if isForFolders { line.removeLast() }
        isAnchored = line.contains(UInt8(ascii: "/"))
        if line.first == UInt8(ascii: "/") { line.removeFirst() }
        guard !line.isEmpty, let tokens = Self.tokens(Array(line), whole: isAnchored) else { return nil }
        self.tokens = tokens
    }

    /// Spaces at the end do not count unless a backslash stands before them.
    private static func trimSpaces(_ line: inout ArraySlice<UInt8>) {
        while line.last == UInt8(ascii: " ") {
            let escapes = line.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
            if escapes % 2 == 1 { return }
            line.removeLast()
        }
    }

    private static func tokens(_ line: [UInt8], whole: Bool) -> [Token]? {
        var tokens: [Token] = []
        var index = 0
        while index < line.count {
            switch line[index] {
            case UInt8(ascii: "\\"):
                // A backslash at the end escapes nothing, and such a pattern matches nothing.
                guard index + 1 < line.count else { return nil }
                tokens.append(.byte(line[index + 1]))
                index += 2
            case UInt8(ascii: "?"):
                tokens.append(.any)
                index += 1
            case UInt8(ascii: "["):
                guard let (set, end) = ByteSet.parse(line, at: index) else { return nil }
                tokens.append(.set(set))
                index = end
            case UInt8(ascii: "*"):
                index = stars(line, at: index, whole: whole, into: &tokens)
            default:
                tokens.append(.byte(line[index]))
                index += 1
            }
        }
        return tokens
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { "*?[\\".utf8.contains(byte) }

    private static func stars(_ line: [UInt8], at start: Int, whole: Bool, into tokens: inout [Token]) -> Int {
        let slash = UInt8(ascii: "/")
        let end = line[start...].firstIndex { $0 != UInt8(ascii: "*") } ?? line.count
        // Git compares what stands before the first special character apart, and begins anew behind it: `f**/x` finds `fx`.
        let opens = start == line.firstIndex(where: isSpecial) || line[start - 1] == slash
        guard end - start > 1, whole, opens else {
            tokens.append(.star)
            return end
        }
        if end == line.count {
            tokens.append(.rest)
            return end
        }
        if line[end] == slash {
            tokens.append(.folders)
            return end + 1
        }
        tokens.append(.star)
        return end
    }
}

extension IgnorePattern {
    /// - Parameters:
    ///   - path: Below the folder of the pattern's file.
    ///   - name: Where the last name begins in it.
    func matches(_ path: [UInt8], name: Int, isFolder: Bool) -> Bool {
        if isForFolders, !isFolder { return false }
        return matches(isAnchored ? path[...] : path[name...])
    }

    /// Follows all ways through the pattern at once, so that no pattern is slow on any path.
    private func matches(_ text: ArraySlice<UInt8>) -> Bool {
        var states = Array(repeating: false, count: tokens.count + 1)
        enter(0, &states)
        for byte in text {
            var next = Array(repeating: false, count: tokens.count + 1)
            var isAlive = false
            for index in tokens.indices where states[index] { step(index, byte, &next, &isAlive) }
            guard isAlive else { return false }
            states = next
        }
        return states[tokens.count]
    }

    private func step(_ index: Int, _ byte: UInt8, _ next: inout [Bool], _ isAlive: inout Bool) {
        let slash = UInt8(ascii: "/")
        switch tokens[index] {
        case .byte(let wanted): if byte != wanted { return }
        case .any: if byte == slash { return }
        case .set(let set): if byte == slash || !set.contains(byte) { return }
        case .star:
            if byte == slash { return }
            isAlive = true
            return enter(index, &next)
        case .rest:
            isAlive = true
            return enter(index, &next)
        case .folders:
            isAlive = true
            next[index] = true
            if byte == slash { enter(index + 1, &next) }
            return
        }
        isAlive = true
        enter(index + 1, &next)
    }

    /// Marks a state and those that follow it without a byte.
    private func enter(_ index: Int, _ states: inout [Bool]) {
        var index = index
        while true {
            states[index] = true
            guard index < tokens.count else { return }
            switch tokens[index] {
            case .star, .rest, .folders: index += 1
            default: return
            }
        }
    }
}
