import Core

extension StatementReader {
    func readResources(_ policy: inout PolicyReader) -> ResourceSet? {
        let isNegated = node["Resource"] == nil && node["NotResource"] != nil
        let name = isNegated ? "NotResource" : "Resource"
        guard let element = node[name] else {
            if policy.kind.needsResources {
                policy.note(
                    .resources, "Policy statement must contain resources.", "There is neither Resource nor NotResource",
                    path, at: node.offset)
            }
            return nil
        }
        if policy.kind == .trust {
            policy.note(
                .kind, "Has prohibited field \(name)", "A trust policy is about its own role", "\(path).\(name)",
                at: element.offset)
        }
        let resources = strings(element, name, &policy)
        if resources.isEmpty, policy.kind != .trust {
            policy.note(
                .resources, "Policy statement must contain resources.", "The list is empty", "\(path).\(name)",
                at: element.offset)
        }
        for resource in resources { check(resource.text, resource.path, resource.offset, &policy) }
        return ResourceSet(
            isNegated: isNegated, patterns: resources.map { ARNPattern($0.text, variables: isV2012) })
    }

    private func check(_ resource: String, _ path: String, _ offset: Int, _ policy: inout PolicyReader) {
        guard resource != "*" else { return }
        let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        func note(_ stage: PolicyProblem.Stage, _ message: String, _ detail: String) {
            policy.note(stage, message, detail, path, at: offset)
        }
        if parts.count == 1 || parts[0] != "arn" {
            return note(
                .resources, "Resource \(resource) must be in ARN format or \"*\".", "It does not begin with arn:")
        }
        let partitions: Set<String> = [
            "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc", "*",
        ]
        if !partitions.contains(parts[1]) {
            let rest = (0..<4).map { parts.count > $0 + 2 ? parts[$0 + 2] : "*" }.joined(separator: ":")
            return note(
                .resources, "Partition \"\(parts[1])\" is not valid for resource \"arn:\(parts[1]):\(rest)\".",
                "AWS has no such partition")
        }
        if parts.count == 2 {
            return note(
                .resources, "Resource vendor must be fully qualified and cannot contain regexes.",
                "There is no service after the partition")
        }
        if parts[2].isEmpty || (parts.count < 6 && resource.contains("::")) {
            return note(.legacy, "The policy failed legacy parsing", "An ARN has six parts: \(resource)")
        }
        if parts[2].contains("*") || parts[2].contains("?") {
            return note(
                .resources, "Resource vendor must be fully qualified and cannot contain regexes.",
                "\"\(parts[2])\" has wildcards")
        }
        if parts[2] == "iam", parts.count > 3, !parts[3].isEmpty, parts[3] != "*" {
            return note(.resources, "IAM resource \(resource) cannot contain region information.", "IAM has no regions")
        }
        checkIAM(resource, parts, note)
    }

    private static let iamResources = [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/",
        "sms-mfa/", "saml-provider/", "oidc-provider/", "report/", "access-report/",
    ]

    private func checkIAM(
        _ resource: String, _ parts: [String], _ note: (PolicyProblem.Stage, String, String) -> Void
    ) {
        guard parts[2] == "iam", parts.count == 6 else { return }
        let name = parts[5]
        // A wildcard or variable before the slash may stand for any of the kinds.
        let head = name.prefix { $0 != "/" }
        if head == "root" || head.contains("*") || head.contains("?") || head.contains("$") { return }
        if Self.iamResources.contains(where: name.hasPrefix) { return }
        note(
            .resources,
            "IAM resource path must either be \"*\" or start with \(Self.iamResources.joined(separator: ", ")).",
            "\"\(name)\" does not")
    }
}
