/// How an encryption context is bound to a ciphertext.
enum EncryptionContext {
    /// The header, then the number of pairs (4 bytes, big-endian), then each key and value after its length (4), in
    /// the order of the keys' bytes: one context has one form, and no two share one. An empty context adds nothing.
    static func additionalData(header: [UInt8], context: [String: String]) -> [UInt8] {
        guard !context.isEmpty else { return header }
        var pairs = context.map { (key: $0.key.utf8, value: $0.value.utf8) }
        // Not the order of `String`, which takes different bytes for equal where Unicode does.
        pairs.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var data = header
        data.reserveCapacity(pairs.reduce(header.count + 4) { $0 + 8 + $1.key.count + $1.value.count })
        append(pairs.count, to: &data)
        for pair in pairs {
            append(pair.key, to: &data)
            append(pair.value, to: &data)
        }
        return data
    }

    private static func append(_ text: String.UTF8View, to data: inout [UInt8]) {
        append(text.count, to: &data)
        data.append(contentsOf: text)
    }

    private static func append(_ number: Int, to data: inout [UInt8]) {
        for shift in [24, 16, 8, 0] { data.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
