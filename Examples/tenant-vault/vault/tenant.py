"""Credentials that are good for one tenant, and nothing else."""

import datetime

import boto3
import botocore.session

LIFETIME_SECONDS = 900
# Sessions are replaced this long before they end, so that none ends while a request uses it.
MARGIN = datetime.timedelta(minutes=1)


class TenantSessions:
    """Botocore sessions of the tenant role with the tag TenantID: one per tenant for as long as it lasts."""

    def __init__(self, role):
        self._role = role
        self._sts = boto3.client("sts")
        self._sessions = {}

    def session(self, tenant):
        held = self._sessions.get(tenant)
        if held is None or held[1] - MARGIN <= datetime.datetime.now(datetime.UTC):
            held = self._sessions[tenant] = self._assume(tenant)
        return held[0]

    def _assume(self, tenant):
        """The tag is transitive: a role that this session goes on to assume stays with the tenant."""
        credentials = self._sts.assume_role(
            RoleArn=self._role, RoleSessionName=f"tenant-{tenant}"[:64], DurationSeconds=LIFETIME_SECONDS,
            Tags=[{"Key": "TenantID", "Value": tenant}], TransitiveTagKeys=["TenantID"])["Credentials"]
        session = botocore.session.Session()
        session.set_credentials(
            credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials["SessionToken"])
        return session, credentials["Expiration"]
