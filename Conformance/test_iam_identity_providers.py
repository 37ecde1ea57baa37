"""OIDC and SAML providers, as records."""

import base64
import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from support.clients import refused

THUMBPRINT = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280"


@pytest.fixture(scope="module")
def metadata():
    """SAML metadata with a certificate of our own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.example.com")])
    now = datetime.datetime(2026, 1, 1)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now).not_valid_after(now + datetime.timedelta(days=3650)).sign(key, hashes.SHA256()))
    text = base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()
    return (
        '<?xml version="1.0"?><EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" '
        'entityID="https://idp.example.com/saml"><IDPSSODescriptor '
        'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">'
        '<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>' + text +
        '</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService '
        'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/>'
        '</IDPSSODescriptor>' + "<!-- " + "x" * 1000 + " --></EntityDescriptor>")


def test_an_oidc_provider_lives_its_life(admin, unique):
    host = f"{unique('oidc')}.example.com"
    arn = admin.iam.create_open_id_connect_provider(
        Url=f"https://{host}/path", ClientIDList=["app"], ThumbprintList=[THUMBPRINT],
        Tags=[{"Key": "k", "Value": "v"}])["OpenIDConnectProviderArn"]
    assert arn == f"arn:aws:iam::{admin.account}:oidc-provider/{host}/path"
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_open_id_connect_provider(Url=f"https://{host}/path", ThumbprintList=[THUMBPRINT])
    admin.iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="second")
    admin.iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="second")
    admin.iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="app")
    admin.iam.update_open_id_connect_provider_thumbprint(OpenIDConnectProviderArn=arn, ThumbprintList=["a" * 40])
    got = admin.iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert got["Url"] == f"{host}/path"
    assert got["ClientIDList"] == ["second"] and got["ThumbprintList"] == ["a" * 40]
    listed = admin.iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    assert {"Arn": arn} in listed
    admin.iam.tag_open_id_connect_provider(OpenIDConnectProviderArn=arn, Tags=[{"Key": "a", "Value": "1"}])
    admin.iam.untag_open_id_connect_provider(OpenIDConnectProviderArn=arn, TagKeys=["k"])
    tags = admin.iam.list_open_id_connect_provider_tags(OpenIDConnectProviderArn=arn)["Tags"]
    assert tags == [{"Key": "a", "Value": "1"}]
    admin.iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    with refused("NoSuchEntity", 404):
        admin.iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    with refused(("InvalidInput", "ValidationError"), 400):
        admin.iam.create_open_id_connect_provider(Url="http://plain.example.com", ThumbprintList=[THUMBPRINT])


def test_a_saml_provider_lives_its_life(admin, unique, metadata):
    name = unique("saml")
    arn = admin.iam.create_saml_provider(
        Name=name, SAMLMetadataDocument=metadata, Tags=[{"Key": "k", "Value": "v"}])["SAMLProviderArn"]
    assert arn == f"arn:aws:iam::{admin.account}:saml-provider/{name}"
    got = admin.iam.get_saml_provider(SAMLProviderArn=arn)
    assert got["SAMLMetadataDocument"] == metadata and got["Tags"] == [{"Key": "k", "Value": "v"}]
    changed = metadata.replace("/sso", "/login")
    assert admin.iam.update_saml_provider(SAMLProviderArn=arn, SAMLMetadataDocument=changed)["SAMLProviderArn"] == arn
    assert admin.iam.get_saml_provider(SAMLProviderArn=arn)["SAMLMetadataDocument"] == changed
    assert arn in {provider["Arn"] for provider in admin.iam.list_saml_providers()["SAMLProviderList"]}
    admin.iam.tag_saml_provider(SAMLProviderArn=arn, Tags=[{"Key": "a", "Value": "1"}])
    admin.iam.untag_saml_provider(SAMLProviderArn=arn, TagKeys=["k"])
    assert admin.iam.list_saml_provider_tags(SAMLProviderArn=arn)["Tags"] == [{"Key": "a", "Value": "1"}]
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_saml_provider(Name=name, SAMLMetadataDocument=metadata)
    admin.iam.delete_saml_provider(SAMLProviderArn=arn)
    with refused("NoSuchEntity", 404):
        admin.iam.get_saml_provider(SAMLProviderArn=arn)
    with refused("InvalidInput", 400):
        admin.iam.create_saml_provider(Name=unique("saml"), SAMLMetadataDocument="<html>" + "x" * 1000 + "</html>")
