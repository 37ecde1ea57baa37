"""What is no expression, in the words that clients match on."""

import pytest

from support.clients import refused
from support.expressions import ITEM, expression
from support.tables import create, typed


@pytest.fixture(scope="module")
def held(admin):
    """One table with the one item, for what changes nothing."""
    name = create(admin, "expression-errors", "pk:S")
    admin.dynamodb.put_item(TableName=name, Item=typed(ITEM))
    return name


CONDITION, UPDATE = "Invalid ConditionExpression: ", "Invalid UpdateExpression: "
PROJECTION = "Invalid ProjectionExpression: "
CONDITION_ERRORS = {
    "": CONDITION + "The expression can not be empty;",
    "n": None, "n =": CONDITION + 'Syntax error; token: "<EOF>", near: "="',
    "n = :5 :6": CONDITION + 'Syntax error; token: ":6", near: ":5 :6"',
    "n == :5": CONDITION + 'Syntax error; token: "=", near: "== :5"',
    "n = :5 AND": CONDITION + 'Syntax error; token: "<EOF>", near: "AND"',
    "(n = :5": CONDITION + 'Syntax error; token: "<EOF>", near: ":5"',
    "n & :5": CONDITION + 'Syntax error; token: "&", near: "n & :5"',
    "name = :5": CONDITION + "Attribute name is a reserved keyword; reserved keyword: name",
    "size = :5": CONDITION + "Attribute name is a reserved keyword; reserved keyword: size",
    "((n = :5))": CONDITION + "The expression has redundant parentheses;",
    "m.status = :5": CONDITION + "Attribute name is a reserved keyword; reserved keyword: status",
    "#q = :5": CONDITION + "An expression attribute name used in the document path is not defined; attribute name: #q",
    "n = :q": CONDITION + "An expression attribute value used in expression is not defined; attribute value: :q",
    "frobnicate(n)": CONDITION + "Invalid function name; function: frobnicate",
    "ATTRIBUTE_EXISTS(n)": CONDITION + "Invalid function name; function: ATTRIBUTE_EXISTS",
    "if_not_exists(n, :5) = :5": CONDITION + "The function is not allowed in a condition expression; function: "
                                 "if_not_exists",
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
    "attribute_type(n, :he)": CONDITION + "Invalid attribute type name found; type: he, valid types: {"
                              "B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
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
    "(n = :5) AND (s = :hello": None,
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
