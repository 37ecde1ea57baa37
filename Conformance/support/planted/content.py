"""Rows and lines with planted values, before any format."""

import base64
import random as generator
from dataclasses import dataclass, field

from faker import Faker

from . import places
from .kinds import KINDS, Kind

LOCALES = ["en_US", "en_GB", "fr_FR", "de_DE", "it_IT", "es_ES"]
FILLER = [
    "the delivery was late again and nobody at the counter could say why it had been sent to the other building",
    "weather stayed mild through the whole week so that the work on the roof went on without any interruption",
    "as agreed in the last meeting the second draft will be read by two people before it goes to the printers",
    "most of the chairs were moved to the hall where the choir rehearses on thursdays in the evening",
    "please keep the windows of the archive closed because dust does more harm there than anywhere else"]


def named(locale):
    def make(random):
        fake = Faker(locale)
        fake.seed_instance(random.getrandbits(60))
        return f"{fake.first_name()} {fake.last_name()}"

    return make


def addressed(locale):
    """A street that may not exist, in a town with a postal code of its own, in the order of the country's post."""
    def make(random):
        fake = Faker(locale)
        fake.seed_instance(random.getrandbits(60))
        return f"{' '.join(fake.street_address().split(chr(10)))}, {places.town(locale, random)}"

    return make


def any_of(makers):
    return lambda random: random.choice(makers)(random)


def kinds():
    people = Kind(any_of([named(locale) for locale in LOCALES]), ("customer name", "full name"), "context")
    addresses = Kind(any_of([addressed(locale) for locale in places.TOWNS]), ("postal address", "delivery address"), "context")
    return KINDS | {"NAME": people, "ADDRESS": addresses}


@dataclass
class Column:
    identifier: str
    name: str
    values: list


@dataclass
class Table:
    """Columns of one length, each of one identifier, and fillers between them."""

    columns: list[Column]
    rows: int
    fillers: dict = field(default_factory=dict)

    def header(self):
        names = ["serial"]
        for column in self.columns:
            names += [column.name, f"note {len(names)}"]
        return names

    def row(self, number):
        """As text, the entry's number first."""
        values = [str(number + 1)]
        for column in self.columns:
            values += [column.values[number], FILLER[(number + len(values)) % len(FILLER)][:30]]
        return values


def tables(seed, rows=20, width=6):
    """Every identifier that stands in a cell, in tables of a few columns of which no two have one name."""
    random = generator.Random(f"{seed} tables")
    columns = []
    for identifier, kind in kinds().items():
        if kind.is_block:
            continue
        columns.append(Column(
            identifier, random.choice(kind.keywords), [kind.make(random) for _ in range(rows)]))
    random.shuffle(columns)
    made, rest = [], columns
    while rest:
        taken, left = [], []
        for column in rest:
            taken_names = {one.name.replace("'", "") for one in taken}
            is_new = column.name.replace("'", "") not in taken_names
            (taken if len(taken) < width and is_new else left).append(column)
        made.append(Table(taken, rows))
        rest = left
    return made


@dataclass
class Line:
    text: str
    # What stands in it, and whether it runs over further lines.
    identifier: str | None = None
    value: str = ""


def lines(seed, each=10):
    """Sentences with a value each, in no order, with others between."""
    random = generator.Random(f"{seed} lines")
    made = []
    for identifier, kind in kinds().items():
        for _ in range(3 if kind.is_block else each):
            value = kind.make(random)
            word = random.choice(kind.keywords)
            text = value if kind.is_block else f"{word}: {value}"
            if identifier == "HTTP_BASIC_AUTH_HEADER" or identifier == "HTTP_COOKIE":
                text = value
            made.append(Line(text, identifier, value))
    random.shuffle(made)
    spaced = []
    for line in made:
        spaced += [Line(random.choice(FILLER)), line]
    return spaced


def harmless(seed, count=400):
    """What looks like something and is nothing, as pairs of a name and a value."""
    random = generator.Random(f"{seed} harmless")
    from . import checks, numbers
    def order():
        digits = numbers.digits(random, 11, "123456789")
        return digits + checks.luhn(digits)

    made = []
    for _ in range(count):
        made += [
            ("order id", order()), ("request", str(generator.Random(random.random()).getrandbits(128))[:24]),
            ("uuid", "-".join("%0*x" % (n, random.getrandbits(4 * n)) for n in (8, 4, 4, 4, 12))),
            ("sha256", "%064x" % random.getrandbits(256)),
            ("integrity", "sha512-" + base64.b64encode(random.randbytes(64)).decode()),
            ("image", "data:image/png;base64," + base64.b64encode(random.randbytes(60)).decode()),
            ("built at", f"20{random.randint(10, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}T10:{random.randint(10, 59)}:00Z"),
            ("version", f"{random.randint(0, 30)}.{random.randint(0, 99)}.{random.randint(0, 9999)}"),
            ("size", f"{random.uniform(0, 1e6):.6f}"), ("duration", f"{random.randint(1, 10**9)}"),
            ("test card", random.choice(["4111111111111111", "5555555555554444", "378282246310005"])),
            ("script", "function a(b){return b.c(%d)*%d}" % (random.randint(0, 10**6), random.randint(0, 10**8)))]
    random.shuffle(made)
    return made
