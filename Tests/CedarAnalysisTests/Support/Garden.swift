import Cedar
import Testing

@testable import CedarAnalysis

/// A small schema for policies written by hand, and what is asked about them.
enum Garden {
    static let schemaText = """
        entity Group in [Group];
        entity Colour enum ["red", "green", "blue"];
        entity User in [Group] = { age: Long, name: String, colour: Colour, manager?: User } tags Long;
        entity Plot in [Plot] = {
          owner: User, readers: Set<Group>, notes: Set<String>, open: Bool, note?: String,
          shape: { wide: Long, high: Long, label?: String },
        };
        action any;
        action dig in [any] appliesTo {
          principal: [User], resource: [Plot],
          context: { mfa: Bool, now: datetime, since: datetime, wait: duration, price: decimal, from: ipaddr },
        };
        action look in [any] appliesTo {
          principal: [User], resource: [Plot],
          context: { mfa: Bool, now: datetime, since: datetime, wait: duration, price: decimal, from: ipaddr },
        };
        """

    static func analyzer(_ solver: Solver = Solver()) throws -> Analyzer {
        Analyzer(try Schema(parsing: schemaText), solver: solver)
    }

    static func policy(_ text: String, id: Text = "policy") throws -> NamedPolicy {
        NamedPolicy(try Policy(parsing: text), id: id)
    }

    /// A policy with the condition and no more.
    static func when(_ condition: String, id: Text = "policy") throws -> NamedPolicy {
        try policy("permit (principal, action, resource) when { \(condition) };", id: id)
    }
}

extension Analysis {
    var unknownReasons: [UnknownReason] {
        results.compactMap { result in
            if case .unknown(let reason) = result.outcome { reason } else { nil }
        }
    }

    /// Expects that the answer is known, and that every counterexample is one.
    func expectSound(_ query: Query, _ schema: Schema, _ location: SourceLocation = #_sourceLocation) {
        #expect(unknownReasons == [], sourceLocation: location)
        for counterexample in counterexamples {
            #expect(counterexample.request.validate(against: schema).isEmpty, sourceLocation: location)
            #expect(counterexample.entities.validate(against: schema).isEmpty, sourceLocation: location)
            let evaluations = query.subjects.map { counterexample.scenario.evaluation(of: $0) }
            #expect(counterexample.evaluations == evaluations, sourceLocation: location)
            let facts = evaluations.map { $0.fact(for: query.kind) }
            #expect(query.kind.isRefuted(by: facts), sourceLocation: location)
        }
    }
}
