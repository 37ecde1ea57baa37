/// Decides a request. Never fails and, beyond the list of matched statements, allocates next to nothing.
///
/// The rules are those of the IAM User Guide, "Policy evaluation logic" and "Cross-account policy evaluation logic".
public func decide(_ request: AuthorizationRequest, _ policies: PolicySet) -> Decision {
    Evaluation(request, policies).decision()
}
