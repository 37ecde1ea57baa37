import Cedar
import Core
import Plane

enum BatchIsAuthorized {
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.decisionOperation("BatchIsAuthorized", as: "IsAuthorized") { store, call in
            let began = ContinuousClock.now
            let ready = try await service.snapshots.snapshot(of: store, for: call)
            let reader = ready.snapshot.reader(service.quotas)
            let items = try BatchIsAuthorized.requests(call)
            let requests = try items.enumerated().map { try reader.request($1, at: "requests.\($0).") }
            try checkShared(requests)
            let entities = try ready.snapshot.load(call.input["entities"], reader)
            let decisions = try await service.decide(requests, entities, by: ready, for: call, since: began)
            return [
                "results": .list(
                    zip(items, decisions).map { item, decision in
                        .structure(decision.members.merging(["request": item]) { $1 })
                    })
            ]
        }
    }

    private static let most = 30

    static func requests(_ call: Call) throws -> [Document] {
        let items = call.input["requests"]?.list ?? []
        guard (1...most).contains(items.count) else {
            throw AWSError.validation("A batch has 1 to \(most) requests, not \(items.count).", at: "requests")
        }
        return items
    }

    /// What makes a batch one: the same principal in all of its requests, or the same resource.
    private static func checkShared(_ requests: [Request]) throws {
        guard let first = requests.first else { return }
        guard
            requests.allSatisfy({ $0.principal == first.principal })
                || requests.allSatisfy({ $0.resource == first.resource })
        else {
            throw AWSError.validation(
                "All requests of a batch must have the same principal, or all the same resource.", at: "requests")
        }
    }
}
