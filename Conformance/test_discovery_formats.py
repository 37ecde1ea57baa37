"""Every format, as other programs write it: what was planted is found, and where."""

import collections
import shutil

import pytest

from support import scan
from support.documents import content, files, packs
from support.documents.content import CARD, SSN

RECORDS = content.record_places(lambda number, name: (number, f"$.{name}"))
ELEMENTS = content.record_places(lambda number, name: (0, f"$[{number}].{name}"))
PARQUET = [f"table.{codec}.parquet" for codec in ("none", "snappy", "gzip", "zstd", "lz4", "brotli")]
ORC = [f"table.{codec}.orc" for codec in ("uncompressed", "zlib", "snappy", "zstd", "lz4")]
AVRO = ["table.null.avro", "table.deflate.avro"]
BOOKS = ["table.xlsx", "sheet.xls", "sheet.ods"]
TABLES = {
    "table.csv": content.cells(), "table.tsv": content.cells(), "semicolons.csv": content.cells(),
    "table.json": ELEMENTS, "table.jsonl": RECORDS,
    # A database has no row of names, so that its first row is the first entry.
    "table.sqlite": content.cells(first_row=1)
} | {name: content.cells() for name in BOOKS} | {name: RECORDS for name in PARQUET + ORC + AVRO}
TEXTS = {name: "utf-8" for name in ("plain.txt", "plain.log", "page.html", "notes.xml", "notes.yaml", "crlf.txt", "short.eml")} | {
    "bom.utf16.txt": "utf-16", "little.utf16.txt": "utf-16-le", "big.utf16.txt": "utf-16-be", "latin1.txt": "latin-1"}
MEDIA_TYPES = {
    "plain.txt": "text/plain", "page.html": "text/html", "notes.xml": "application/xml", "table.csv": "text/csv",
    "table.tsv": "text/tab-separated-values", "table.json": "application/json", "short.eml": "message/rfc822",
    "table.none.parquet": "application/parquet", "table.null.avro": "application/avro", "notes.pdf": "application/pdf",
    "word.doc": "application/msword", "sheet.xls": "application/vnd.ms-excel", "pack.zip": "application/zip",
    "notes.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "table.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "plain.txt.gz": "application/gzip", "pack.tar": "application/x-tar"}
PLAIN = content.lines_in(content.TEXT)
PACKED = {
    name: packs.MEMBER for name in (
        "pack.zip", "pack.tar", "pack.tar.gz", "pack.tgz", "pack.tar.bz2", "pack.tar.xz", "pack.tar.zst", "pack.7z",
        "pack.newc.cpio", "pack.odc.cpio")
} | {f"plain.txt.{ending}": "plain.txt" for ending in ("gz", "bz2", "xz", "lzma", "zst", "lz4")} | {
    # What `ar` writes has no folders, and the image holds what is in the folder.
    "pack.a": "plain.txt", "pack.iso": "plain.txt", "pack.deb": "data.tar.xz/./usr/share/plain.txt",
    "nested.7z": "b/c.tar.gz/d/e.zip/f/plain.txt"}
# Under another's name, or none: what a file is shows in its content.
MISNAMED = {
    "parquet.txt": "table.none.parquet", "avro": "table.null.avro", "orc.json": "table.zlib.orc", "sheet.doc": "table.xlsx",
    "sheet": "sheet.xls", "mail.txt": "short.eml", "page.csv": "notes.pdf", "pack.txt": "pack.zip", "pack": "pack.tar.gz",
    "notes.jpg": "plain.txt", "table": "table.csv", "objects": "table.json", "objects.log": "table.jsonl",
    "base.csv": "table.sqlite", "word.xls": "notes.docx", "show": "notes.pptx", "old.pdf": "word.doc"}


def by_file(records):
    found = collections.defaultdict(dict)
    for record in records:
        found[scan.name_of(record)][scan.member_of(record)] = record
    return found


@pytest.fixture(scope="module")
def scanned():
    return by_file(scan.records(files.folder()))


@pytest.fixture(scope="module")
def misnamed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("misnamed")
    for name, source in MISNAMED.items():
        shutil.copy(files.folder() / source, folder / name)
    return by_file(scan.records(folder))


