extension AWSManagedPolicies {
    static let security: [AWSManagedPolicy] =
        audit + detection + [
            AWSManagedPolicy(
                "AmazonVerifiedPermissionsFullAccess", created: "2024-10-11T18:19:31Z",
                "Managing policy stores and asking them for decisions.",
                [.allow("PolicyStores", ["verifiedpermissions:*"])]),
            AWSManagedPolicy(
                "AmazonVerifiedPermissionsReadOnlyAccess", created: "2024-10-11T18:25:51Z",
                "Seeing policy stores and asking them for decisions.",
                [
                    .allow(
                        "PolicyStores",
                        [
                            "verifiedpermissions:BatchGetPolicy", "verifiedpermissions:BatchIsAuthorized",
                            "verifiedpermissions:BatchIsAuthorizedWithToken", "verifiedpermissions:Get*",
                            "verifiedpermissions:IsAuthorized", "verifiedpermissions:IsAuthorizedWithToken",
                            "verifiedpermissions:List*",
                        ])
                ]),
            AWSManagedPolicy(
                "AWSConfigUserAccess", created: "2015-02-18T19:38:41Z",
                "Using Config: searching resources, reading their tags and their history.",
                [
                    .allow(
                        "Config",
                        [
                            "cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus", "cloudtrail:LookupEvents",
                            "config:BatchGet*", "config:Deliver*", "config:Describe*", "config:Get*", "config:List*",
                            "config:SelectAggregateResourceConfig", "config:SelectResourceConfig", "tag:GetResources",
                            "tag:GetTagKeys",
                        ])
                ]),
        ]

    private static let audit: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "SecurityAudit", created: "2015-02-06T18:41:01Z",
            "Reading how everything is secured, for audits; nothing of what resources hold.",
            [
                .allow("ReadSettings", ServiceActions.allMetadata),
                .allow(
                    "ReadEvidence",
                    [
                        "cloudtrail:LookupEvents", "iam:GenerateServiceLastAccessedDetails", "lambda:GetFunction*",
                        "s3:GetAnalyticsConfiguration", "s3:GetInventoryConfiguration", "s3:GetObjectAcl",
                        "s3:GetObjectVersionAcl", "s3:GetReplicationConfiguration",
                    ]),
            ]),
        AWSManagedPolicy(
            "AWSCloudTrail_FullAccess", created: "2020-10-08T23:41:15Z",
            "Managing trails, and the buckets, topics and logs that they write to.",
            [
                .allow("Trails", ["cloudtrail:*"]),
                .allow(
                    "TrailBuckets",
                    ["s3:CreateBucket", "s3:GetBucketLocation", "s3:GetBucketPolicy", "s3:PutBucketPolicy"],
                    on: ["arn:aws:s3:::aws-cloudtrail-logs*"]),
                .allow(
                    "TrailTopics",
                    ["sns:AddPermission", "sns:CreateTopic", "sns:GetTopicAttributes", "sns:SetTopicAttributes"],
                    on: ["arn:aws:sns:*:*:aws-cloudtrail-logs*"]),
                .allow("TrailLogs", ["logs:CreateLogGroup"], on: ["arn:aws:logs:*:*:log-group:aws-cloudtrail-logs*"]),
                .allow(
                    "Choices",
                    [
                        "dynamodb:ListGlobalTables", "dynamodb:ListTables", "iam:GetRolePolicy", "iam:GetUser",
                        "iam:ListRoles", "kms:CreateAlias", "kms:CreateKey", "kms:ListAliases", "kms:ListKeys",
                        "lambda:ListFunctions", "s3:ListAllMyBuckets", "sns:ListTopics",
                    ]),
                .passRole(to: "cloudtrail.amazonaws.com"),
            ]),
        AWSManagedPolicy(
            "AWSCloudTrail_ReadOnlyAccess", created: "2022-06-14T17:19:05Z",
            "Reading trails and the events they record.",
            [
                .allow(
                    "Trails",
                    ["cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*", "cloudtrail:LookupEvents"])
            ]),
    ]

    private static let detection: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "AmazonMacieFullAccess", created: "2017-08-14T14:54:30Z", "Managing the discovery of sensitive data.",
            [
                .allow("Macie", ["macie2:*"]),
                .serviceLinkedRole("macie.amazonaws.com", named: "AWSServiceRoleForAmazonMacie"),
            ]),
        AWSManagedPolicy(
            "AmazonMacieReadOnlyAccess", created: "2023-06-15T21:50:06Z", "Seeing what the discovery of data found.",
            [
                .allow(
                    "Macie",
                    ["macie2:BatchGet*", "macie2:Describe*", "macie2:Get*", "macie2:List*", "macie2:SearchResources"])
            ]),
        AWSManagedPolicy(
            "AmazonGuardDutyFullAccess", created: "2017-11-28T22:31:30Z", "Managing threat detection.",
            [
                .allow("GuardDuty", ["guardduty:*"]),
                .serviceLinkedRole("guardduty.amazonaws.com", named: "AWSServiceRoleForAmazonGuardDuty"),
                .allow(
                    "Organization",
                    [
                        "organizations:DescribeAccount", "organizations:DescribeOrganization",
                        "organizations:DescribeOrganizationalUnit", "organizations:EnableAWSServiceAccess",
                        "organizations:ListAWSServiceAccessForOrganization", "organizations:ListAccounts",
                        "organizations:ListDelegatedAdministrators", "organizations:RegisterDelegatedAdministrator",
                    ]),
            ]),
        AWSManagedPolicy(
            "AmazonGuardDutyReadOnlyAccess", created: "2017-11-28T22:29:40Z", "Seeing threat detection's findings.",
            [
                .allow("GuardDuty", ["guardduty:Describe*", "guardduty:Get*", "guardduty:List*"]),
                .allow(
                    "Organization",
                    [
                        "organizations:DescribeAccount", "organizations:DescribeOrganization",
                        "organizations:DescribeOrganizationalUnit", "organizations:ListAccounts",
                        "organizations:ListAWSServiceAccessForOrganization",
                        "organizations:ListDelegatedAdministrators",
                    ]),
            ]),
        AWSManagedPolicy(
            "AWSSecurityHubFullAccess", created: "2018-11-27T23:54:34Z", "Managing posture checks and findings.",
            [
                .allow("SecurityHub", ["securityhub:*"]),
                .serviceLinkedRole("securityhub.amazonaws.com", named: "AWSServiceRoleForSecurityHub"),
                .allow("RelatedDetectors", ["guardduty:GetDetector", "guardduty:ListDetectors"]),
            ]),
        AWSManagedPolicy(
            "AWSSecurityHubReadOnlyAccess", created: "2018-11-28T01:34:29Z", "Seeing posture checks and findings.",
            [
                .allow(
                    "SecurityHub",
                    ["securityhub:BatchGet*", "securityhub:Describe*", "securityhub:Get*", "securityhub:List*"])
            ]),
        AWSManagedPolicy(
            "AmazonDetectiveFullAccess", created: "2020-04-30T17:57:15Z", "Managing and using investigations.",
            [
                .allow("Detective", ["detective:*"]),
                .allow("Organization", ["organizations:DescribeOrganization", "organizations:ListAccounts"]),
                .allow(
                    "RelatedFindings", ["guardduty:GetFindings", "guardduty:ListDetectors", "securityhub:GetFindings"]),
            ]),
    ]
}
