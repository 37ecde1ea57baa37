"""What DynamoDB serves, and what a caller without any policy is told for each of it."""

ACCOUNT = "{account}"
NONE = "nothing-here"
TABLE = f"arn:aws:dynamodb:us-east-1:{ACCOUNT}:table/{NONE}"
ANY = None
_KEY = {"pk": {"S": "k"}}
_NAMED = {"TableName": NONE}
_POLICY = '{"Version": "2012-10-17", "Statement": []}'


def _keyed(**more):
    return _NAMED | {"Key": _KEY} | more


# Operation: (parameters, the resource that the denial names[, the action, where it is not the operation's name]).
DYNAMODB = {
    "CreateTable": (_NAMED | {
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}, TABLE),
    "DescribeTable": (_NAMED, TABLE),
    "UpdateTable": (_NAMED | {"BillingMode": "PAY_PER_REQUEST"}, TABLE),
    "DeleteTable": (_NAMED, TABLE),
    "ListTables": ({}, ANY),
    "DescribeLimits": ({}, ANY),
    "DescribeEndpoints": ({}, ANY),
    "TagResource": ({"ResourceArn": TABLE, "Tags": [{"Key": "k", "Value": "v"}]}, TABLE),
    "UntagResource": ({"ResourceArn": TABLE, "TagKeys": ["k"]}, TABLE),
    "ListTagsOfResource": ({"ResourceArn": TABLE}, TABLE),
    "DescribeTimeToLive": (_NAMED, TABLE),
    "UpdateTimeToLive": (_NAMED | {"TimeToLiveSpecification": {"Enabled": True, "AttributeName": "t"}}, TABLE),
    "DescribeContinuousBackups": (_NAMED, TABLE),
    "UpdateContinuousBackups": (
        _NAMED | {"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}, TABLE),
    "PutResourcePolicy": ({"ResourceArn": TABLE, "Policy": _POLICY}, TABLE),
    "GetResourcePolicy": ({"ResourceArn": TABLE}, TABLE),
    "DeleteResourcePolicy": ({"ResourceArn": TABLE}, TABLE),
    "PutItem": (_NAMED | {"Item": _KEY}, TABLE),
    "GetItem": (_keyed(), TABLE),
    "UpdateItem": (_keyed(), TABLE),
    "DeleteItem": (_keyed(), TABLE),
    "Query": (_NAMED | {
        "KeyConditionExpression": "pk = :k", "ExpressionAttributeValues": {":k": {"S": "k"}}}, TABLE),
    "Scan": (_NAMED, TABLE),
    "BatchGetItem": ({"RequestItems": {NONE: {"Keys": [_KEY]}}}, TABLE),
    "BatchWriteItem": ({"RequestItems": {NONE: [{"PutRequest": {"Item": _KEY}}]}}, TABLE),
    "TransactGetItems": ({"TransactItems": [{"Get": _keyed()}]}, TABLE, "GetItem"),
    "TransactWriteItems": ({"TransactItems": [{"Put": _NAMED | {"Item": _KEY}}]}, TABLE, "PutItem"),
}
