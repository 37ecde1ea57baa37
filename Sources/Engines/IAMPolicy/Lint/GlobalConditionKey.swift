/// A global condition key (IAM User Guide, "AWS global condition context keys").
struct GlobalConditionKey: Sendable {
    enum ValueType: String, Sendable {
        case string = "string"
        case arn = "ARN"
        case boolean = "boolean"
        case date = "date"
        case number = "number"
        case address = "IP address"

        var article: String { self == .arn || self == .address ? "an" : "a" }

        func takes(_ comparison: ConditionOperator.Comparison) -> Bool {
            switch (self, comparison) {
            case (_, .null): true
            case (.string, .string), (.string, .stringIgnoringCase), (.string, .stringPattern): true
            case (.arn, .arn), (.arn, .string), (.arn, .stringIgnoringCase), (.arn, .stringPattern): true
            case (.boolean, .boolean), (.date, .date), (.number, .numeric), (.address, .address): true
            // The epoch time is a date that may be compared as the number it is.
            case (.date, .numeric): true
            default: false
            }
        }
    }

    let name: String
    let type: ValueType
    let isMultivalued: Bool

    /// The key of a name; `…/tag-key` stands for any tag.
    static func named(_ key: ContextKey) -> GlobalConditionKey? {
        let head = key.lowercased.firstIndex(of: "/").map { String(key.lowercased[...$0]) } ?? key.lowercased
        return table[head]
    }

    /// The known name that a misspelt one most resembles, when it does at all.
    static func nearest(to key: ContextKey) -> String? {
        let candidates = table.map { (distance(key.lowercased, $0.key), $0.value.name) }
        guard let best = candidates.min(by: { $0 < $1 }), best.0 <= 4 else { return nil }
        return best.1
    }

    /// Levenshtein's distance.
    private static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.utf8.prefix(80))
        let right = Array(right.utf8)
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (byte == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }

    private static let table: [String: GlobalConditionKey] = {
        var table: [String: GlobalConditionKey] = [:]
        func add(_ type: ValueType, multivalued: Bool = false, _ names: String...) {
            for name in names {
                table[name.asciiLowercased] = GlobalConditionKey(name: name, type: type, isMultivalued: multivalued)
            }
        }
        add(
            .string, "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalServiceName", "aws:PrincipalTag/",
            "aws:PrincipalType", "aws:userid", "aws:username", "aws:FederatedProvider", "aws:Ec2InstanceSourceVpc",
            "aws:SourceIdentity", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpceAccount", "aws:SourceVpceOrgID",
            "aws:SourceVpceOrgPaths", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceTag/",
            "aws:CalledViaFirst", "aws:CalledViaLast", "aws:referer", "aws:RequestedRegion", "aws:RequestTag/",
            "aws:SourceAccount", "aws:SourceOrgID", "aws:UserAgent", "aws:AssumedRoot", "aws:ChatbotSourceArn",
            "aws:SignInSessionArn", "aws:VpceAccount", "aws:VpceOrgID")
        add(
            .string, multivalued: true, "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList",
            "aws:ResourceOrgPaths",
            "aws:CalledVia", "aws:SourceOrgPaths", "aws:TagKeys", "aws:VpceOrgPaths")
        add(.arn, "aws:PrincipalArn", "aws:SourceArn", "aws:SourceVpcArn")
        add(
            .boolean, "aws:PrincipalIsAWSService", "aws:MultiFactorAuthPresent", "aws:SecureTransport",
            "aws:ViaAWSService", "aws:IsMcpServiceAction", "aws:ViaAWSMCPService")
        add(.date, "aws:TokenIssueTime", "aws:CurrentTime", "aws:EpochTime")
        add(.number, "aws:MultiFactorAuthAge")
        add(.address, "aws:SourceIp", "aws:VpcSourceIp", "aws:Ec2InstanceSourcePrivateIPv4")
        return table
    }()
}
