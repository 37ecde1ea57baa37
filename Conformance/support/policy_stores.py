"""Policy stores of Verified Permissions, as short as tests want them."""

import json

SERVICE = "verifiedpermissions"
EXTENSIONS = {"ip": "ipaddr", "decimal": "decimal", "datetime": "datetime", "duration": "duration"}
KINDS = {
    "boolean", "entityIdentifier", "long", "string", "set", "record", "ipaddr", "decimal", "datetime", "duration"}


def entity(text):
    """`entity("Shop::User::ann")`: what stands behind the last colons is the id."""
    kind, _, name = text.rpartition("::")
    return {"entityType": kind, "entityId": name}


def action(text):
    """`action("Shop::Action::view")`, or `action("view")` without a namespace."""
    kind, _, name = text.rpartition("::")
    return {"actionType": kind or "Action", "actionId": name}


def value(plain):
    """A plain value as the API writes it; a dictionary that is one already stays as it is."""
    if isinstance(plain, bool):
        return {"boolean": plain}
    if isinstance(plain, int):
        return {"long": plain}
    if isinstance(plain, str):
        return {"string": plain}
    if isinstance(plain, list):
        return {"set": [value(inner) for inner in plain]}
    if plain.keys() == {"entityType", "entityId"}:
        return {"entityIdentifier": plain}
    return plain if len(plain) == 1 and plain.keys() <= KINDS else {"record": values(plain)}


def values(plain):
    return {name: value(inner) for name, inner in plain.items()}


def item(name, /, *parents, tags=None, **attributes):
    """An entity with what is known of it."""
    described = {"identifier": entity(name)}
    if attributes:
        described["attributes"] = values(attributes)
    if parents:
        described["parents"] = [entity(parent) for parent in parents]
    return described | ({"tags": values(tags)} if tags else {})


def from_cedar(plain):
    """A value in Cedar's JSON form as the API's own."""
    if isinstance(plain, dict) and "__entity" in plain:
        return value({"entityType": plain["__entity"]["type"], "entityId": plain["__entity"]["id"]})
    if isinstance(plain, dict) and "__extn" in plain:
        return {EXTENSIONS[plain["__extn"]["fn"]]: plain["__extn"]["arg"]}
    if isinstance(plain, dict):
        return {"record": {name: from_cedar(inner) for name, inner in plain.items()}}
    return {"set": [from_cedar(inner) for inner in plain]} if isinstance(plain, list) else value(plain)


def item_from_cedar(plain):
    return {
        "identifier": {"entityType": plain["uid"]["type"], "entityId": plain["uid"]["id"]},
        "attributes": {name: from_cedar(inner) for name, inner in plain["attrs"].items()},
        "parents": [{"entityType": parent["type"], "entityId": parent["id"]} for parent in plain["parents"]]}


def asked(principal, act, resource, context=None):
    """A request for a decision; the context is plain values, or Cedar's JSON as a text."""
    request = {"principal": entity(principal), "action": action(act), "resource": entity(resource)}
    if isinstance(context, str):
        request["context"] = {"cedarJson": context}
    elif context is not None:
        request["context"] = {"contextMap": values(context)}
    return request


def given(entities):
    """The entities of a request: a list of items, or Cedar's JSON as a text; nothing for None."""
    if entities is None:
        return {}
    return {"entities": {"cedarJson": entities} if isinstance(entities, str) else {"entityList": entities}}


def call(caller, operation, **parameters):
    answer = caller.call(SERVICE, operation, **parameters)
    answer.pop("ResponseMetadata")
    return answer


def on_the_wire(caller, operation, **parameters):
    """The body of the answer as it was sent, before the client makes anything of it."""
    seen = []
    events = caller.client(SERVICE).meta.events

    def keep(http_response, **_):
        seen.append(http_response.text)

    events.register("after-call.*.*", keep)
    try:
        caller.call(SERVICE, operation, **parameters)
    finally:
        events.unregister("after-call.*.*", keep)
    return json.loads(seen[0])


