"""Findings and detailed results in Macie's shapes, judged by botocore's model of its API."""

import json
import random as generator
import re
import shutil

import pytest

from support import scan, shapes
from support.documents import files, packs
from support.documents.content import CARD, CARDS, SSN, SSNS
from support.planted import kinds, numbers

# What the export has and the API's model lacks.
EXPORTED = ("embeddedFileDetails",)
LEVELS = {"Low": 1, "Medium": 2, "High": 3}
TITLES = {
    "Credentials": "The S3 object contains credentials data", "Financial": "The S3 object contains financial information",
    "Personal": "The S3 object contains personal information",
    "CustomIdentifier": "The S3 object contains content that matches a custom data identifier",
    "Multiple": "The S3 object contains multiple categories of sensitive data"}
random = generator.Random("results")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The files of every format, and some that are broken or have one's own identifiers in them."""
    folder = tmp_path_factory.mktemp("results")
    shutil.copytree(files.folder(), folder / "formats")
    (folder / "custom.json").write_text(json.dumps({"name": "Staff number", "regex": "EMP-[0-9]{6}"}))
    (folder / "formats/staff.txt").write_text("EMP-204871 and ssn " + SSNS[0] + "\n")
    (folder / "formats/broken.parquet").write_bytes(b"PAR1" + b"\0" * 40)
    return folder


@pytest.fixture(scope="module")
def report(folder):
    return scan.report("--custom", folder / "custom.json", folder / "formats")


@pytest.fixture(scope="module")
def records(folder):
    return scan.records("--custom", folder / "custom.json", folder / "formats")


def finding_of(folder, name, text, *options, **more):
    path = folder / name
    path.write_text(text)
    findings = scan.report(*options, path, **more)["findings"]
    assert len(findings) == 1, findings
    return findings[0]


def found_in(finding):
    result = finding["classificationDetails"]["result"]
    return {found["type"]: found for category in result["sensitiveData"] for found in category["detections"]}


def located(found):
    return sum(len(places or []) for places in found["occurrences"].values())


def test_findings_are_of_the_models_shape(report):
    assert len(report["findings"]) > 40
    assert [fault for finding in report["findings"] for fault in shapes.faults(finding, "Finding")] == []


def test_findings_name_every_member_of_the_model(report):
    """As EventBridge delivers them: what is not used is null."""
    members = set(shapes.shapes("macie2")["Finding"]["members"])
    details = set(shapes.shapes("macie2")["ClassificationDetails"]["members"])
    for finding in report["findings"]:
        assert set(finding) == members
        assert set(finding["classificationDetails"]) == details


def test_records_are_of_the_models_shape_with_numbers_as_strings(records):
    assert [fault for record in records
            for fault in shapes.faults(record, "Finding", texts=True, unknown=EXPORTED)] == []


def test_records_differ_from_findings_as_the_export_does(records):
    for record in records:
        assert not {"count", "updatedAt", "archived", "sample", "policyDetails"} & set(record)
        result = record["classificationDetails"]["result"]
        assert "additionalOccurrences" not in result
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record["createdAt"])
        for found in scan.detections(record).values():
            assert set(found["occurrences"]) == {"lineRanges", "pages", "records", "cells"}
            assert all(isinstance(places, list) for places in found["occurrences"].values())


def test_there_is_a_record_for_what_is_clean_and_for_what_failed(records):
    of = {scan.name_of(record): record for record in records if scan.member_of(record) is None}
    assert scan.status_of(of["pack.zip"]) == ("COMPLETE", None)
    code, reason = scan.status_of(of["broken.parquet"])
    assert (code, reason) == ("SKIPPED", "MALFORMED_FILE")
    assert scan.detections(of["broken.parquet"]) == {}


def test_severities_titles_and_types_agree(report, records):
    for finding in report["findings"] + [record for record in records if record.get("type")]:
        kind = finding["type"].removeprefix("SensitiveData:S3Object/")
        assert finding["title"] == TITLES[kind]
        assert int(finding["severity"]["score"]) == LEVELS[finding["severity"]["description"]]


