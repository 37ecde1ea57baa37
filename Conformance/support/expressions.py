"""An item and the names and values for expressions about it."""

import re

from support.tables import typed

ITEM = {
    "pk": "k", "n": 5, "s": "hello", "b": True, "nul": None, "l": [1, "two", {"x": 3}], "m": {"x": {"y": "deep"}, "n": 7},
    "ss": {"a", "b"}, "ns": {1, 2, 3}, "bin": b"\x01\x02", "size": 9, "twin": 5}


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
