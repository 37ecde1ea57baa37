"""The expression language, case by case, with the words that clients match on."""

import re

import pytest

from support.clients import refused
from support.tables import create, plain, typed

ITEM = {
    "pk": "k", "n": 5, "s": "hello", "b": True, "nul": None, "l": [1, "two", {"x": 3}], "m": {"x": {"y": "deep"}, "n": 7},
    "ss": {"a", "b"}, "ns": {1, 2, 3}, "bin": b"\x01\x02", "size": 9, "twin": 5}


@pytest.fixture(scope="module")
def held(admin):
    """One table with the one item, for what changes nothing."""
    name = create(admin, "expressions", "pk:S")
    admin.dynamodb.put_item(TableName=name, Item=typed(ITEM))
    return name


def used(words, texts):
    """Of a common set of names or values those that the texts use: unused ones are an error."""
    marks = set(re.findall(r"[#:][A-Za-z0-9_]+", " ".join(texts)))
    return {mark: said for mark, said in words.items() if mark in marks}


VALUES = {
    ":0": 0, ":1": 1, ":2": 2, ":3": 3, ":4": 4, ":5": 5, ":6": 6, ":9": 9, ":five": "5", ":he": "he", ":hello": "hello",
    ":ell": "ell", ":a": "a", ":z": "z", ":true": True, ":null": None, ":N": "N", ":S": "S", ":L": "L", ":M": "M",
    ":SS": "SS", ":NS": "NS", ":BOOL": "BOOL", ":NULL": "NULL", ":B": "B", ":two": "two", ":deep": "deep",
    ":b1": b"\x01", ":ab": {"a", "b"}, ":list": [1, "two", {"x": 3}], ":map": {"x": 3}}
NAMES = {"#s": "size", "#n": "n", "#x": "x", "#l": "l", "#miss": "missing", "#m": "m"}


def expression(text, kind="ConditionExpression"):
    names, values = used(NAMES, [text]), used(VALUES, [text])
    return {kind: text} | ({"ExpressionAttributeNames": names} if names else {}) | (
        {"ExpressionAttributeValues": typed(values)} if values else {})


TRUE = [
    "n = :5", "n <> :6", "n < :6", "n <= :5", "n > :4", "n >= :5", "n = twin", "n BETWEEN :1 AND :9",
    "n BETWEEN :5 AND :5", "n IN (:1, :5)", "n IN (twin)", "s = :hello", "s > :a AND s < :z", "begins_with(s, :he)",
    "begins_with(s, :hello)", "begins_with(bin, :b1)", "contains(s, :ell)", "contains(ss, :a)", "contains(ns, :2)",
    "contains(l, :two)", "contains(l, :map)", "attribute_exists(n)", "attribute_exists(m.x.y)", "attribute_exists(l[2].x)",
    "attribute_not_exists(gone)", "attribute_not_exists(l[3])", "attribute_not_exists(m.x.y.z)",
    "attribute_not_exists(#miss)", "attribute_type(n, :N)", "attribute_type(s, :S)", "attribute_type(l, :L)",
    "attribute_type(m, :M)", "attribute_type(ss, :SS)", "attribute_type(ns, :NS)", "attribute_type(b, :BOOL)",
    "attribute_type(nul, :NULL)", "attribute_type(bin, :B)", "size(s) = :5", "size(ss) = :2", "size(l) = :3",
    "size(m) = :2", "size(bin) = :2", "#s = :9", "size(s) < #s", "NOT n = :6", "NOT (n = :6 OR n = :4)",
    "n = :5 OR n = :6 AND n = :4", "(n = :6 OR n = :5) AND s = :hello", "NOT n = :6 AND NOT n = :4", "b = :true",
    "nul = :null", "l = :list", "ss = :ab", "l[0] = :1", "l[2].x = :3", "l[2] = :map", "m.x.y = :deep", "#m.#x.y = :deep",
    "#l[2].#x = :3", "n <> :five", "gone <> :5", "n = :5 and s = :hello", "not n = :6", "n in (:5)",
    "n between :1 and :9", "  n=:5  ", "n=:5AND s=:hello", "((((n = :5))))", ":5 = n", ":5 IN (n, s)", "bin > :b1",
    "l[0] < l[2].x",
]
FALSE = [
    "n = :6", "n = :five", "n > :five", "n < :five", "gone = :5", "gone < :5", "NOT gone <> :5", "begins_with(n, :he)",
    "begins_with(s, :ell)", "contains(n, :5)", "contains(ss, :z)", "contains(m, :a)", "attribute_exists(gone)",
    "attribute_exists(l[3])", "attribute_exists(n.x)", "attribute_not_exists(n)", "attribute_type(n, :S)", "size(n) = :1",
    "size(gone) = :0", "n BETWEEN :6 AND :9", "n IN (:1, :2)", "n = :5 AND n = :6", "NOT n = :5", "ss = :a", "l = :map",
    "n = gone",
]


