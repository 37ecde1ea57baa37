import IAMPolicy

/// libFuzzer's entry: whatever the bytes, reading, linting and evaluating them must neither trap nor hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for kind in [PolicyKind.managed, .trust] {
        _ = lint(text, kind: kind)
        guard let document = try? PolicyDocument(text, kind: kind, strictness: .lenient) else { continue }
        let group = PolicyGroup([NamedPolicy(name: "fuzzed", document: document)])
        let policies = PolicySet(identity: group, boundary: group, resource: group)
        let request = AuthorizationRequest(
            principal: .user(arn: "arn:aws:iam::123456789012:user/ann"), action: "s3:GetObject",
            resource: "arn:aws:s3:::b/k", context: ["aws:username": "ann", "aws:TagKeys": ["a", "b"]])
        precondition(explain(request, policies).decision == decide(request, policies))
    }
    _ = try? evaluateJSON(text)
    return 0
}
