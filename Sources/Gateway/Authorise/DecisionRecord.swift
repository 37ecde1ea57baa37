import Core
import Directory
import IAMPolicy
import Plane
import Wire

/// One decision with everything that it was made from, policies by digest: what the audit log keeps so that
/// `castellan explain` can make it again. A class, as it goes from step to step and is as large as that sounds.
final class DecisionRecord: Sendable {
    let requirement: Requirement
    let request: AuthorizationRequest
    let decision: Decision
    let policies: PrincipalPolicies

    init(requirement: Requirement, request: AuthorizationRequest, decision: Decision, policies: PrincipalPolicies) {
        self.requirement = requirement
        self.request = request
        self.decision = decision
        self.policies = policies
    }

    /// The error that the caller gets when this was a denial: AWS's words, with the code that services of the protocol
    /// give.
    func error(in wire: WireProtocol) -> AWSError {
        let message = accessDeniedMessage(decision, request)
        return switch wire {
        case .json10, .json11: AWSError("AccessDeniedException", message, status: 400)
        case .restJSON: AWSError("AccessDeniedException", message, status: 403)
        case .ec2: AWSError("UnauthorizedOperation", message, status: 403)
        case .query, .restXML: AWSError("AccessDenied", message, status: 403)
        }
    }
}

extension DecisionRecord {
    /// Writes the record as a JSON object; `RecordedDecision` reads it.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("action", requirement.action)
            json.member("resource", requirement.resource)
            json.member("resourceAccount", requirement.resourceAccount.rawValue)
            json.member("outcome", decision.outcome.rawValue)
            if let type = decision.decidedBy { json.member("decidedBy", type.rawValue) }
            json.name("principal")
            write(request.principal, to: &json)
            json.name("policies")
            json.object { json in
                write("identity", policies.identity, to: &json)
                if let boundary = policies.boundary { write("boundary", [boundary], to: &json) }
                if let session = policies.session { write("session", session, to: &json) }
                if let policy = requirement.resourcePolicy {
                    json.name("resource")
                    json.object { json in
                        json.member("kind", PolicySet.ResourceKind(policy.kind).rawValue)
                        json.member("digest", PolicyDigest(policy.document).description)
                    }
                }
                if !requirement.grants.isEmpty { writeGrants(to: &json) }
            }
            json.name("context")
            json.object { json in
                request.context.forEach { Self.write($0, $1, to: &json) }
            }
        }
    }

    private func write(_ type: String, _ policies: [PrincipalPolicy], to json: inout JSONWriter) {
        json.name(type)
        json.array { json in
            for policy in policies {
                json.object { json in
                    json.member("name", policy.name)
                    json.member("digest", policy.digest.description)
                }
            }
        }
    }

    private func writeGrants(to json: inout JSONWriter) {
        json.name("grants")
        json.array { json in
            for grant in requirement.grants {
                json.object { json in
                    json.member("name", grant.name)
                    json.member("digest", PolicyDigest(grant.document).description)
                }
            }
        }
    }

    private static func write(_ name: String, _ value: RequestContext.Value, to json: inout JSONWriter) {
        json.name(name)
        switch value {
        case .single(let text): json.string(text)
        case .multiple(let texts): json.array { json in for text in texts { json.string(text) } }
        }
    }

    private func write(_ principal: Principal, to json: inout JSONWriter) {
        json.object { json in
            switch principal {
            case .root(let account): json.member("root", account)
            case .user(let arn, let id):
                json.member("user", arn)
                if let id { json.member("id", id) }
            case .role(let arn, let id):
                json.member("role", arn)
                if let id { json.member("id", id) }
            case .assumedRole(let session, let role, let id):
                json.member("assumedRole", session)
                if let role { json.member("role", role) }
                if let id { json.member("id", id) }
            case .federatedUser(let arn, let issuer):
                json.member("federatedUser", arn)
                if let issuer { json.member("issuer", issuer) }
            case .federated(let provider): json.member("federated", provider)
            case .service(let name): json.member("service", name)
            case .canonicalUser(let id): json.member("canonicalUser", id)
            case .anonymous: json.member("anonymous", true)
            }
        }
    }
}