def test_ids_are_of_one_file_each_and_stay(report, folder):
    again = scan.report("--custom", folder / "custom.json", folder / "formats")
    ids = [finding["id"] for finding in report["findings"]]
    assert len(set(ids)) == len(ids)
    assert ids == [finding["id"] for finding in again["findings"]]


def test_ones_own_identifiers_stand_apart(report):
    finding = next(found for found in report["findings"] if found["resourcesAffected"]["s3Object"]["key"].endswith("staff.txt"))
    assert finding["type"].endswith("/Multiple")
    custom = finding["classificationDetails"]["result"]["customDataIdentifiers"]
    assert custom["totalCount"] == 1 and custom["detections"][0]["name"] == "Staff number"


KINDS = {
    SSN: lambda: numbers.ssn(random), CARD: lambda: re.sub(r"\D", "", numbers.card(random)),
    "GERMANY_BANK_ACCOUNT_NUMBER": lambda: numbers.iban("GERMANY")(random), "UK_NHS_NUMBER": lambda: numbers.nhs(random),
    "BRAZIL_CPF_NUMBER": lambda: numbers.cpf(random), "INDIA_AADHAAR_NUMBER": lambda: numbers.aadhaar(random)}
WORDS = dict(zip(KINDS, ("ssn", "credit card", "iban", "nhs number", "cpf", "aadhaar"), strict=True))


# Six types and five and three, as real findings share them out (Macie API Reference, findings).
@pytest.mark.parametrize(("types", "shares"), [(6, [2, 3, 3, 2, 2, 3]), (5, [3] * 5), (3, [5] * 3), (1, [15])])
def test_fifteen_locations_are_shared_among_the_types(tmp_path, types, shares):
    names = list(KINDS)[:types]
    text = "".join(f"{WORDS[name]} {KINDS[name]()}\n\n{'-' * 60}\n" for _ in range(20) for name in names)
    finding = finding_of(tmp_path, "many.txt", text, types=",".join(names))
    found = found_in(finding)
    assert [located(one) for one in found.values()] == shares
    assert all(one["count"] == 20 for one in found.values())
    assert finding["classificationDetails"]["result"]["additionalOccurrences"] is True
    for category in finding["classificationDetails"]["result"]["sensitiveData"]:
        assert category["totalCount"] == sum(one["count"] for one in category["detections"])


def test_what_one_type_does_not_need_goes_to_the_others(tmp_path):
    text = f"ssn {SSNS[0]}\n" + "-" * 60 + "\n" + "".join(f"credit card {KINDS[CARD]()}\n" for _ in range(20))
    found = found_in(finding_of(tmp_path, "few.txt", text))
    assert {name: located(one) for name, one in found.items()} == {SSN: 1, CARD: 14}


def test_a_record_has_a_thousand_locations_of_a_type(tmp_path):
    (tmp_path / "cards.csv").write_text("credit_card\n" + "".join(f"{KINDS[CARD]()}\n" for _ in range(1500)))
    found = scan.detections(scan.records(tmp_path / "cards.csv")[0])[CARD]
    assert int(found["count"]) == 1500
    assert [int(cell["row"]) for cell in found["occurrences"]["cells"]] == list(range(2, 1002))


@pytest.mark.parametrize("packed", [False, True])
def test_counting_names_stops_at_a_thousand(tmp_path, packed):
    text = "full_name\n" + "".join(
        f"{first} {last}\n" for first in ("Michael", "Sarah", "Thomas", "Laura", "Peter")
        for last in ("Miller", "Johnson", "Williams", "Brown", "Davis") for _ in range(50))
    if packed:
        (tmp_path / "names.zip").write_bytes(packs.zipped({"a.csv": text.encode(), "b.csv": text.encode()}))
    else:
        (tmp_path / "names.csv").write_text(text)
    counted = sum(int(scan.detections(record).get("NAME", {"count": 0})["count"])
                  for record in scan.records(tmp_path, types="NAME"))
    assert counted == 1000


