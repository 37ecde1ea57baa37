"""Plants, scans and counts: precision and recall of every identifier in every format."""

import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

from . import content, writers

# Values that the identifiers' own rules cannot tell apart, under the words that they share: either is right.
TWINS = [
    {"SPAIN_DNI_NUMBER", "ARGENTINA_DNI_NUMBER", "SPAIN_NIF_NUMBER", "SPAIN_DRIVERS_LICENSE"},
    {"BELGIUM_DRIVERS_LICENSE", "NETHERLANDS_DRIVERS_LICENSE"},
    {"FRANCE_DRIVERS_LICENSE", "BELGIUM_DRIVERS_LICENSE", "CANADA_DRIVERS_LICENSE", "ROMANIA_DRIVERS_LICENSE"},
    {"AUSTRIA_DRIVERS_LICENSE", "GERMANY_DRIVERS_LICENSE", "LUXEMBOURG_DRIVERS_LICENSE"},
    {"DRIVERS_LICENSE", "UK_DRIVERS_LICENSE", "AUSTRALIA_DRIVERS_LICENSE", "INDIA_DRIVERS_LICENSE", "CANADA_DRIVERS_LICENSE"},
    {"UK_PASSPORT_NUMBER", "USA_PASSPORT_NUMBER", "CANADA_PASSPORT_NUMBER", "SPAIN_PASSPORT_NUMBER",
     "ITALY_PASSPORT_NUMBER", "GERMANY_PASSPORT_NUMBER", "FRANCE_PASSPORT_NUMBER"},
    {"EUROPEAN_HEALTH_INSURANCE_CARD_NUMBER", "FINLAND_EUROPEAN_HEALTH_INSURANCE_NUMBER"},
    {"FINLAND_DRIVERS_LICENSE", "SWEDEN_DRIVERS_LICENSE"},
    {"CANADA_SOCIAL_INSURANCE_NUMBER", "USA_SOCIAL_SECURITY_NUMBER"},
]


def alike(one, other):
    return one == other or any(one in twins and other in twins for twins in TWINS)


class Planted:
    """The files of a seed, and where in each of them what was planted."""

    def __init__(self, folder, seed, formats=None, rows=20, each=6):
        self.folder = pathlib.Path(folder)
        # file -> {place: identifier}; a place is a cell, a record's name and number, or a line; None where there is none.
        self.places = {}
        self.clean = set()
        tables, lines = content.tables(seed, rows), content.lines(seed, each)
        for extension, (shape, write) in writers.FILES.items():
            if formats and extension not in formats:
                continue
            if shape == "text":
                path = self.folder / f"lines.{extension}"
                write(path, lines)
                self.places[path.name] = placed_lines(lines, extension)
                continue
            for number, table in enumerate(tables):
                path = self.folder / f"table-{number}.{extension}"
                write(path, table)
                self.places[path.name] = placed_cells(table, shape, extension)
        self.harmless(seed, formats)

    def harmless(self, seed, formats):
        pairs = content.harmless(seed)
        texts = {
            "csv": "name,value\n" + "".join(f"{name},{value}\n" for name, value in pairs),
            "jsonl": "".join(json.dumps({name: value}) + "\n" for name, value in pairs),
            "txt": "".join(f"{name} {value} {content.FILLER[number % 5]}\n" for number, (name, value) in enumerate(pairs))}
        for extension, text in texts.items():
            if not formats or extension in formats:
                path = self.folder / f"harmless.{extension}"
                path.write_text(text)
                self.clean.add(path.name)


def placed_cells(table, shape, extension):
    places = {}
    for index, column in enumerate(table.columns):
        if extension == "avro" and not column.name.isascii():
            continue
        for row in range(table.rows):
            # The header is row 1; a record's number starts at 0.
            place = (row + 2, 2 + 2 * index) if shape == "table" else (row, column.name)
            places[place] = column.identifier
    return places


def placed_lines(lines, extension):
    places, number = {}, 1
    for line in lines:
        if line.identifier:
            places[number] = line.identifier
        number += line.text.rstrip("\n").count("\n") + 1
    return places


