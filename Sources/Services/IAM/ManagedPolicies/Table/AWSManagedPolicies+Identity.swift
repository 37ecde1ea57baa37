extension AWSManagedPolicies {
    static let identity: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "IAMFullAccess", created: "2015-02-06T18:40:38Z", "Managing identities and what they may do.",
            [
                .allow("Identities", ["iam:*"]),
                .allow(
                    "OrganizationPolicies",
                    [
                        "organizations:DescribeAccount", "organizations:DescribeOrganization",
                        "organizations:DescribeOrganizationalUnit", "organizations:DescribePolicy",
                        "organizations:ListChildren", "organizations:ListParents", "organizations:ListPolicies",
                        "organizations:ListPoliciesForTarget", "organizations:ListRoots",
                        "organizations:ListTargetsForPolicy",
                    ]),
            ]),
        AWSManagedPolicy(
            "IAMReadOnlyAccess", created: "2015-02-06T18:40:39Z", "Seeing identities and what they may do.",
            [
                .allow(
                    "Identities",
                    [
                        "iam:GenerateCredentialReport", "iam:GenerateServiceLastAccessedDetails", "iam:Get*",
                        "iam:List*",
                        "iam:SimulateCustomPolicy", "iam:SimulatePrincipalPolicy",
                    ])
            ]),
        AWSManagedPolicy(
            "IAMUserChangePassword", created: "2016-11-15T00:25:16Z", "Users changing their own passwords.",
            [
                .allow(
                    "OwnPassword", ["iam:ChangePassword"],
                    on: ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}"]),
                .allow("PasswordRules", ["iam:GetAccountPasswordPolicy"]),
            ]),
        AWSManagedPolicy(
            "IAMAccessAnalyzerFullAccess", created: "2019-12-02T17:12:40Z", "Running Access Analyzer.",
            [
                .allow("Analyzer", ["access-analyzer:*"]),
                .serviceLinkedRole("access-analyzer.amazonaws.com", named: "AWSServiceRoleForAccessAnalyzer"),
                .allow(
                    "Organization",
                    [
                        "organizations:DescribeAccount", "organizations:DescribeOrganization",
                        "organizations:DescribeOrganizationalUnit", "organizations:ListAWSServiceAccessForOrganization",
                        "organizations:ListAccounts", "organizations:ListAccountsForParent",
                        "organizations:ListChildren", "organizations:ListDelegatedAdministrators",
                        "organizations:ListOrganizationalUnitsForParent", "organizations:ListParents",
                        "organizations:ListRoots",
                    ]),
            ]),
        AWSManagedPolicy(
            "IAMAccessAnalyzerReadOnlyAccess", created: "2019-12-02T17:12:53Z", "Seeing what Access Analyzer found.",
            [
                .allow(
                    "Analyzer",
                    [
                        "access-analyzer:CheckAccessNotGranted", "access-analyzer:CheckNoNewAccess",
                        "access-analyzer:CheckNoPublicAccess", "access-analyzer:Get*", "access-analyzer:List*",
                        "access-analyzer:ValidatePolicy",
                    ])
            ]),
    ]
}
