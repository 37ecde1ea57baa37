import Cedar
import Foundation

/// Times decisions and loading in process, and writes what it decided on to a folder, where `compare.py` has the reference
/// engine decide the same. Figures are reported, never asserted.
///
///     cedar-benchmark FOLDER
let folder = CommandLine.arguments.dropFirst().first ?? "."

let clock = ContinuousClock()

func nanoseconds(_ duration: Swift.Duration) -> Double {
    Double(duration.components.seconds) * 1e9 + Double(duration.components.attoseconds) / 1e9
}

/// Of each request the mean of many runs, as one takes less than the clock's own tick.
func decisions(_ authorizer: Authorizer, _ graph: EntityGraph, _ requests: [Request]) -> [Double] {
    let runs = 200
    for request in requests { _ = authorizer.isAuthorized(request, graph) }
    return requests.map { request in
        nanoseconds(clock.measure { for _ in 0..<runs { _ = authorizer.isAuthorized(request, graph) } }) / Double(runs)
    }.sorted()
}

func write(_ text: String, _ name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
}

func line(_ name: String, _ size: Int, _ times: [Double]) {
    print("\(name)\t\(size)\t\(times[times.count / 2])\t\(times[times.count * 99 / 100])")
}

for size in [5, 20, 50] {
    for application in try Application.all(size: size) {
        let set = try PolicySet(parsing: application.policies)
        let authorizer = Authorizer(set)
        let entities = try Entities(application.entities)
        let graph = authorizer.load(entities)
        line(application.name, size, decisions(authorizer, graph, application.requests))
        try write(application.policies, "\(application.name)-\(size).cedar")
        try write(try entities.json(), "\(application.name)-\(size).entities.json")
        let asked = application.requests.map { request in
            let response = authorizer.isAuthorized(request, graph)
            return [
                "principal": request.principal.description, "action": request.action.description,
                "resource": request.resource.description, "decision": response.decision.rawValue,
            ]
        }
        try JSONSerialization.data(withJSONObject: asked).write(
            to: URL(fileURLWithPath: "\(folder)/\(application.name)-\(size).requests.json"))
    }
}

for count in [100, 10_000] {
    let text = (0..<count).map { number in
        """
        permit(principal in Group::"g\(number)", action == Action::"view", resource)
        when { resource has level && resource.level < \(number) };
        """
    }.joined(separator: "\n")
    try write(text, "many-\(count).cedar")
    var authorizer: Authorizer?
    let loading = try (0..<5).map { _ in
        let start = clock.now
        authorizer = Authorizer(try PolicySet(parsing: text))
        return nanoseconds(clock.now - start)
    }.sorted()
    guard let authorizer else { continue }
    let view = try Application.action("view")
    let entities = try Entities(
        (0..<100).map { number in
            Entity(
                try Application.uid("User", number), parents: [try EntityUID(parsing: "Group::\"g\(number % count)\"")])
        } + [Entity(try Application.uid("Document", 0), attributes: ["level": .long(1)])])
    let graph = authorizer.load(entities)
    let requests = try (0..<100).map {
        Request(
            principal: try Application.uid("User", $0), action: view, resource: try Application.uid("Document", 0))
    }
    line("many", count, decisions(authorizer, graph, requests))
    line("load", count, loading)
}
