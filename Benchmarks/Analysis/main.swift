import Cedar
import CedarAnalysis
import Foundation

/// Times whole queries of the analysis on the two example applications, each with its answer's counterexamples replayed:
/// every question about every policy and about every pair of them, then the questions about whole sets. Figures are
/// reported, never asserted.
///
///     analysis-benchmark [EXAMPLES-FOLDER]
let folder = CommandLine.arguments.dropFirst().first ?? "Examples"
let clock = ContinuousClock()

func text(_ application: String, _ file: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(application)/\(file)", encoding: .utf8)
}

func queries(_ set: PolicySet) -> [Query] {
    let policies = set.namedPolicies
    var queries: [Query] = policies.flatMap { [.neverErrors($0), .alwaysMatches($0), .neverMatches($0)] }
    for (index, one) in policies.enumerated() {
        for other in policies.dropFirst(index + 1) {
            queries += [.matchesEquivalent(one, other), .matchesImplies(one, other), .matchesDisjoint(one, other)]
        }
    }
    return queries
        + [.alwaysAllows(set), .alwaysDenies(set), .equivalent(set, set), .implies(set, set), .disjoint(set, set)]
}

func milliseconds(_ duration: Swift.Duration) -> Double {
    Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

print("| application | queries | environments | median | p90 | p99 | unknown |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for application in ["photo-sharing", "document-management"] {
    let schema = try Schema(parsing: text(application, "schema.cedarschema"))
    let set = try PolicySet(parsing: text(application, "policies.cedar"))
    let analyzer = Analyzer(schema)
    var times: [Double] = []
    var environments = 0
    var unknown = 0
    for query in queries(set) {
        var analysis: Analysis?
        times.append(milliseconds(try await clock.measure { analysis = try await analyzer.analyze(query) }))
        environments += analysis?.results.count ?? 0
        unknown += analysis?.holds == nil ? 1 : 0
    }
    times.sort()
    let figures = [50, 90, 99].map { "\((times[times.count * $0 / 100] * 10).rounded() / 10) ms" }
    print("| \(application) | \(times.count) | \(environments) | \(figures.joined(separator: " | ")) | \(unknown) |")
}
