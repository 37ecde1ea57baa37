"""What is asked of the servers, and how they are made ready for it."""

import itertools
import random
from concurrent.futures import ThreadPoolExecutor

KILOBYTE = 1024
# Different items in turn, so that it is not one row of one page that is read or written all the time.
TURNS = 64
BATCH = 25
CONTEXT = {"tenant_id": "acme"}
_numbers = itertools.count(1)


class Identity:
    name = operation = "GetCallerIdentity"
    service = "sts"

    def prepare(self, client):
        return [{}]


class GenerateDataKey:
    name = operation = "GenerateDataKey"
    service = "kms"
    asked = 20

    def prepare(self, client):
        key = client.create_key()["KeyMetadata"]["KeyId"]
        return [{"KeyId": key, "KeySpec": "AES_256", "EncryptionContext": CONTEXT}]


class Decrypt:
    name = operation = "Decrypt"
    service = "kms"
    asked = 20

    def prepare(self, client):
        key = client.create_key()["KeyMetadata"]["KeyId"]
        return [
            {"EncryptionContext": CONTEXT, "CiphertextBlob": client.generate_data_key(
                KeyId=key, KeySpec="AES_256", EncryptionContext=CONTEXT)["CiphertextBlob"]} for _ in range(TURNS)]


class PutItem:
    name = "PutItem of 1 KB"
    operation = "PutItem"
    service = "dynamodb"
    asked = 8

    def prepare(self, client):
        name = create_table(client)
        return [{"TableName": name, "Item": item("p", number, KILOBYTE)} for number in range(TURNS)]


class GetItem:
    name = "GetItem of 1 KB"
    operation = "GetItem"
    service = "dynamodb"
    asked = 20

    def prepare(self, client):
        name = create_table(client)
        for number in range(TURNS):
            client.put_item(TableName=name, Item=item("p", number, KILOBYTE))
        return [{"TableName": name, "Key": key("p", number)} for number in range(TURNS)]


class Query:
    name = "Query of 100 items of 1 KB"
    operation = "Query"
    service = "dynamodb"
    asked = None

    def prepare(self, client):
        name = create_table(client)
        for number in range(200):
            client.put_item(TableName=name, Item=item(f"p{number % 2}", number, KILOBYTE))
        return [{
            "TableName": name, "KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": {":p": {"S": "p1"}}}]


SCENARIOS = (GenerateDataKey(), Decrypt(), PutItem(), GetItem(), Query())


def create_table(client, name=None):
    name = name or f"table-{next(_numbers)}"
    client.create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "N"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}])
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
    return name


def key(partition, number):
    return {"pk": {"S": partition}, "sk": {"N": str(number)}}


def item(partition, number, size):
    """An item that DynamoDB counts as about `size` bytes."""
    return key(partition, number) | {"v": {"S": "x" * (size - 16)}}


def place(number):
    """The partition and the number of an item of the filled table: ten to a partition."""
    return f"p{number // 10:07}", number % 10


def fill(client, name, count):
    """`count` items of 100 bytes by BatchWriteItem, several batches at once."""
    create_table(client, name)

    def write(start):
        requests = [
            {"PutRequest": {"Item": item(*place(number), 100)}}
            for number in range(start, min(count, start + BATCH))]
        left = {name: requests}
        while left:
            left = client.batch_write_item(RequestItems=left)["UnprocessedItems"]

    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(write, range(0, count, BATCH)):
            pass


def reads(name, count):
    """GetItem of items all over the table, the same ones in each run."""
    chosen = random.Random(7).choices(range(count), k=512)
    return [{"TableName": name, "Key": key(*place(number))} for number in chosen]
