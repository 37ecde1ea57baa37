#!/usr/bin/env python3
"""A document archive that asks Verified Permissions who may do what.

    documents.py setup                         makes a policy store of this folder and prints its id
    documents.py welcome STORE USER FOLDER     gives a user her own folder, by a link of the template
    documents.py ask STORE USER ACTION DOCUMENT  whether she may, and by which policies; --network for where she is
"""

import argparse
import datetime
import json
import pathlib
import re
import subprocess
import sys

import boto3

HERE = pathlib.Path(__file__).resolve().parent


def entity(kind, name):
    return {"entityType": f"Documents::{kind}", "entityId": name}


def statements(text):
    """Each policy of a file, with its name; not those of the administrators, whose name space is another store's."""
    for statement in re.findall(r'@id\("[^;]*?;', text, re.DOTALL):
        if "Documents::Admin" not in statement:
            yield re.match(r'@id\("([^"]+)"\)', statement).group(1), statement


def schema():
    translated = subprocess.run(
        ["castellan", "cedar", "translate-schema", "--direction", "cedar-to-json", "-s", HERE / "schema.cedarschema"],
        capture_output=True, text=True, check=True).stdout
    # A policy store takes one name space.
    return json.dumps({"Documents": json.loads(translated)["Documents"]})


def setup(permissions, options):
    store = permissions.create_policy_store(
        validationSettings={"mode": "STRICT"}, description="document management")["policyStoreId"]
    permissions.put_schema(policyStoreId=store, definition={"cedarJson": schema()})
    for name, statement in statements((HERE / "policies.cedar").read_text()):
        if "?principal" in statement:
            permissions.create_policy_template(policyStoreId=store, name=f"name/{name}", statement=statement)
        else:
            permissions.create_policy(
                policyStoreId=store, name=f"name/{name}", definition={"static": {"statement": statement}})
    print(store)


def welcome(permissions, options):
    made = permissions.create_policy(policyStoreId=options.store, definition={"templateLinked": {
        "policyTemplateId": "name/own-folder", "principal": entity("User", options.user),
        "resource": entity("Folder", options.folder)}})
    print(made["policyId"])


def ask(permissions, options):
    answer = permissions.is_authorized(
        policyStoreId=options.store, principal=entity("User", options.user),
        action={"actionType": "Documents::Action", "actionId": options.action},
        resource=entity("Document", options.document), entities={"cedarJson": (HERE / "entities.json").read_text()},
        context={"contextMap": {
            "mfa": {"boolean": options.mfa}, "network": {"ipaddr": options.network},
            "now": {"datetime": datetime.date.today().isoformat()}}})
    told = [permissions.get_policy(policyStoreId=options.store, policyId=item["policyId"]).get("name", item["policyId"])
            for item in answer["determiningPolicies"]]
    print(answer["decision"], *told)
    return 0 if answer["decision"] == "ALLOW" else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("setup").set_defaults(run=setup)
    for name, run, places in (("welcome", welcome, ["folder"]), ("ask", ask, ["action", "document"])):
        command = commands.add_parser(name)
        for place in ["store", "user", *places]:
            command.add_argument(place)
        command.set_defaults(run=run)
    command.add_argument("--mfa", action="store_true", help="a second factor was shown")
    command.add_argument("--network", default="10.1.2.3", help="where the request comes from")
    options = parser.parse_args()
    return options.run(boto3.client("verifiedpermissions"), options)


if __name__ == "__main__":
    sys.exit(main())