class Score:
    def __init__(self):
        self.found = collections.Counter()
        self.missed = collections.Counter()
        self.false = collections.Counter()

    def add(self, places, detections, has_places):
        """Compares what was planted in one file with what was reported of it."""
        wanted = collections.Counter(places.values())
        if not has_places:
            self.add_counts(wanted, {identifier: len(at) for identifier, at in detections.items()})
            return
        hit = set()
        for identifier, at in detections.items():
            for place in at:
                if place in places and alike(places[place], identifier):
                    if place not in hit:
                        self.found[places[place]] += 1
                    hit.add(place)
                else:
                    self.false[identifier] += 1
        for place, identifier in places.items():
            if place not in hit:
                self.missed[identifier] += 1

    def add_counts(self, wanted, counts):
        """Compares how many were planted with how many were reported; what is too many may be a twin that is missing."""
        missed, false = {}, {}
        for identifier in wanted.keys() | counts.keys():
            found = min(counts.get(identifier, 0), wanted[identifier])
            self.found[identifier] += found
            missed[identifier], false[identifier] = wanted[identifier] - found, counts.get(identifier, 0) - found
        twins = {one: [other for other in sorted(false) if false[other] and alike(one, other)] for one in missed}
        # Those with few twins choose first.
        for identifier in sorted(missed, key=lambda one: (len(twins[one]), one)):
            for other in twins[identifier]:
                if other != identifier:
                    same = min(missed[identifier], false[other])
                    self.found[identifier] += same
                    missed[identifier] -= same
                    false[other] -= same
        self.missed.update(missed)
        self.false.update(false)

    def rates(self, identifier):
        found = self.found[identifier]
        precision = found / (found + self.false[identifier]) if found + self.false[identifier] else 1.0
        recall = found / (found + self.missed[identifier]) if found + self.missed[identifier] else 1.0
        return precision, recall


def place_of(kind, occurrence, extension):
    if kind == "cells":
        row = int(occurrence["row"])
        return (row + 1 if extension == "sqlite" else row, int(occurrence["column"]))
    if kind == "records":
        path = occurrence.get("jsonPath") or ""
        name = path.rsplit("['", 1)[1][:-2] if path.endswith("']") else path.rsplit(".", 1)[-1]
        name = name.replace("\\'", "'")
        number = int(occurrence["recordIndex"])
        if extension == "json" and path.startswith("$["):
            number = int(path[2:path.index("]")])
        return number, name
    return int(occurrence["start"])


def scan(castellan, folder, *options):
    """The records of `castellan scan`, by file, then identifier: the places of each occurrence."""
    printed = subprocess.run(
        [castellan, "scan", "--format", "jsonl", *options, str(folder)], capture_output=True, text=True, check=False)
    assert printed.returncode == 0, printed.stderr[-2000:]
    found = {}
    for line in printed.stdout.splitlines():
        record = json.loads(line)
        name = pathlib.Path(record["resourcesAffected"]["s3Object"]["key"]).name
        of_file = found.setdefault(name, {})
        for category in record["classificationDetails"]["result"].get("sensitiveData") or []:
            for detection in category["detections"]:
                of_file.setdefault(detection["type"], []).append(detection)
    return found


def places_in(name, detections):
    """The places of a file's detections, and whether its format gives any that can be compared."""
    extension = name.split(".", 1)[1]
    has_places = extension in {
        "csv", "tsv", "xlsx", "ods", "sqlite", "json", "jsonl", "parquet", "orc", "txt", "utf16.txt", "txt.gz",
        "txt.bz2", "txt.xz", "zip", "tar.gz", "7z"}
    places = {}
    for identifier, parts in detections.items():
        at = places[identifier] = []
        for part in parts:
            for kind in ("cells", "records", "lineRanges") if has_places else ():
                at += [place_of(kind, one, extension) for one in part["occurrences"].get(kind) or []]
            if not has_places:
                at += [None] * int(part["count"])
    return places, has_places


def judge(castellan, planted, only=None):
    """Scores by format: of identifiers that the planting knows, the false ones of all."""
    known = set(content.kinds())
    reported = scan(castellan, planted.folder)
    scores = collections.defaultdict(Score)
    for name, places in planted.places.items():
        extension = name.split(".", 1)[1]
        at, has_places = places_in(name, {
            identifier: parts for identifier, parts in reported.get(name, {}).items() if identifier in known})
        if extension == "avro":
            at = {identifier: [None] * len(found) for identifier, found in at.items()}
        scores[extension].add(places, at, has_places)
    for name in planted.clean:
        at, _ = places_in(name, reported.get(name, {}))
        for identifier, found in at.items():
            scores["harmless"].false[identifier] += len(found)
    return scores


def total(scores):
    whole = Score()
    for score in scores.values():
        for name in ("found", "missed", "false"):
            getattr(whole, name).update(getattr(score, name))
    return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("castellan")
    parser.add_argument("--seed", default="development")
    parser.add_argument("--formats", nargs="*")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the files")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = options.keep or folder
        pathlib.Path(folder).mkdir(exist_ok=True)
        scores = judge(options.castellan, Planted(folder, options.seed, options.formats))
    whole = total(scores)
    asked = {"sure": 0.99, "keyword": 0.95, "context": 0.85}
    print(f"{'format':12} {'precision':>9} {'recall':>7}")
    for name, score in sorted(scores.items()):
        found, missed, false = (sum(getattr(score, part).values()) for part in ("found", "missed", "false"))
        print(f"{name:12} {found / max(1, found + false):9.3f} {found / max(1, found + missed):7.3f}")
    print()
    for identifier, kind in content.kinds().items():
        precision, recall = whole.rates(identifier)
        if min(precision, recall) < asked[kind.evidence]:
            print(f"{identifier:52} {kind.evidence:8} precision {precision:.3f} recall {recall:.3f}")


if __name__ == "__main__":
    main()
