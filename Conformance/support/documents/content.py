"""The rows and lines that stand in every file of the conformance tests of discovery."""

import random as generator
import re

from support.planted import numbers

random = generator.Random("conformance")
SSN, CARD = "USA_SOCIAL_SECURITY_NUMBER", "CREDIT_CARD_NUMBER"
SSNS = [numbers.ssn(random) for _ in range(4)]
CARDS = [re.sub(r"\D", "", numbers.card(random)) for _ in range(4)]
HEADER = ["serial", "ssn", "note", "credit_card"]
ROWS = [[str(number + 1), SSNS[number], "paid in cash", CARDS[number]] for number in range(4)]
RECORDS = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
LINES = [
    "The meeting about the new roof was moved to the other hall.",
    f"His ssn {SSNS[0]} stands in the file as agreed.",
    "",
    f"Für die Prüfung: ssn {SSNS[1]} und die credit card {CARDS[0]} bitte.",
    "Nobody at the counter could say why it was sent to the other building.",
    f"\tcredit card {CARDS[1]}"]
TEXT = "\n".join(LINES) + "\n"
VALUES = {SSN: SSNS[:2], CARD: CARDS[:2]}


def lines_in(text):
    """Where the values stand in a text, as `found_at` says it."""
    def place(value):
        before = text[:text.index(value)]
        return "line", before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1

    return {name: sorted(place(value) for value in values) for name, values in VALUES.items()}


def cells(first_row=2, **columns):
    """Where they stand in a table; the header is row 1."""
    columns = columns or {"ssn": 2, "credit_card": 4}
    rows = range(first_row, first_row + len(ROWS))
    return {SSN: [("cell", row, columns["ssn"], "ssn") for row in rows],
            CARD: [("cell", row, columns["credit_card"], "credit_card") for row in rows]}


def record_places(path):
    """Where they stand in records: `path` makes index and path from a number and a name."""
    numbers = range(len(ROWS))
    return {SSN: [("record", *path(number, "ssn")) for number in numbers],
            CARD: [("record", *path(number, "credit_card")) for number in numbers]}
