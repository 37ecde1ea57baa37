extension AWSManagedPolicies {
    static let compute: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "AWSLambda_FullAccess", created: "2020-11-17T21:14:08Z", "Everything on functions and their surroundings.",
            [
                .allow("Functions", ["lambda:*"]),
                .allow(
                    "Surroundings",
                    [
                        "cloudformation:DescribeStacks", "cloudformation:ListStackResources",
                        "cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "iam:GetPolicy", "iam:GetPolicyVersion",
                        "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies",
                        "iam:ListRoles", "kms:ListAliases", "logs:DescribeLogGroups", "tag:GetResources",
                    ]),
                .allow(
                    "Logs", ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"],
                    on: ["arn:aws:logs:*:*:log-group:/aws/lambda/*"]),
                .passRole(to: "lambda.amazonaws.com"),
            ]),
        AWSManagedPolicy(
            "AWSLambda_ReadOnlyAccess", created: "2020-11-17T21:10:32Z", "Seeing functions and their logs.",
            [
                .allow("Functions", ["lambda:Get*", "lambda:List*"]),
                .allow(
                    "Surroundings",
                    [
                        "cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "iam:GetRole", "iam:ListRoles",
                        "kms:ListAliases", "logs:DescribeLogGroups", "tag:GetResources",
                    ]),
                .allow(
                    "Logs", ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"],
                    on: ["arn:aws:logs:*:*:log-group:/aws/lambda/*"]),
            ]),
        AWSManagedPolicy(
            "AWSCloudFormationFullAccess", created: "2019-07-26T21:50:35Z", "Managing stacks and templates.",
            [.allow("Stacks", ["cloudformation:*"])]),
        AWSManagedPolicy(
            "AWSCloudFormationReadOnlyAccess", created: "2015-02-06T18:39:49Z", "Seeing stacks and templates.",
            [
                .allow(
                    "Stacks",
                    [
                        "cloudformation:Describe*", "cloudformation:Detect*", "cloudformation:EstimateTemplateCost",
                        "cloudformation:Get*", "cloudformation:List*", "cloudformation:ValidateTemplate",
                    ])
            ]),
        AWSManagedPolicy(
            "CloudWatchLogsFullAccess", created: "2015-02-06T18:40:02Z", "Everything on logs.",
            [.allow("Logs", ["logs:*"])]),
        AWSManagedPolicy(
            "CloudWatchLogsReadOnlyAccess", created: "2015-02-06T18:40:03Z", "Reading and searching logs.",
            [
                .allow(
                    "Logs",
                    [
                        "logs:Describe*", "logs:FilterLogEvents", "logs:Get*", "logs:List*", "logs:StartLiveTail",
                        "logs:StartQuery", "logs:StopLiveTail", "logs:StopQuery", "logs:TestMetricFilter",
                    ])
            ]),
        AWSManagedPolicy(
            "AmazonEventBridgeFullAccess", created: "2019-07-11T14:08:55Z",
            "Managing event buses, rules and schedules.",
            [
                .allow("Events", ["events:*", "pipes:*", "scheduler:*", "schemas:*"]),
                .passRole(to: "events.amazonaws.com"),
            ]),
        AWSManagedPolicy(
            "AmazonEventBridgeReadOnlyAccess", created: "2019-07-11T13:59:07Z",
            "Seeing event buses, rules and schedules.",
            [
                .allow(
                    "Events",
                    [
                        "events:Describe*", "events:List*", "events:TestEventPattern", "pipes:DescribePipe",
                        "pipes:ListPipes", "scheduler:GetSchedule*", "scheduler:ListSchedule*", "schemas:Describe*",
                        "schemas:List*",
                    ])
            ]),
        AWSManagedPolicy(
            "AmazonSQSFullAccess", created: "2015-02-06T18:41:07Z", "Everything on queues.",
            [.allow("Queues", ["sqs:*"])]),
        AWSManagedPolicy(
            "AmazonSQSReadOnlyAccess", created: "2015-02-06T18:41:08Z", "Seeing queues and their settings.",
            [.allow("Queues", ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:List*"])]),
        AWSManagedPolicy(
            "AmazonSNSFullAccess", created: "2015-02-06T18:41:05Z", "Everything on topics.",
            [.allow("Topics", ["sns:*"])]),
        AWSManagedPolicy(
            "AmazonSNSReadOnlyAccess", created: "2015-02-06T18:41:06Z", "Seeing topics and their settings.",
            [.allow("Topics", ["sns:Get*", "sns:List*"])]),
    ]

    private static let writeLogs = ManagedStatement.allow(
        "WriteLogs", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"])

    static let serviceRoles: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "AWSLambdaBasicExecutionRole", path: "/service-role/", created: "2015-04-09T15:03:43Z",
            "What every function needs: writing its own log.", [writeLogs]),
        AWSManagedPolicy(
            "AWSLambdaDynamoDBExecutionRole", path: "/service-role/", created: "2015-04-09T15:09:29Z",
            "A function that reads a table's stream and writes its log.",
            [
                .allow(
                    "ReadStreams",
                    [
                        "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams",
                    ]), writeLogs,
            ]),
        AWSManagedPolicy(
            "AWSLambdaSQSQueueExecutionRole", path: "/service-role/", created: "2018-06-14T21:50:45Z",
            "A function that takes messages from a queue and writes its log.",
            [
                .allow("TakeMessages", ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]),
                writeLogs,
            ]),
        AWSManagedPolicy(
            "AWSLambdaRole", path: "/service-role/", created: "2015-02-06T18:41:28Z", "Calling functions.",
            [.allow("Invoke", ["lambda:InvokeFunction"])]),
        AWSManagedPolicy(
            "AWS_ConfigRole", path: "/service-role/", created: "2020-09-15T20:30:30Z",
            "What Config needs to record how resources are set up.",
            [.allow("ReadSettings", ServiceActions.allMetadata)]),
    ]
}
