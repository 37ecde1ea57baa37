"""`castellan scan` as a process, and what it says."""

import json
import pathlib
import subprocess

from support.plane import clean_environment, executable

SECONDS = 120
# Where they are all that matters, the rules are ready at once.
TYPES = "USA_SOCIAL_SECURITY_NUMBER,CREDIT_CARD_NUMBER"


def command(*arguments, types=TYPES):
    chosen = ["--identifiers", types] if types else []
    return [str(executable()), "scan", *chosen, *map(str, arguments)]


def scan(*arguments, types=TYPES, **more):
    """Runs it to its end; output is text unless `text=False` is given."""
    settings = {"capture_output": True, "text": True, "timeout": SECONDS, "env": clean_environment()} | more
    if "input" not in settings:
        settings["stdin"] = subprocess.DEVNULL
    return subprocess.run(command(*arguments, types=types), **settings)


def report(*arguments, code=0, **more):
    """What `--format json` prints."""
    ran = scan("--format", "json", *arguments, **more)
    assert ran.returncode == code, ran.stderr[-2000:]
    return json.loads(ran.stdout)


def records(*arguments, code=0, **more):
    """What `--format jsonl` prints: a record a document."""
    ran = scan("--format", "jsonl", *arguments, **more)
    assert ran.returncode == code, ran.stderr[-2000:]
    return [json.loads(line) for line in ran.stdout.splitlines()]


def name_of(record):
    return pathlib.PurePath(record["resourcesAffected"]["s3Object"]["key"]).name


def member_of(record):
    """The place in an archive; None of the file itself."""
    return record["resourcesAffected"]["s3Object"].get("embeddedFileDetails", {}).get("filePath")


def status_of(record):
    status = record["classificationDetails"]["result"]["status"]
    return status["code"], status.get("reason")


def detections(record):
    """By type, all categories and one's own identifiers together."""
    result = record["classificationDetails"]["result"]
    listed = [found for category in result.get("sensitiveData") or [] for found in category["detections"]]
    return {found["type"]: found for found in listed} | {
        found["name"]: found for found in (result.get("customDataIdentifiers") or {}).get("detections", [])}


def places(occurrences):
    """As tuples: ("cell", row, column, name), ("record", index, path), ("line", line, column), ("page", number)."""
    found = [("cell", int(cell["row"]), int(cell["column"]), cell.get("columnName"))
             for cell in occurrences.get("cells") or []]
    found += [("record", int(record["recordIndex"]), record.get("jsonPath"))
              for record in occurrences.get("records") or []]
    found += [("line", int(line["start"]), int(line["startColumn"])) for line in occurrences.get("lineRanges") or []]
    return found + [("page", int(page["pageNumber"])) for page in occurrences.get("pages") or []]


def found_at(record):
    """By type, where it was found, in no order."""
    return {name: sorted(places(found["occurrences"])) for name, found in detections(record).items()}
