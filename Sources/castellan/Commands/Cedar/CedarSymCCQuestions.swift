import ArgumentParser
import Cedar
import CedarAnalysis
import Core

/// One policy, read from a file with exactly one.
private func singlePolicy(_ file: String?, _ format: CedarPolicyFormat, _ option: String) throws -> NamedPolicy {
    let set = try analyzedSet(file, format)
    guard let only = set.namedPolicies.first, set.namedPolicies.count == 1, set.templates.isEmpty else {
        throw Complaint(
            "\(option) must hold exactly one static policy; it holds \(set.policies.count) and "
                + "\(set.templates.count) template(s)")
    }
    return only
}

private func analyzedSet(_ file: String?, _ format: CedarPolicyFormat) throws -> PolicySet {
    let name = file ?? "-"
    let text = try readInput(name)
    return try complaining(about: name, text) { () throws(Diagnostics) in
        switch format {
        case .cedar: try PolicySet(parsing: text).namedByAnnotation()
        case .json: try PolicySet(anyJSON: text)
        }
    }
}

struct AnalyzedPolicyOptions: ParsableArguments {
    @Option(name: [.short, .customLong("policies")], help: "The policy or policies; standard input when left out.")
    var policies: String?

    @Option(name: .customLong("policy-format"), help: "How they are written: cedar or json.")
    var policyFormat = CedarPolicyFormat.cedar

    var single: NamedPolicy { get throws { try singlePolicy(policies, policyFormat, "--policies") } }
    var set: PolicySet { get throws { try analyzedSet(policies, policyFormat) } }
}

struct AnalyzedPolicyPairOptions: ParsableArguments {
    @Option(help: "A file with the first policy.")
    var policy1: String

    @Option(help: "How it is written: cedar or json.")
    var policy1Format = CedarPolicyFormat.cedar

    @Option(help: "A file with the second policy.")
    var policy2: String

    @Option(help: "How it is written: cedar or json.")
    var policy2Format = CedarPolicyFormat.cedar

    var pair: (NamedPolicy, NamedPolicy) {
        get throws {
            (
                try singlePolicy(policy1, policy1Format, "--policy1"),
                try singlePolicy(policy2, policy2Format, "--policy2")
            )
        }
    }
}

struct AnalyzedSetPairOptions: ParsableArguments {
    @Option(help: "A file with the first policies.")
    var policies1: String

    @Option(help: "How they are written: cedar or json.")
    var policies1Format = CedarPolicyFormat.cedar

    @Option(help: "A file with the second policies.")
    var policies2: String

    @Option(help: "How they are written: cedar or json.")
    var policies2Format = CedarPolicyFormat.cedar

    var pair: (PolicySet, PolicySet) {
        get throws { (try analyzedSet(policies1, policies1Format), try analyzedSet(policies2, policies2Format)) }
    }
}

extension CedarCommand.SymCC {
    struct NeverErrors: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "never-errors", abstract: "The policy's evaluation never fails.")
        @OptionGroup var policy: AnalyzedPolicyOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws { try await options.answer(.neverErrors(policy.single), "Policy never errors") }
    }

    struct AlwaysMatches: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "always-matches", abstract: "The policy matches every request.")
        @OptionGroup var policy: AnalyzedPolicyOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws { try await options.answer(.alwaysMatches(policy.single), "Policy always matches") }
    }

    struct NeverMatches: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "never-matches", abstract: "The policy matches no request.")
        @OptionGroup var policy: AnalyzedPolicyOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws { try await options.answer(.neverMatches(policy.single), "Policy never matches") }
    }

    struct MatchesEquivalent: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "matches-equivalent", abstract: "Two policies match the same requests.")
        @OptionGroup var policies: AnalyzedPolicyPairOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws {
            let (first, second) = try policies.pair
            try await options.answer(.matchesEquivalent(first, second), "Policies have equivalent match conditions")
        }
    }

    struct MatchesImplies: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "matches-implies",
            abstract: "The second policy matches whatever the first matches.")
        @OptionGroup var policies: AnalyzedPolicyPairOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws {
            let (first, second) = try policies.pair
            try await options.answer(.matchesImplies(first, second), "Policy1 match implies Policy2 match")
        }
    }

    struct MatchesDisjoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "matches-disjoint", abstract: "No request is matched by both policies.")
        @OptionGroup var policies: AnalyzedPolicyPairOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws {
            let (first, second) = try policies.pair
            try await options.answer(.matchesDisjoint(first, second), "Policies have disjoint match conditions")
        }
    }

    struct AlwaysAllows: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "always-allows", abstract: "The policies allow every request.")
        @OptionGroup var policies: AnalyzedPolicyOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws { try await options.answer(.alwaysAllows(policies.set), "Policy set always allows") }
    }

    struct AlwaysDenies: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "always-denies", abstract: "The policies allow no request.")
        @OptionGroup var policies: AnalyzedPolicyOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws { try await options.answer(.alwaysDenies(policies.set), "Policy set always denies") }
    }

    struct Equivalent: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "equivalent", abstract: "Two policy sets decide every request alike.")
        @OptionGroup var policies: AnalyzedSetPairOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws {
            let (first, second) = try policies.pair
            try await options.answer(.equivalent(first, second), "Policy sets are equivalent")
        }
    }

    struct Implies: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "implies", abstract: "The second set allows whatever the first allows.")
        @OptionGroup var policies: AnalyzedSetPairOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws {
            let (first, second) = try policies.pair
            try await options.answer(.implies(first, second), "Policy set 1 implies policy set 2")
        }
    }

    struct Disjoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "disjoint", abstract: "No request is allowed by both policy sets.")
        @OptionGroup var policies: AnalyzedSetPairOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws {
            let (first, second) = try policies.pair
            try await options.answer(.disjoint(first, second), "Policy sets are disjoint")
        }
    }
}

extension CedarCommand.SymCC {
    struct Findings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "findings",
            abstract: "List what is probably not as meant: policies that do nothing, requests that are all allowed.")
        @OptionGroup var policies: AnalyzedPolicyOptions
        @OptionGroup var options: CedarAnalysisOptions

        func run() async throws {
            let analyzer = try options.analyzer
            do {
                let found = try await analyzer.findings(for: policies.set, in: options.selection)
                await analyzer.solver.stop()
                for finding in found.findings { print("\(finding.kind.rawValue): \(finding.text)") }
                for reason in found.unknown { print("UNKNOWN: \(reason)") }
                if found.findings.isEmpty, found.unknown.isEmpty { print("no findings") }
            } catch let error as AnalysisError {
                throw Complaint(error.description)
            } catch let error as SolverError {
                throw Complaint(error.description)
            }
        }
    }
}

extension PolicyFinding {
    fileprivate var text: String {
        switch self {
        case .neverMatches(let policy): "`\(policy)` matches no request"
        case .shadowed(let policy, let others):
            "`\(policy)` changes nothing beside \(others.map { "`\($0)`" }.joined(separator: ", "))"
        case .overridden(let policy, let others):
            "all that `\(policy)` permits is forbidden by \(others.map { "`\($0)`" }.joined(separator: ", "))"
        case .canFail(let policy, let scenario): "`\(policy)` can fail:\n\(scenario)"
        case .allowsAll(let environment): "every request is allowed: \(environment.text)"
        case .deniesAll(let environment): "no request is allowed: \(environment.text)"
        }
    }
}
