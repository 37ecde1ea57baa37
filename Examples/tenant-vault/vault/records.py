"""A tenant's records: encrypted here, before they leave, and decrypted here, after they come back."""

import boto3
from boto3.dynamodb.conditions import Key
from dynamodb_encryption_sdk.encrypted.resource import EncryptedResource
from dynamodb_encryption_sdk.identifiers import CryptoAction
from dynamodb_encryption_sdk.material_providers.aws_kms import AwsKmsCryptographicMaterialsProvider
from dynamodb_encryption_sdk.structures import AttributeActions

# The table's key attributes are only signed, by the SDK's own rule. An index has to read its keys as well, and that is
# for us to say. Everything else is encrypted and signed.
ACTIONS = AttributeActions(
    default_action=CryptoAction.ENCRYPT_AND_SIGN, attribute_actions={"label": CryptoAction.SIGN_ONLY})


class Records:
    """The table as one botocore session sees it.

    The SDK asks KMS for each item's data key and puts the item's key attributes into the encryption context. The
    partition key is named `tenant_id`, so the key policy meets it as `kms:EncryptionContext:tenant_id`.
    """

    def __init__(self, session, table, key):
        resource = EncryptedResource(
            resource=boto3.session.Session(botocore_session=session).resource("dynamodb"),
            materials_provider=AwsKmsCryptographicMaterialsProvider(key_id=key, botocore_session=session),
            attribute_actions=ACTIONS)
        self._table = resource.Table(table)

    def put(self, tenant, name, value, label):
        self._table.put_item(Item={"tenant_id": tenant, "name": name, "label": label, "value": value})

    def get(self, tenant, name):
        return self._table.get_item(Key={"tenant_id": tenant, "name": name}).get("Item")

    def all(self, tenant):
        more = {}
        while more is not None:
            page = self._table.query(KeyConditionExpression=Key("tenant_id").eq(tenant), **more)
            yield from page["Items"]
            last = page.get("LastEvaluatedKey")
            more = {"ExclusiveStartKey": last} if last else None

    def labelled(self, tenant, label):
        page = self._table.query(
            IndexName="by-label", KeyConditionExpression=Key("tenant_id").eq(tenant) & Key("label").eq(label))
        return page["Items"]