@pytest.mark.parametrize("text", TRUE)
def test_conditions_that_hold(admin, held, text):
    admin.dynamodb.delete_item(TableName=held, Key=typed({"pk": "absent"}), **expression("attribute_not_exists(pk)"))
    admin.dynamodb.transact_write_items(TransactItems=[
        {"ConditionCheck": {"TableName": held, "Key": typed({"pk": "k"})} | expression(text)}])
    found = admin.dynamodb.scan(TableName=held, **expression(text, "FilterExpression"))
    assert (found["Count"], found["ScannedCount"]) == (1, 1)


@pytest.mark.parametrize("text", FALSE)
def test_conditions_that_do_not_hold(admin, held, text):
    with refused("ConditionalCheckFailedException", 400, "The conditional request failed"):
        admin.dynamodb.update_item(TableName=held, Key=typed({"pk": "k"}), **expression(text))
    found = admin.dynamodb.scan(TableName=held, **expression(text, "FilterExpression"))
    assert (found["Count"], found["ScannedCount"]) == (0, 1)


# Expression: the item's attributes after it, where they differ from before; None for those that are gone.
UPDATES = {
    "SET n = :9": {"n": 9}, "SET n = n + :1": {"n": 6}, "SET n = n - :6": {"n": -1}, "SET n = :9 - n": {"n": 4},
    "SET n = twin + #s": {"n": 14}, "SET fresh = if_not_exists(fresh, :0) + :1": {"fresh": 1},
    "SET n = if_not_exists(n, :0) + :1": {"n": 6}, "SET fresh = s": {"fresh": "hello"}, "SET l[0] = :9": {"l": [9, "two", {"x": 3}]},
    "SET l[9] = :9": {"l": [1, "two", {"x": 3}, 9]}, "SET l[8] = :1, l[7] = :2": {"l": [1, "two", {"x": 3}, 2, 1]},
    "SET l = list_append(l, :list)": {"l": [1, "two", {"x": 3}, 1, "two", {"x": 3}]},
    "SET l = list_append(:list, l)": {"l": [1, "two", {"x": 3}, 1, "two", {"x": 3}]},
    "SET m.x.y = :1": {"m": {"x": {"y": 1}, "n": 7}}, "SET m.z = m.n": {"m": {"x": {"y": "deep"}, "n": 7, "z": 7}},
    "SET n = twin, twin = n": {"n": 5, "twin": 5}, "SET n = s, s = n": {"n": "hello", "s": 5},
    "SET #m.#x = :0": {"m": {"x": 0, "n": 7}}, "REMOVE n": {"n": None}, "REMOVE n, s": {"n": None, "s": None},
    "REMOVE l[0]": {"l": ["two", {"x": 3}]}, "REMOVE l[0], l[1]": {"l": [{"x": 3}]}, "REMOVE l[7]": {},
    "REMOVE m.x": {"m": {"n": 7}}, "REMOVE gone": {}, "ADD n :1": {"n": 6}, "ADD fresh :5": {"fresh": 5},
    "ADD ss :ab": {}, "ADD ss :zz": {"ss": {"a", "b", "z"}}, "ADD newset :ab": {"newset": {"a", "b"}},
    "ADD m.n :1": {"m": {"x": {"y": "deep"}, "n": 8}}, "DELETE ss :aa": {"ss": {"b"}}, "DELETE ss :ab": {"ss": None},
    "DELETE gone :ab": {}, "DELETE ss :zz": {}, "SET n = :1 REMOVE s ADD twin :1 DELETE ss :aa": {
        "n": 1, "s": None, "twin": 6, "ss": {"b"}},
    "set n = :1 remove s": {"n": 1, "s": None}, "SET l[1]=:1,n=:2": {"l": [1, 1, {"x": 3}], "n": 2},
}
SETS = {":aa": {"a"}, ":zz": {"z"}}


