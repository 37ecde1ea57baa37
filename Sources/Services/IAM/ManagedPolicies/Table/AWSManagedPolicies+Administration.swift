extension AWSManagedPolicies {
    static let administration: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "AdministratorAccess", created: "2015-02-06T18:39:46Z", "Every action on every resource.",
            [.allow("Everything", ["*"])]),
        AWSManagedPolicy(
            "PowerUserAccess", created: "2015-02-06T18:39:47Z",
            "Every service, except for managing users, groups, the organization and the account itself.",
            [
                .allowAll("AllServices", but: ["account:*", "iam:*", "organizations:*"]),
                .allow(
                    "WhatServicesNeed",
                    [
                        "account:GetAccountInformation", "account:GetPrimaryEmail", "account:ListRegions",
                        "iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:ListRoles",
                        "organizations:DescribeEffectivePolicy", "organizations:DescribeOrganization",
                    ]),
            ]),
        AWSManagedPolicy(
            "ReadOnlyAccess", created: "2015-02-06T18:39:48Z", "Reading everything, what resources hold included.",
            [.allow("ReadEverything", ServiceActions.allReads)]),
        AWSManagedPolicy(
            "AWSDenyAll", created: "2019-05-01T22:36:14Z", "No action on any resource, whatever else is allowed.",
            [.deny("DenyAll", ["*"])]),
        AWSManagedPolicy(
            "AWSOrganizationsFullAccess", created: "2018-11-06T20:31:57Z",
            "Managing the organization, its accounts and its policies.",
            [
                .allow("Organization", ["organizations:*"]),
                .allow(
                    "Contacts",
                    [
                        "account:DeleteAlternateContact", "account:DisableRegion", "account:EnableRegion",
                        "account:GetAlternateContact", "account:GetContactInformation", "account:GetPrimaryEmail",
                        "account:ListRegions", "account:PutAlternateContact", "account:PutContactInformation",
                    ]),
                .serviceLinkedRole("organizations.amazonaws.com", named: "AWSServiceRoleForOrganizations"),
            ]),
        AWSManagedPolicy(
            "AWSOrganizationsReadOnlyAccess", created: "2018-11-06T20:32:38Z",
            "Seeing the organization, its accounts and its policies.",
            [
                .allow("Organization", ["organizations:Describe*", "organizations:List*"]),
                .allow(
                    "Contacts",
                    [
                        "account:GetAlternateContact", "account:GetContactInformation", "account:GetPrimaryEmail",
                        "account:ListRegions",
                    ]),
            ]),
    ]

    static let jobFunctions: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "ViewOnlyAccess", path: "/job-function/", created: "2016-11-10T17:20:15Z",
            "Seeing which resources there are and how they are set up, but nothing of what they hold.",
            [.allow("ViewResources", ServiceActions.allMetadata)]),
        AWSManagedPolicy(
            "DatabaseAdministrator", path: "/job-function/", created: "2016-11-10T17:25:43Z",
            "Setting up and running databases, and watching over them.",
            [
                .allow("Databases", ["dynamodb:*"]),
                .allow(
                    "Surroundings",
                    [
                        "cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*", "iam:GetRole", "iam:ListRoles",
                        "kms:ListAliases", "kms:ListKeys", "lambda:CreateEventSourceMapping", "lambda:ListFunctions",
                        "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:GetLogEvents", "s3:ListAllMyBuckets",
                        "sns:ListTopics",
                    ]),
                .passRole(to: "lambda.amazonaws.com"),
            ]),
        AWSManagedPolicy(
            "SystemAdministrator", path: "/job-function/", created: "2016-11-10T17:23:56Z",
            "Running the resources that applications need.",
            [
                .allow(
                    "Operations",
                    [
                        "cloudformation:*", "cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus",
                        "cloudtrail:ListTrails", "cloudtrail:LookupEvents", "cloudwatch:*", "config:Describe*",
                        "config:Get*", "config:List*", "dynamodb:Describe*", "dynamodb:List*", "events:*", "logs:*",
                        "sns:*", "sqs:*",
                    ]),
                .allow(
                    "Identities",
                    [
                        "iam:GetAccessKeyLastUsed", "iam:GetGroup", "iam:GetInstanceProfile", "iam:GetPolicy",
                        "iam:GetPolicyVersion", "iam:GetRole", "iam:GetRolePolicy", "iam:GetUser", "iam:List*",
                    ]),
                .allow("Keys", ["kms:Describe*", "kms:List*"]),
                .allow("Functions", ["lambda:Get*", "lambda:InvokeFunction", "lambda:List*"]),
                .allow("Buckets", ["s3:GetBucket*", "s3:ListAllMyBuckets", "s3:ListBucket*"]),
                .passRole(to: "cloudformation.amazonaws.com"),
            ]),
    ]
}
