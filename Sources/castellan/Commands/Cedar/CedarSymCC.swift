import ArgumentParser
import Cedar
import CedarAnalysis
import Core
import FoundationEssentials

extension CedarCommand {
    /// `castellan cedar symcc`
    struct SymCC: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "symcc", abstract: "Prove something about policies for all requests, or show where it fails.",
            discussion: """
                  castellan cedar symcc implies -s schema.cedarschema --policies1 new.cedar --policies2 old.cedar
                  castellan cedar symcc never-errors -s schema.cedarschema -p policy.cedar --action 'Action::"view"'

                implies: everything that the first allows, the second allows too. A property that does not hold is shown by
                a request and entities, which the evaluator has confirmed. All of the schema's request environments are
                looked at, or those that --principal-type, --action and --resource-type leave. The solver is cvc5; on
                Debian, `apt install cvc5` brings it. The exit code is 0 whether or not it holds, 1 when that is not known;
                with --exit-status, 5 when it does not hold.
                """,
            subcommands: [
                NeverErrors.self, AlwaysMatches.self, NeverMatches.self, MatchesEquivalent.self, MatchesImplies.self,
                MatchesDisjoint.self, AlwaysAllows.self, AlwaysDenies.self, Equivalent.self, Implies.self,
                Disjoint.self,
                Findings.self,
            ])
    }
}

struct CedarAnalysisOptions: ParsableArguments {
    @OptionGroup var schema: CedarSchemaOptions

    @Option(name: .customLong("cvc5-path"), help: "The solver (default: CVC5, else cvc5 in PATH).")
    var solver: String?

    @Option(name: .customLong("principal-type"), help: "Only requests of such principals.")
    var principalType: String?

    @Option(help: "Only requests for that action, such as 'Action::\"view\"'.")
    var action: String?

    @Option(name: .customLong("resource-type"), help: "Only requests on such resources.")
    var resourceType: String?

    @Flag(inversion: .prefixedNo, help: "Whether a request is shown for which a property does not hold.")
    var counterexample = true

    @Flag(name: .shortAndLong, help: "Tell of every request environment.")
    var verbose = false

    @Flag(help: "Print what would be asked of the solver, as SMT-LIB, and ask nothing.")
    var printSmt = false

    @Flag(help: "Exit with 5 when the property does not hold.")
    var exitStatus = false

    @Option(help: "What is printed: text or json.")
    var format = OutputFormat.text

    var analyzer: Analyzer {
        get throws {
            let path = solver ?? ProcessInfo.processInfo.environment["CVC5"]
            return Analyzer(try schema.required, solver: Solver(SolverSettings(path: path)))
        }
    }

    var selection: EnvironmentSelection {
        get throws {
            func type(_ text: String?, _ option: String) throws -> Name? {
                try text.map {
                    guard let name = Name(parsing: $0) else { throw Complaint("\(option): `\($0)` is no entity type") }
                    return name
                }
            }
            let action = try action.map { text in
                try complaining(about: "--action", text) { () throws(Diagnostics) in try EntityUID(parsing: text) }
            }
            return EnvironmentSelection(
                principalType: try type(principalType, "--principal-type"), action: action,
                resourceType: try type(resourceType, "--resource-type"))
        }
    }

    /// Asks and tells.
    ///
    /// - Parameter property: what is to be proved, as a sentence without its end.
    func answer(_ query: Query, _ property: String) async throws {
        let analyzer = try analyzer
        do {
            if printSmt {
                for script in try analyzer.scripts(for: query, in: selection) { print(script.text) }
                return
            }
            let analysis = try await analyzer.analyze(query, in: selection)
            await analyzer.solver.stop()
            AnalysisReport(analysis, property, self).show()
            if analysis.holds == nil { throw ExitCode.failure }
            if exitStatus, analysis.holds == false { throw ExitCode.propertyFails }
        } catch let error as AnalysisError {
            throw Complaint(error.description)
        } catch let error as SolverError {
            throw Complaint(error.description)
        }
    }
}

extension ExitCode {
    static let propertyFails = ExitCode(5)
}

/// Prints what an analysis found.
struct AnalysisReport {
    private let analysis: Analysis
    private let property: String
    private let options: CedarAnalysisOptions

    init(_ analysis: Analysis, _ property: String, _ options: CedarAnalysisOptions) {
        self.analysis = analysis
        self.property = property
        self.options = options
    }

    func show() { options.format == .json ? showJSON() : showText() }

    private func showText() {
        switch analysis.holds {
        case true?: print("✓ \(property): VERIFIED")
        case false?: print("✗ \(property): DOES NOT HOLD")
        case nil: print("? \(property): UNKNOWN")
        }
        for result in analysis.results {
            switch result.outcome {
            case .holds:
                if options.verbose { print("  ✓ \(result.environment.text)") }
            case .unknown(let reason): print("  ? \(result.environment.text): \(reason)")
            case .counterexample(let counterexample):
                print("  ✗ \(result.environment.text)")
                guard options.counterexample else { continue }
                for line in counterexample.scenario.description.split(separator: "\n") { print("    \(line)") }
            }
        }
    }

    private func showJSON() {
        var json = JSONWriter()
        json.object { json in
            json.member("property", analysis.kind.rawValue)
            json.name("holds")
            analysis.holds.map { json.boolean($0) } ?? json.null()
            json.name("results")
            json.array { json in
                for result in analysis.results { json.object { result.write(to: &$0, options.counterexample) } }
            }
        }
        print(json.text)
    }
}

extension Analysis.Result {
    fileprivate func write(to json: inout JSONWriter, _ withCounterexample: Bool) {
        json.member("principal_type", environment.principal.path)
        json.member("action", environment.action.description)
        json.member("resource_type", environment.resource.path)
        switch outcome {
        case .holds: json.member("outcome", "holds")
        case .unknown(let reason):
            json.member("outcome", "unknown")
            json.member("reason", reason.description)
        case .counterexample(let counterexample):
            json.member("outcome", "fails")
            guard withCounterexample else { return }
            json.name("counterexample")
            json.raw(counterexample.scenario.json)
        }
    }
}

extension RequestEnvironment {
    var text: String { "\(principal), \(action), \(resource)" }
}
