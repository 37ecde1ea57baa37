/// The action of a request, lower-cased and hashed once.
struct ActionName: Sendable {
    let text: String
    let lowercased: [UInt8]
    let hash: UInt64
    /// The hash of what stands before the colon.
    let serviceHash: UInt64

    init(_ text: String) {
        self.text = text
        lowercased = text.utf8.map(\.asciiLowercased)
        var hash = ByteHash()
        var serviceHash: UInt64?
        for byte in lowercased {
            if byte == UInt8(ascii: ":"), serviceHash == nil { serviceHash = hash.value }
            hash.combine(byte)
        }
        self.hash = hash.value
        self.serviceHash = serviceHash ?? hash.value
    }
}

/// An action as a policy writes it: names compare without case, `*` and `?` are wildcards.
struct ActionPattern: Sendable {
    let source: String
    private let glob: Glob
    /// Where the pattern names one action, its hash.
    let exactHash: UInt64?
    /// Where the part before the colon has no wildcard, its hash.
    let serviceHash: UInt64?

    init(_ source: String) {
        self.source = source
        let lowercased = source.utf8.map(\.asciiLowercased)
        glob = Glob(wildcards: lowercased)
        exactHash = glob.isExact ? ByteHash.of(lowercased) : nil
        let colon = lowercased.firstIndex(of: UInt8(ascii: ":"))
        let service = lowercased[..<(colon ?? 0)]
        let isPlain = !service.contains(UInt8(ascii: "*")) && !service.contains(UInt8(ascii: "?"))
        serviceHash = colon != nil && isPlain ? ByteHash.of(service) : nil
    }

    var isAnything: Bool { glob.isAnything }

    func matches(_ action: ActionName) -> Bool {
        if let exactHash, exactHash != action.hash { return false }
        return action.lowercased.withUnsafeBufferPointer { glob.matches($0) }
    }

    /// Whether every action that `other` matches, this one matches; never a false yes.
    func covers(_ other: ActionPattern) -> Bool {
        let text = other.source.utf8.map(\.asciiLowercased)
        // A wildcard in the other pattern is only covered by a run here, which the literal comparison gives.
        return text.withUnsafeBufferPointer { glob.matches($0) }
            && (!text.contains(UInt8(ascii: "*")) || !glob.tokens.contains(Glob.one))
    }
}
