#!/usr/bin/env python3
"""A photo site that asks Verified Permissions who may do what.

    photos.py setup                      makes a policy store of this folder and prints its id
    photos.py view STORE PERSON          the photos that a person may see
    photos.py delete STORE PERSON PHOTO  deletes a photo, if the person may; --mfa for a second factor
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
    return {"entityType": f"Photos::{kind}", "entityId": name}


def action(name):
    return {"actionType": "Photos::Action", "actionId": name}


def context(mfa):
    return {"contextMap": {"mfa": {"boolean": mfa}, "now": {"datetime": datetime.date.today().isoformat()}}}


def statements(text):
    """Each policy of a file, with its name."""
    for statement in re.findall(r'@id\("[^;]*?;', text, re.DOTALL):
        yield re.match(r'@id\("([^"]+)"\)', statement).group(1), statement


def setup(permissions, options):
    store = permissions.create_policy_store(
        validationSettings={"mode": "STRICT"}, description="photo sharing")["policyStoreId"]
    schema = subprocess.run(
        ["castellan", "cedar", "translate-schema", "--direction", "cedar-to-json", "-s", HERE / "schema.cedarschema"],
        capture_output=True, text=True, check=True).stdout
    permissions.put_schema(policyStoreId=store, definition={"cedarJson": schema})
    for name, statement in statements((HERE / "policies.cedar").read_text()):
        permissions.create_policy(
            policyStoreId=store, name=f"name/{name}", definition={"static": {"statement": statement}})
    permissions.put_entities(policyStoreId=store, entities={"cedarJson": (HERE / "entities.json").read_text()})
    print(store)


def view(permissions, options):
    found = permissions.search_resources(
        policyStoreId=options.store, resourceType="Photos::Photo", action=action("viewPhoto"),
        principal=entity("Person", options.person), context=context(mfa=False))
    for photo in found["resources"]:
        print(photo["entityId"])


def delete(permissions, options):
    """What the site knows of the two comes with the question, as any database would give it."""
    kept = json.loads((HERE / "entities.json").read_text())
    answer = permissions.is_authorized(
        policyStoreId=options.store, principal=entity("Person", options.person), action=action("deletePhoto"),
        resource=entity("Photo", options.photo), context=context(options.mfa), entities={"cedarJson": json.dumps(kept)})
    if answer["decision"] == "ALLOW":
        print(f"{options.photo} is deleted")
        return 0
    told = [permissions.get_policy(policyStoreId=options.store, policyId=item["policyId"]).get("name", "")
            for item in answer["determiningPolicies"]]
    print(f"{options.person} may not delete {options.photo}" + (f": {', '.join(told)}" if told else ""))
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("setup").set_defaults(run=setup)
    viewing, deleting = commands.add_parser("view"), commands.add_parser("delete")
    for command, run in ((viewing, view), (deleting, delete)):
        command.add_argument("store")
        command.add_argument("person")
        command.set_defaults(run=run)
    deleting.add_argument("photo")
    deleting.add_argument("--mfa", action="store_true", help="a second factor was shown")
    options = parser.parse_args()
    return options.run(boto3.client("verifiedpermissions"), options)


if __name__ == "__main__":
    sys.exit(main())