@pytest.mark.parametrize("text", UPDATES)
def test_updates(admin, held, text):
    key = typed({"pk": "changing"})
    admin.dynamodb.put_item(TableName=held, Item=typed(ITEM) | key)
    try:
        names, values = used(NAMES, [text]), used(VALUES | SETS, [text])
        asked = ({"ExpressionAttributeNames": names} if names else {}) | (
            {"ExpressionAttributeValues": typed(values)} if values else {})
        told = admin.dynamodb.update_item(
            TableName=held, Key=key, UpdateExpression=text, ReturnValues="ALL_NEW", **asked)["Attributes"]
        due = plain(typed(ITEM)) | {"pk": "changing"} | plain(typed(UPDATES[text]))
        assert plain(told) == {name: value for name, value in due.items() if name == "nul" or value is not None}
        assert admin.dynamodb.get_item(TableName=held, Key=key, ConsistentRead=True)["Item"] == told or "SS" in str(told)
    finally:
        admin.dynamodb.delete_item(TableName=held, Key=key)


CONDITION, UPDATE, PROJECTION = "Invalid ConditionExpression: ", "Invalid UpdateExpression: ", "Invalid ProjectionExpression: "
CONDITION_ERRORS = {
    "": CONDITION + "The expression can not be empty;",
    "n": None, "n =": CONDITION + 'Syntax error; token: "<EOF>", near: "="',
    "n = :5 :6": CONDITION + 'Syntax error; token: ":6", near: ":5 :6"',
    "n == :5": CONDITION + 'Syntax error; token: "=", near: "== :5"',
    "n = :5 AND": CONDITION + 'Syntax error; token: "<EOF>", near: "AND"',
    "(n = :5": CONDITION + 'Syntax error; token: "<EOF>", near: ":5"',
    "n & :5": CONDITION + 'Syntax error; token: "&", near: "n & :5"',
    "name = :5": CONDITION + "Attribute name is a reserved keyword; reserved keyword: name",
    "size = :5": CONDITION + 'Syntax error; token: "=", near: "size = :5"',
    "m.status = :5": CONDITION + "Attribute name is a reserved keyword; reserved keyword: status",
    "#q = :5": CONDITION + "An expression attribute name used in the document path is not defined; attribute name: #q",
    "n = :q": CONDITION + "An expression attribute value used in expression is not defined; attribute value: :q",
    "frobnicate(n)": CONDITION + "Invalid function name; function: frobnicate",
    "ATTRIBUTE_EXISTS(n)": CONDITION + "Invalid function name; function: ATTRIBUTE_EXISTS",
    "if_not_exists(n, :5) = :5": CONDITION + "The function is not allowed in a condition expression; function: if_not_exists",
    "attribute_exists(n, s)": CONDITION + "Incorrect number of operands for operator or function; operator or function: "
                              "attribute_exists, number of operands: 2",
    "begins_with(s)": CONDITION + "Incorrect number of operands for operator or function; operator or function: "
                      "begins_with, number of operands: 1",
    "attribute_exists(:5)": CONDITION + "Operator or function requires a document path; operator or function: "
                            "attribute_exists",
    "begins_with(s, :5)": CONDITION + "Incorrect operand type for operator or function; operator or function: "
                          "begins_with, operand type: N",
    "attribute_type(n, :5)": CONDITION + "Incorrect operand type for operator or function; operator or function: "
                             "attribute_type, operand type: N",
    "attribute_type(n, :he)": CONDITION + "Invalid attribute type name found; type: he, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
    "size(:5) = :5": CONDITION + "Incorrect operand type for operator or function; operator or function: size, "
                     "operand type: N",
    "n < :true": CONDITION + "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL",
    "size(s)": CONDITION + "The function is not allowed to be used this way in an expression; function: size",
    "attribute_exists(n) = :true": CONDITION + "The function is not allowed to be used this way in an expression; "
                                   "function: attribute_exists",
    "n = n": CONDITION + "The first operand must be distinct from the remaining operands for this operator or function; "
             "operator: =, first operand: [n]",
    "n BETWEEN :9 AND :1": CONDITION + "The BETWEEN operator requires upper bound to be greater than or equal to lower "
                           "bound; lower bound operand: AttributeValue: {N:9}, upper bound operand: AttributeValue: {N:1}",
    "n BETWEEN :1 AND :five": CONDITION + "The BETWEEN operator requires same data type for lower and upper bounds; "
                              "lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:5}",
    "((n = :5)) AND ((s = :hello)": None,
}
# Where the wording is not told by the service's documentation, the kind of error is what we hold on to.
ERRORS_BY_CODE = [text for text, message in CONDITION_ERRORS.items() if message is None]


