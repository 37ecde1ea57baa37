package import Cedar
import Core

/// Makes logged decisions again by other policies.
package struct DecisionReplay: Sendable {
    private let authorizer: Authorizer
    private let actions: EntityGraph

    /// - Parameter schema: brings the action groups, as requests hold none.
    package init(_ policies: PolicySet, _ schema: Schema?) {
        authorizer = Authorizer(policies)
        actions = authorizer.load(schema.map { Entities.actions(of: $0) } ?? Entities())
    }

    /// The answer that the policies give to what was asked then; nil when not all of it was kept.
    package func response(to logged: LoggedDecision) throws -> (request: Request, response: Response)? {
        guard let (request, entities) = try logged.request() else { return nil }
        return (request, authorizer.isAuthorized(request, authorizer.load(entities, on: actions)))
    }
}
