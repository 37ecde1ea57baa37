"""DynamoDB tables and values, as short as tests want them."""

import time

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

_WRITE, _READ = TypeSerializer(), TypeDeserializer()
# Beyond this something is wrong; tables and indexes are made in moments here.
PATIENCE_SECONDS = 30


def typed(value):
    """A plain dictionary as an item: {"a": 1} is {"a": {"N": "1"}}."""
    return {name: _WRITE.serialize(inner) for name, inner in value.items()}


def plain(item):
    return {name: _READ.deserialize(inner) for name, inner in item.items()}


def schema(*keys):
    """A key schema of "name:type" words: the partition key, then the sort key if there is one."""
    names = (key.partition(":")[0] for key in keys)
    return [{"AttributeName": name, "KeyType": kind} for name, kind in zip(names, ("HASH", "RANGE"), strict=False)]


def attributes(*keys):
    """The attribute definitions of "name:type" words, each once."""
    named = {name: kind or "S" for name, _, kind in (key.partition(":") for key in keys)}
    return [{"AttributeName": name, "AttributeType": kind} for name, kind in named.items()]


def index(name, *keys, projection="ALL", include=()):
    projected = {"ProjectionType": projection} | ({"NonKeyAttributes": list(include)} if include else {})
    return {"IndexName": name, "KeySchema": schema(*keys), "Projection": projected}


def create(caller, name, *keys, globals=None, locals=None, **more):
    """Makes a table and waits until it is ACTIVE; index keys are given as {"name": ("key:type", …)} or whole."""
    keys = keys or ("pk:S",)
    named = {
        kind: [index(word, *said) if isinstance(said, tuple) else said["index"] for word, said in (given or {}).items()]
        for kind, given in (("GlobalSecondaryIndexes", globals), ("LocalSecondaryIndexes", locals))}
    words = [key for given in (globals, locals) for said in (given or {}).values()
             for key in (said if isinstance(said, tuple) else said["keys"])]
    asked = {"TableName": name, "KeySchema": schema(*keys), "AttributeDefinitions": attributes(*keys, *words)}
    asked |= {"BillingMode": "PAY_PER_REQUEST"} | {kind: said for kind, said in named.items() if said}
    caller.dynamodb.create_table(**asked | more)
    settled(caller, name)
    return name


def settled(caller, name):
    """The table's description once it and all of its indexes are ACTIVE."""
    def ready():
        table = caller.dynamodb.describe_table(TableName=name)["Table"]
        states = [table["TableStatus"], *(index["IndexStatus"] for index in table.get("GlobalSecondaryIndexes", []))]
        return table if set(states) == {"ACTIVE"} else None

    return until(ready, f"{name} did not become ACTIVE")


def until(ready, complaint):
    """Polls for what a background task is to bring about."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := ready()):
        assert time.monotonic() < deadline, complaint
        time.sleep(0.02)
    return found


def put(caller, table, *items):
    """Plain items, in batches."""
    for start in range(0, len(items), 25):
        waiting = {table: [{"PutRequest": {"Item": typed(item)}} for item in items[start:start + 25]]}
        while waiting:
            waiting = caller.dynamodb.batch_write_item(RequestItems=waiting)["UnprocessedItems"]


def pages(caller, operation, **parameters):
    """Every page of a Query or Scan, followed by hand."""
    while True:
        page = caller.call("dynamodb", operation, **parameters)
        yield page
        if "LastEvaluatedKey" not in page:
            return
        parameters["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def everything(caller, operation="Scan", **parameters):
    return [plain(item) for page in pages(caller, operation, **parameters) for item in page["Items"]]