@pytest.mark.parametrize("text", [text for text in CONDITION_ERRORS if text not in ERRORS_BY_CODE])
def test_what_is_no_condition(admin, held, text):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.put_item(TableName=held, Item=typed({"pk": "none"}), **expression(text))
    if text == "attribute_type(n, :he)":
        assert refusal.message.startswith(CONDITION + "Invalid attribute type name found; type: he, valid types: {")
    else:
        assert refusal.message == CONDITION_ERRORS[text]


@pytest.mark.parametrize("text", ERRORS_BY_CODE)
def test_what_does_not_parse(admin, held, text):
    with refused("ValidationException", 400, CONDITION + "Syntax error; token: "):
        admin.dynamodb.put_item(TableName=held, Item=typed({"pk": "none"}), **expression(text))


UPDATE_ERRORS = {
    "": UPDATE + "The expression can not be empty;",
    "SET": UPDATE + 'Syntax error; token: "<EOF>", near: "SET"',
    "SET n :5": UPDATE + 'Syntax error; token: ":5", near: "n :5"',
    "SET n = :5 SET s = :5": UPDATE + 'The "SET" section can only be used once in an update expression;',
    "SET n = :5, n = :6": UPDATE + "Two document paths overlap with each other; must remove or rewrite one of these "
                          "paths; path one: [n], path two: [n]",
    "SET m.x = :5, m.x.y = :6": UPDATE + "Two document paths overlap with each other; must remove or rewrite one of these "
                                "paths; path one: [m, x], path two: [m, x, y]",
    "SET m.x = :5 REMOVE m[0]": UPDATE + "Two document paths conflict with each other; must remove or rewrite one of "
                                "these paths; path one: [m, x], path two: [m, [0]]",
    "SET n = gone": "The provided expression refers to an attribute that does not exist in the item",
    "SET n = gone + :1": "The provided expression refers to an attribute that does not exist in the item",
    "SET n = s + :1": "An operand in the update expression has an incorrect data type",
    "SET n = :five + :1": UPDATE + "Incorrect operand type for operator or function; operator or function: +, operand "
                          "type: S",
    "SET l = list_append(l, :5)": UPDATE + "Incorrect operand type for operator or function; operator or function: "
                                  "list_append, operand type: N",
    "SET l = list_append(n, :list)": "An operand in the update expression has an incorrect data type",
    "SET gone.x = :5": "The document path provided in the update expression is invalid for update",
    "SET n.x = :5": "The document path provided in the update expression is invalid for update",
    "SET m[0] = :5": "The document path provided in the update expression is invalid for update",
    "REMOVE gone.x": "The document path provided in the update expression is invalid for update",
    "ADD s :1": "An operand in the update expression has an incorrect data type",
    "ADD n :five": UPDATE + "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, "
                   "typeSet: ALLOWED_FOR_ADD_OPERAND",
    "DELETE ss :5": UPDATE + "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, "
                    "typeSet: ALLOWED_FOR_DELETE_OPERAND",
    "DELETE n :ab": "An operand in the update expression has an incorrect data type",
    "SET n = size(s)": UPDATE + "The function is not allowed in an update expression; function: size",
    "SET n = frobnicate(s)": UPDATE + "Invalid function name; function: frobnicate",
    "SET name = :5": UPDATE + "Attribute name is a reserved keyword; reserved keyword: name",
    "SET pk = :5": "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key",
    "REMOVE pk": "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key",
}


@pytest.mark.parametrize("text", UPDATE_ERRORS)
def test_what_is_no_update(admin, held, text):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.update_item(
            TableName=held, Key=typed({"pk": "k"}), **expression(text, "UpdateExpression"))
    assert refusal.message == UPDATE_ERRORS[text]


