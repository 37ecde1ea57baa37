/// An ARN with wildcards, compared segment by segment.
///
/// A wildcard stays within its segment, except in the last, which runs to the end. Segments that an incomplete pattern
/// leaves out are wildcards, as AWS completes them: `arn:aws:sqs` is `arn:aws:sqs:*:*:*`.
struct ARNPattern: Sendable {
    private enum Form {
        /// Wildcards, if any, only in the last segment: one comparison of the whole text is the same.
        case whole
        case segments
        case variable
    }

    let source: String
    private let form: Form
    /// One pattern for the whole, or one a segment; none where there are variables.
    private let globs: [Glob]
    /// The segments of a pattern with variables.
    private let texts: [PolicyText]

    init(_ source: String, variables: Bool) {
        self.source = source
        var segments = Self.split(Array(source.utf8), variables: variables)
        // A single segment is `*`, or no ARN at all, which matches only itself.
        if segments.count > 1 {
            while segments.count < 6 { segments.append([UInt8(ascii: "*")]) }
        }
        let texts = segments.map { PolicyText($0, wildcards: true, variables: variables) }
        let fixed = texts.compactMap(\.fixed)
        if fixed.count < texts.count {
            form = .variable
            globs = []
            self.texts = texts
        } else if fixed.dropLast().allSatisfy({ $0.allSatisfy { $0 < 256 } }) {
            form = .whole
            globs = [Glob(Array(fixed.joined(separator: [Glob.Token(UInt8(ascii: ":"))])))]
            self.texts = []
        } else {
            form = .segments
            globs = fixed.map { Glob($0) }
            self.texts = []
        }
    }

    /// The plain bytes that every matching name, or its part after the fifth colon, begins with; nil with variables.
    var leadingLiteral: (bytes: [UInt8], isInResourcePart: Bool)? {
        guard form != .variable, let last = globs.last else { return nil }
        return (last.tokens.prefix { $0 < 256 }.map { UInt8(truncatingIfNeeded: $0) }, form == .segments)
    }

    var contextKeys: [ContextKey] { texts.flatMap(\.variables) }

    var isAnything: Bool { form == .whole && globs[0].isAnything }

    func matches(_ name: ResourceName, in context: RequestContext) -> Bool {
        switch form {
        case .whole: return name.withBytes { globs[0].matches($0) }
        case .segments: return name.matches(globs)
        case .variable:
            guard let globs = resolved(in: context) else { return false }
            return globs.count == 1 ? name.withBytes { globs[0].matches($0) } : name.matches(globs)
        }
    }

    /// Whether the pattern and a name that is a pattern itself have an ARN in common.
    func overlaps(_ name: ResourceName, in context: RequestContext) -> Bool {
        guard let globs = resolved(in: context) else { return false }
        if globs.count == 1 { return Glob.overlap(globs[0].tokens, Glob.tokens(name.bytes)) }
        if name.bytes == [UInt8(ascii: "*")] { return true }
        let segments = Self.split(name.bytes, variables: false)
        guard segments.count == 6 else { return false }
        return zip(globs, segments).allSatisfy { Glob.overlap($0.tokens, Glob.tokens($1)) }
    }

    private func resolved(in context: RequestContext) -> [Glob]? {
        switch form {
        case .whole:
            let segments = globs[0].tokens.split(
                separator: Glob.Token(UInt8(ascii: ":")), maxSplits: 5, omittingEmptySubsequences: false)
            return segments.count == 6 ? segments.map { Glob(Array($0)) } : globs
        case .segments: return globs
        case .variable:
            let globs = texts.compactMap { $0.resolved(in: context).map { Glob($0) } }
            return globs.count == texts.count ? globs : nil
        }
    }

    /// At most six segments; colons within `${…}` do not separate.
    private static func split(_ bytes: [UInt8], variables: Bool) -> [[UInt8]] {
        var segments: [[UInt8]] = [[]]
        var isInVariable = false
        for (index, byte) in bytes.enumerated() {
            if variables, byte == UInt8(ascii: "{"), index > 0, bytes[index - 1] == UInt8(ascii: "$") {
                isInVariable = true
            } else if byte == UInt8(ascii: "}") {
                isInVariable = false
            }
            if byte == UInt8(ascii: ":"), !isInVariable, segments.count < 6 {
                segments.append([])
            } else {
                segments[segments.count - 1].append(byte)
            }
        }
        return segments
    }
}

/// The name of a request's resource, its colons found once.
struct ResourceName: Sendable {
    let text: String
    let bytes: [UInt8]
    /// Offsets of the first five colons; fewer when it is no ARN.
    private let colons: [Int]
    /// Where the part after the fifth colon begins; nil when there is none.
    let resourceStart: Int?

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        var colons: [Int] = []
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: ":") {
            colons.append(index)
            if colons.count == 5 { break }
        }
        self.colons = colons
        resourceStart = colons.count == 5 ? colons[4] + 1 : nil
    }

    var isARN: Bool { colons.count == 5 && bytes.starts(with: "arn:".utf8) }

    /// The account segment; nil when there is none or it is empty.
    var account: String? {
        guard isARN, colons[4] > colons[3] + 1 else { return nil }
        return String(decoding: bytes[colons[3] + 1..<colons[4]], as: UTF8.self)
    }

    /// What follows the fifth colon.
    var resource: String { isARN ? String(decoding: bytes[(colons[4] + 1)...], as: UTF8.self) : text }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer(body)
    }

    func matches(_ globs: [Glob]) -> Bool {
        guard colons.count == 5, globs.count == 6 else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            // The last segment tells resources apart, so it comes first.
            var index = 5
            while index >= 0 {
                let start = index == 0 ? 0 : colons[index - 1] + 1
                let end = index == 5 ? bytes.count : colons[index]
                guard globs[index].matches(UnsafeBufferPointer(rebasing: bytes[start..<end])) else { return false }
                index -= 1
            }
            return true
        }
    }
}
