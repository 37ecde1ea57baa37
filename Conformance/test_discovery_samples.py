"""Samples of what was found, read from every format again, hidden unless they are asked for as they are."""

import json
import pathlib

import pytest

from support import scan, shapes
from support.documents import content, files, packs
from support.documents.content import CARD, CARDS, SSN, SSNS

TABLE = {SSN: SSNS, CARD: CARDS}
# Among them PDF, Word, mail, tar and old Excel, which Macie's own samples leave out (Macie User Guide, retrieving samples).
FORMATS = {
    "table.csv": TABLE, "table.tsv": TABLE, "table.json": TABLE, "table.jsonl": TABLE, "table.xlsx": TABLE,
    "sheet.xls": TABLE, "sheet.ods": TABLE, "table.sqlite": TABLE, "table.none.parquet": TABLE, "table.zlib.orc": TABLE,
    "table.null.avro": TABLE} | dict.fromkeys(
        ("plain.txt", "plain.log", "page.html", "notes.xml", "notes.yaml", "latin1.txt", "bom.utf16.txt", "short.eml",
         "notes.pdf", "word.pdf", "notes.docx", "word.doc", "word.odt", "word.rtf", "notes.pptx", "show.ppt", "show.odp",
         "pack.zip", "pack.tar", "pack.tar.gz", "pack.7z", "pack.deb", "pack.iso", "nested.7z", "plain.txt.gz",
         "plain.txt.zst"), content.VALUES)


def by_file(report):
    """The samples of each file, by type."""
    names = {finding["id"]: pathlib.PurePath(finding["resourcesAffected"]["s3Object"]["key"]).name
             for finding in report["findings"]}
    return {names[number]: {name: [one["value"] for one in values] for name, values in
                            answer["sensitiveDataOccurrences"].items()} for number, answer in report["samples"].items()}


@pytest.fixture(scope="module")
def masked():
    return scan.report("--show-samples", files.folder())


@pytest.fixture(scope="module")
def shown():
    return by_file(scan.report("--show-samples", "--reveal", files.folder()))


def sample_of(path, *options, **more):
    return by_file(scan.report("--show-samples", *options, path, **more))[path.name]


@pytest.mark.parametrize("name", FORMATS)
def test_samples_come_from_every_format(shown, name):
    assert shown[name] == FORMATS[name]


def test_samples_have_the_shape_of_the_api(masked):
    assert [fault for answer in masked["samples"].values()
            for fault in shapes.faults(answer, "GetSensitiveDataOccurrencesResponse")] == []


def test_samples_are_hidden_unless_they_are_asked_for(masked):
    written = json.dumps(masked)
    assert not [value for value in SSNS + CARDS if value in written]
    values = by_file(masked)["table.csv"]
    assert [len(value) for value in values[SSN]] == [len(value) for value in SSNS]
    assert all(value.count("*") >= len(value.replace("-", "")) - 4 for value in values[SSN] + values[CARD])


def test_the_table_hides_them_too():
    path = files.folder() / "plain.txt"
    hidden, told = (scan.scan("--show-samples", *more, path).stdout for more in ([], ["--reveal"]))
    assert SSNS[0] not in hidden and SSNS[0] in told
    assert "**-**-***" in hidden


def test_nothing_is_shown_that_was_not_asked_for():
    assert "samples" not in scan.report(files.folder() / "plain.txt")
    assert scan.scan("--reveal", files.folder() / "plain.txt").returncode == 64


def test_ten_of_a_type_are_shown(tmp_path):
    numbers = [f"{area}-45-6789" for area in range(301, 330)]
    path = tmp_path / "many.csv"
    path.write_text("ssn\n" + "".join(f"{number}\n" for number in numbers))
    assert sample_of(path, "--reveal") == {SSN: numbers[:10]}


def test_ten_of_a_type_are_shown_over_all_members(tmp_path):
    numbers = [f"{area}-45-6789" for area in range(301, 330)]
    path = tmp_path / "many.zip"
    path.write_bytes(packs.zipped({f"{place}.csv": "ssn\n" + "".join(
        f"{number}\n" for number in numbers[4 * place:4 * place + 4]) for place in range(5)}))
    assert sample_of(path, "--reveal") == {SSN: numbers[:10]}


def test_a_sample_has_128_characters(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("start " + "ü" * 200 + " end\n")
    (tmp_path / "custom.json").write_text(json.dumps({"name": "Long word", "regex": "ü{200}"}))
    custom = ["--custom", tmp_path / "custom.json"]
    assert sample_of(path, *custom, "--reveal") == {"Long word": ["ü" * 128]}


def test_control_characters_in_samples_do_not_reach_the_terminal(tmp_path):
    path = tmp_path / "escape.txt"
    path.write_text("X\x1b[31mEMP-204871\x07Y\n" + content.TEXT * 3)
    (tmp_path / "custom.json").write_text(json.dumps({"name": "Staff", "regex": r"X.{0,12}EMP-[0-9]{6}.Y"}))
    ran = scan.scan("--custom", tmp_path / "custom.json", "--show-samples", "--reveal", path)
    assert "EMP-204871" in ran.stdout
    assert not [letter for letter in ran.stdout if ord(letter) < 32 and letter != "\n"]
