"""boto3 clients for whoever calls."""

import functools

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from support.plane import PROJECT, REGION, Credentials

# One try: a test must see the first answer, a 500 included.
CONFIG = Config(
    retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30, max_pool_connections=32,
    user_agent_extra="castellan-conformance")
UNCHECKED = CONFIG.merge(Config(parameter_validation=False))


@functools.cache
def _session():
    session = botocore.session.Session(profile=None)
    session.set_config_variable("ignore_configured_endpoint_urls", True)
    # Operations of our own beside AWS's.
    session.set_config_variable("data_path", str(PROJECT / "Models"))
    return session


class Caller:
    """One identity and its clients, made when first used."""

    def __init__(self, plane, credentials, observed=None, region=REGION, verify=None, config=CONFIG):
        self.plane = plane
        self.credentials = credentials
        self.observed = observed
        self.region = region
        self.verify = verify
        self.config = config
        self.name = None
        self._clients = {}

    @classmethod
    def of(cls, caller, answer):
        """Whoever the Credentials or AccessKey member of an answer is for, on the plane of `caller`."""
        return cls(caller.plane, Credentials.of(answer), caller.observed, caller.region, caller.verify)

    def client(self, service):
        if service not in self._clients:
            client = _session().create_client(
                service, region_name=self.region, endpoint_url=self.plane.endpoint, verify=self.verify,
                aws_access_key_id=self.credentials.access_key_id,
                aws_secret_access_key=self.credentials.secret_access_key,
                aws_session_token=self.credentials.session_token, config=self.config)
            self._clients[service] = self.observed.watch(client) if self.observed else client
        return self._clients[service]

    @property
    def iam(self):
        return self.client("iam")

    @property
    def sts(self):
        return self.client("sts")

    @property
    def cloudtrail(self):
        return self.client("cloudtrail")

    @property
    def kms(self):
        return self.client("kms")

    def elsewhere(self, region):
        """The same identity in another region."""
        return Caller(self.plane, self.credentials, self.observed, region, self.verify, self.config)

    @property
    def dynamodb(self):
        return self.client("dynamodb")

    @functools.cached_property
    def identity(self):
        return self.sts.get_caller_identity()

    @property
    def arn(self):
        return self.identity["Arn"]

    @property
    def account(self):
        return self.identity["Account"]

    def unchecked(self):
        """The same identity with clients that send whatever they are told."""
        return Caller(self.plane, self.credentials, self.observed, self.region, self.verify, UNCHECKED)

    def call(self, service, operation, **parameters):
        """Calls by the API's own name, such as `ListUsers`."""
        return self.client(service)._make_api_call(operation, parameters)


class Refused:
    """`with refused("NoSuchEntity", 404): …` asserts that the block fails just so, and keeps the error."""

    def __init__(self, code, status=None, containing=()):
        self.code = code
        self.status = status
        self.containing = (containing,) if isinstance(containing, str) else containing

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _):
        assert error is not None, f"succeeded, where {self.code} was due"
        if not isinstance(error, ClientError):
            return False
        self.response = error.response
        self.message = error.response["Error"].get("Message", "")
        got = error.response["Error"]["Code"]
        codes = (self.code,) if isinstance(self.code, str) else self.code
        assert got in codes, f"{got}, where {self.code} was due: {self.message}"
        if self.status is not None:
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == self.status
        for part in self.containing:
            assert part in self.message, self.message
        assert error.response["ResponseMetadata"].get("RequestId"), "an error without a request id"
        return True


refused = Refused