def test_every_file_is_read_to_its_end(scanned):
    assert {name: scan.status_of(document) for name, documents in scanned.items() for document in documents.values()
            if scan.status_of(document) != ("COMPLETE", None)} == {}
    assert set(scanned) == {path.name for path in files.folder().iterdir()}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_found_value_by_value(scanned, name):
    assert scan.found_at(scanned[name][None]) == TABLES[name]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_found_by_line_and_column(scanned, name):
    text = (files.folder() / name).read_bytes().decode(TEXTS[name])
    assert scan.found_at(scanned[name][None]) == content.lines_in(text.replace("\r\n", "\n").removeprefix("\ufeff"))


@pytest.mark.parametrize("name", BOOKS)
def test_a_cell_of_a_book_has_a_reference(scanned, name):
    cells = scan.detections(scanned[name][None])[CARD]["occurrences"]["cells"]
    # What reads the old format does not say what sheets are called.
    sheet = "2" if name == "sheet.xls" else "'Second sheet'"
    assert [cell["cellReference"] for cell in cells] == [f"{sheet}!D{row}" for row in range(2, 6)]


def test_a_page_of_a_document_is_named(scanned):
    assert scan.found_at(scanned["notes.pdf"][None]) == {
        SSN: [("page", 2), ("page", 4)], CARD: [("page", 4), ("page", 6)]}
    assert scan.found_at(scanned["word.pdf"][None]) == {SSN: [("page", 1)] * 2, CARD: [("page", 1)] * 2}


@pytest.mark.parametrize(
    "name", ["notes.docx", "word.doc", "word.odt", "word.rtf", "notes.pptx", "show.ppt", "show.odp"])
def test_a_document_is_found_by_paragraphs(scanned, name):
    found = scan.found_at(scanned[name][None])
    assert set(found) == {SSN, CARD}
    # A paragraph is a line; which of them an empty one or a slide's title is differs from format to format.
    assert [column for _, _, column in found[SSN]] == [column for _, _, column in PLAIN[SSN]]
    assert [column for _, _, column in found[CARD]] == [column for _, _, column in PLAIN[CARD]]
    first, second = (line for _, line, _ in found[SSN])
    assert 0 < first < second == found[CARD][0][1] < found[CARD][1][1]


@pytest.mark.parametrize("name", PACKED)
def test_a_member_is_found_with_its_path(scanned, name):
    assert set(scanned[name]) == {None, PACKED[name]}
    assert scan.found_at(scanned[name][None]) == {}
    member = scanned[name][PACKED[name]]
    assert scan.found_at(member) == PLAIN
    details = member["resourcesAffected"]["s3Object"]["embeddedFileDetails"]
    assert details["fileExtension"] == "txt"
    assert details.get("fileSize", str(len(content.TEXT.encode()))) == str(len(content.TEXT.encode()))


def test_mail_is_read_with_what_is_attached_to_it(scanned):
    letter = scanned["letter.eml"]
    assert {name: scan.found_at(document) for name, document in letter.items() if name} == {
        "table.csv": content.cells(), "outer.zip/inner.zip/deep/notes.txt": PLAIN}
    raw = (files.folder() / "letter.eml").read_text().splitlines()
    start = next(number for number, line in enumerate(raw) if line == content.LINES[0])
    found = scan.found_at(letter[None])
    assert [column for _, _, column in found[SSN]] == [column for _, _, column in PLAIN[SSN]]
    assert found[SSN][0] == ("line", start + PLAIN[SSN][0][1], PLAIN[SSN][0][2])


@pytest.mark.parametrize("name", MEDIA_TYPES)
def test_the_media_type_is_the_contents_own(scanned, name):
    assert scanned[name][None]["classificationDetails"]["result"]["mimeType"] == MEDIA_TYPES[name]


@pytest.mark.parametrize("name", MISNAMED)
def test_a_name_that_says_something_else_changes_nothing(scanned, misnamed, name):
    def places(documents):
        return {member: scan.found_at(document) for member, document in documents.items()}

    assert places(misnamed[name]) == places(scanned[MISNAMED[name]])