class PolicyStore:
    """One policy store, and who uses it."""

    def __init__(self, caller, id):
        self.caller = caller
        self.id = id

    @classmethod
    def create(cls, caller, schema=None, mode=None, **more):
        """STRICT when it has a schema, unless `mode` says otherwise."""
        mode = mode or ("STRICT" if schema else "OFF")
        made = call(caller, "CreatePolicyStore", validationSettings={"mode": mode}, **more)
        store = cls(caller, made["policyStoreId"])
        if schema:
            store.put_schema(schema)
        return store

    def of(self, caller):
        """The same store, used by another."""
        return PolicyStore(caller, self.id)

    @property
    def arn(self):
        return f"arn:aws:verifiedpermissions::{self.caller.account}:policy-store/{self.id}"

    def call(self, operation, **parameters):
        return call(self.caller, operation, policyStoreId=self.id, **parameters)

    def put_schema(self, schema):
        text = schema if isinstance(schema, str) else json.dumps(schema)
        return self.call("PutSchema", definition={"cedarJson": text})

    def policy(self, statement, description=None, **more):
        """Makes a static policy and answers with its id."""
        described = {"statement": statement} | ({"description": description} if description else {})
        return self.call("CreatePolicy", definition={"static": described}, **more)["policyId"]

    def template(self, statement, **more):
        return self.call("CreatePolicyTemplate", statement=statement, **more)["policyTemplateId"]

    def link(self, template, principal=None, resource=None, **more):
        """Makes a policy out of a template and answers with its id."""
        slots = {"principal": principal, "resource": resource}
        linked = {"policyTemplateId": template} | {name: entity(word) for name, word in slots.items() if word}
        return self.call("CreatePolicy", definition={"templateLinked": linked}, **more)["policyId"]

    def get(self, policy):
        return self.call("GetPolicy", policyId=policy)

    def update(self, policy, statement, **more):
        return self.call("UpdatePolicy", policyId=policy, definition={"static": {"statement": statement}}, **more)

    def answer(self, principal, act, resource, context=None, entities=None):
        return self.call("IsAuthorized", **asked(principal, act, resource, context), **given(entities))

    def decide(self, *words, **more):
        return self.answer(*words, **more)["decision"]

    def batch(self, *requests, entities=None):
        return self.call("BatchIsAuthorized", requests=list(requests), **given(entities))["results"]

    def listed(self, **filter):
        """All policies that a filter leaves, in pages."""
        return self.pages("ListPolicies", "policies", **({"filter": filter} if filter else {}))

    def pages(self, operation, member, **parameters):
        return pages(self.caller, operation, member, policyStoreId=self.id, **parameters)


def pages(caller, operation, member, **parameters):
    """Everything that a listing tells, followed by hand."""
    found = []
    while True:
        page = call(caller, operation, **parameters)
        assert "nextToken" not in page or page[member], "a page of nothing with a next one"
        found += page[member]
        if "nextToken" not in page:
            return found
        parameters["nextToken"] = page["nextToken"]


# A schema with an attribute of every kind, an optional one, tags, and a group of actions.
SHOP = {"Shop": {
    "entityTypes": {
        "Group": {"memberOfTypes": ["Group"]},
        "User": {"memberOfTypes": ["Group"], "shape": {"type": "Record", "attributes": {
            "level": {"type": "Long"}, "nick": {"type": "String", "required": False}}},
            "tags": {"type": "String"}},
        "Folder": {"memberOfTypes": ["Folder"]},
        "Photo": {"memberOfTypes": ["Folder"], "shape": {"type": "Record", "attributes": {
            "owner": {"type": "Entity", "name": "User"}, "title": {"type": "String"},
            "labels": {"type": "Set", "element": {"type": "String"}}}}},
    },
    "actions": {
        "read": {},
        "view": {"memberOf": [{"id": "read"}], "appliesTo": {
            "principalTypes": ["User"], "resourceTypes": ["Photo"], "context": {"type": "Record", "attributes": {
                "mfa": {"type": "Boolean"}, "source": {"type": "Extension", "name": "ipaddr", "required": False}}}}},
        "list": {"memberOf": [{"id": "read"}], "appliesTo": {
            "principalTypes": ["User"], "resourceTypes": ["Folder"]}},
        "edit": {"appliesTo": {"principalTypes": ["User"], "resourceTypes": ["Photo"]}},
    },
}}