PROJECTION_ERRORS = {
    "": PROJECTION + "The expression can not be empty;",
    "a,": PROJECTION + 'Syntax error; token: "<EOF>", near: ","',
    "a b": PROJECTION + 'Syntax error; token: "b", near: "a b"',
    "name": PROJECTION + "Attribute name is a reserved keyword; reserved keyword: name",
    "n, n": PROJECTION + "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: "
            "[n], path two: [n]",
    "m, m.x": PROJECTION + "Two document paths overlap with each other; must remove or rewrite one of these paths; path "
              "one: [m], path two: [m, x]",
    "size(n)": PROJECTION + 'Syntax error; token: "(", near: "size(n"',
}


@pytest.mark.parametrize("text", PROJECTION_ERRORS)
def test_what_is_no_projection(admin, held, text):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.get_item(TableName=held, Key=typed({"pk": "k"}), ProjectionExpression=text)
    assert refusal.message == PROJECTION_ERRORS[text]


ONE = {":a": {"N": "1"}}
PARAMETER_ERRORS = [
    ("PutItem", {"ExpressionAttributeValues": ONE},
     "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null"),
    ("UpdateItem", {"ExpressionAttributeValues": ONE},
     "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression "
     "are null"),
    ("Scan", {"ExpressionAttributeValues": ONE},
     "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null"),
    ("GetItem", {"ExpressionAttributeNames": {"#a": "a"}},
     "ExpressionAttributeNames can only be specified when using expressions"),
    ("PutItem", {"ConditionExpression": "n = :a", "ExpressionAttributeValues": {}},
     "ExpressionAttributeValues must not be empty"),
    ("PutItem", {"ConditionExpression": "#a = n", "ExpressionAttributeNames": {}},
     "ExpressionAttributeNames must not be empty"),
    ("PutItem", {"ConditionExpression": "n = :a", "ExpressionAttributeValues": ONE | {":b": {"N": "1"}}},
     "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}"),
    ("PutItem", {"ConditionExpression": "attribute_exists(n)", "ExpressionAttributeNames": {"#b": "b"}},
     "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}"),
    ("PutItem", {"ConditionExpression": "n = :a", "ExpressionAttributeValues": {"a": {"N": "1"}}},
     'ExpressionAttributeValues contains invalid key: Syntax error; key: "a"'),
    ("PutItem", {"ConditionExpression": "#a = n", "ExpressionAttributeNames": {"a": "n"}},
     'ExpressionAttributeNames contains invalid key: Syntax error; key: "a"'),
    ("UpdateItem", {"UpdateExpression": "SET n = :a", "ExpressionAttributeValues": ONE,
                    "AttributeUpdates": {"n": {"Action": "DELETE"}}},
     "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: "
     "{AttributeUpdates} Expression parameters: {UpdateExpression}"),
    ("GetItem", {"ProjectionExpression": "n", "AttributesToGet": ["n"]},
     "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: "
     "{AttributesToGet} Expression parameters: {ProjectionExpression}"),
    ("PutItem", {"ConditionExpression": "n = :a", "ExpressionAttributeValues": ONE,
                 "Expected": {"n": {"Exists": False}}},
     "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: "
     "{Expected} Expression parameters: {ConditionExpression}"),
]


@pytest.mark.parametrize("operation, parameters, message", PARAMETER_ERRORS)
def test_what_goes_with_expressions(admin, held, operation, parameters, message):
    key = typed({"pk": "none"})
    where = {"Scan": {}, "PutItem": {"Item": key}}.get(operation, {"Key": key})
    with refused("ValidationException", 400) as refusal:
        admin.call("dynamodb", operation, TableName=held, **where, **parameters)
    assert refusal.message == message


def test_an_expression_has_4_kilobytes(admin, held):
    text = " OR ".join(["n = :5"] * 500)
    with refused("ValidationException", 400, "Expression size has exceeded the maximum allowed size"):
        admin.dynamodb.scan(TableName=held, **expression(text, "FilterExpression"))


def test_depth_and_operators_are_bounded(admin, held):
    with refused("ValidationException", 400):
        admin.dynamodb.scan(TableName=held, **expression("(" * 400 + "n = :5" + ")" * 400, "FilterExpression"))
    with refused("ValidationException", 400):
        admin.dynamodb.scan(TableName=held, **expression("NOT " * 320 + "n = :5", "FilterExpression"))