SEVERITIES = [
    (SSN, "ssn", 1, "High"), ("PHONE_NUMBER", "phone", 1, "Low"), ("PHONE_NUMBER", "phone", 2, "Medium"),
    ("PHONE_NUMBER", "phone", 100, "High"), ("VEHICLE_IDENTIFICATION_NUMBER", "vin", 99, "Low"),
    ("VEHICLE_IDENTIFICATION_NUMBER", "vin", 100, "Medium"), ("USA_PASSPORT_NUMBER", "us passport", 1, "Medium"),
    ("USA_PASSPORT_NUMBER", "us passport", 2, "High"), ("ARGENTINA_TARJETA_SUBE", "sube", 1, "Medium"),
    ("COLOMBIA_ORGANIZATION_NIT_NUMBER", "nit", 99, "Medium"), ("COLOMBIA_ORGANIZATION_NIT_NUMBER", "nit", 100, "High")]


@pytest.fixture(scope="module")
def weighed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("severities")
    for name, word, count, _ in SEVERITIES:
        # Of numbers of phones only some exchanges are given out.
        values = [f"(212) 634-{number:04}" if name == "PHONE_NUMBER" else kinds.KINDS[name].make(random)
                  for number in range(count)]
        (folder / f"{name}-{count}.csv").write_text(f"{word}\n" + "".join(f'"{value}"\n' for value in values))
    types = ",".join(sorted({name for name, *_ in SEVERITIES}))
    findings = scan.report(folder, types=types)["findings"]
    return {finding["resourcesAffected"]["s3Object"]["key"].rsplit("/", 1)[-1]: finding for finding in findings}


@pytest.mark.parametrize(("name", "word", "count", "severity"), SEVERITIES)
def test_a_severity_follows_from_type_and_count(weighed, name, word, count, severity):
    finding = weighed[f"{name}-{count}.csv"]
    assert found_in(finding)[name]["count"] == count
    assert finding["severity"]["description"] == severity


def paths(tmp_path, value):
    finding = finding_of(tmp_path, "deep.json", json.dumps(value))
    return [record["jsonPath"] for found in found_in(finding).values() for record in found["occurrences"]["records"]]


def test_odd_names_are_quoted_in_a_path(tmp_path):
    assert paths(tmp_path, [{"Card Number": CARDS[0]}, {"credit_card": {"it's": CARDS[1]}}]) == [
        "$[0]['Card Number']", "$[1].credit_card['it\\'s']"]


def test_long_names_lose_their_beginning(tmp_path):
    path, = paths(tmp_path, {"n" * 300 + "_ssn": SSNS[0]})
    assert path == "$['..." + "n" * 233 + "_ssn']"


def test_long_paths_lose_their_beginning(tmp_path):
    value = {"ssn": SSNS[0]}
    for _ in range(60):
        value = {"element": value}
    path, = paths(tmp_path, value)
    assert len(path) <= 250 and path.startswith("$..") and path.endswith(".element.element.ssn")


def test_a_path_with_sensitive_names_is_left_out(tmp_path):
    assert paths(tmp_path, {"ssn": {f"ssn {SSNS[0]}": SSNS[1]}})[-1] is None


def test_a_first_row_that_holds_data_is_looked_at(tmp_path):
    found = found_in(finding_of(tmp_path, "header.csv", f"name,ssn {SSNS[0]},town\na,b,c\nd,e,f\n"))
    # A row with a value of its own names no columns: it is the first row.
    assert scan.places(found[SSN]["occurrences"]) == [("cell", 1, 2, None)]


def test_what_is_malformed_is_read_as_text(tmp_path):
    finding = finding_of(tmp_path, "broken.json", '{"a": 1,\n "ssn": "' + SSNS[0] + '",\n')
    assert found_in(finding)[SSN]["count"] == 1
    assert finding["classificationDetails"]["result"]["status"]["code"] in ("COMPLETE", "PARTIAL")
