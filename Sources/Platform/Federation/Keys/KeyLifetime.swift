import Core

/// How long an issuer's keys count, in seconds.
package struct KeyLifetime: Sendable, Hashable {
    /// Without a word from the issuer.
    package var standard: Int64 = 3_600
    /// What an issuer asks for is brought into these bounds.
    package var minimum: Int64 = 300
    package var maximum: Int64 = 86_400
    /// How long keys that are past their time still count while the issuer cannot be reached.
    package var grace: Int64 = 86_400
    /// Between two fetches for the sake of a key that is not in the set, and between two after a failure.
    package var refreshInterval: Int64 = 60
    /// How long a failure is remembered while there are no keys at all.
    package var failureMemory: Int64 = 10

    package init() {}

    /// The seconds for which a response is fresh, by its `Cache-Control` and `Age` (RFC 9111).
    func seconds(of headers: HTTPHeaders) -> Int64 {
        let directives = headers.values(of: "cache-control").flatMap { $0.split(separator: ",") }.map { directive in
            String(directive.filter { $0 != " " && $0 != "\t" && $0 != "\"" }).lowercased()
        }
        if directives.contains("no-store") || directives.contains("no-cache") { return minimum }
        guard let directive = directives.first(where: { $0.hasPrefix("max-age=") }) else { return standard }
        // A number too large to read is as good as the maximum; what is no number says nothing.
        let digits = directive.dropFirst("max-age=".count)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return standard }
        let age = max(Int64(headers["age"] ?? "0") ?? 0, 0)
        return min(max((Int64(digits) ?? maximum) - age, minimum), maximum)
    }
}
