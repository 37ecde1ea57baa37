"""One table and one text in every format, written by other programs once a session."""

import atexit
import csv
import email.message
import functools
import html
import json
import pathlib
import shutil
import sqlite3
import tempfile

from . import office, packs
from .content import HEADER, LINES, RECORDS, ROWS, TEXT


@functools.cache
def folder():
    """With everything in it; gone when the session ends."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="documents-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    for write in (texts, mail, tables, columnar, documents, database):
        write(path)
    converted(path)
    packs.write(path)
    return path


def texts(path):
    (path / "plain.txt").write_text(TEXT, encoding="utf-8")
    (path / "plain.log").write_text(
        "".join(f"2026-03-01T08:00:0{number}Z INFO {line}\n" for number, line in enumerate(LINES)), encoding="utf-8")
    (path / "page.html").write_text(
        "<!doctype html>\n<title>Notes</title>\n" + "".join(f"<p>{html.escape(line)}</p>\n" for line in LINES),
        encoding="utf-8")
    (path / "notes.xml").write_text(
        '<?xml version="1.0"?>\n<notes>\n' + "".join(f" <note>{html.escape(line)}</note>\n" for line in LINES)
        + "</notes>\n", encoding="utf-8")
    (path / "notes.yaml").write_text("notes:\n" + "".join(f" - {json.dumps(line, ensure_ascii=False)}\n"
                                                          for line in LINES), encoding="utf-8")
    (path / "bom.utf16.txt").write_text(TEXT, encoding="utf-16")
    (path / "little.utf16.txt").write_text(TEXT, encoding="utf-16-le")
    (path / "big.utf16.txt").write_text(TEXT, encoding="utf-16-be")
    (path / "latin1.txt").write_text(TEXT, encoding="latin-1")
    (path / "crlf.txt").write_text(TEXT.replace("\n", "\r\n"), encoding="utf-8", newline="")


def mail(path):
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.org", "notes"
    message.set_content(TEXT, cte="quoted-printable")
    message.add_attachment(csv_text().encode(), maintype="text", subtype="csv", filename="table.csv")
    message.add_attachment(packs.zipped({"inner.zip": packs.zipped({"deep/notes.txt": TEXT.encode()})}),
                           maintype="application", subtype="zip", filename="outer.zip")
    (path / "letter.eml").write_bytes(message.as_bytes())
    plain = email.message.EmailMessage()
    plain["From"], plain["To"], plain["Subject"] = "a@example.com", "b@example.org", "notes"
    plain.set_content(TEXT, cte="8bit")
    (path / "short.eml").write_bytes(plain.as_bytes())


def csv_text(delimiter=","):
    return "".join(delimiter.join(row) + "\n" for row in [HEADER, *ROWS])


def tables(path):
    import openpyxl
    for name, delimiter in (("table.csv", ","), ("table.tsv", "\t"), ("semicolons.csv", ";")):
        with open(path / name, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([HEADER, *ROWS])
    (path / "table.json").write_text(json.dumps(RECORDS, indent=1))
    (path / "table.jsonl").write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
    book = openpyxl.Workbook()
    book.active.title = "Ordinary"
    book.active.append(["nothing", "here"])
    sheet = book.create_sheet("Second sheet")
    for row in [HEADER, *ROWS]:
        sheet.append(row)
    book.save(path / "table.xlsx")


def columnar(path):
    import fastavro
    import pyarrow.orc
    import pyarrow.parquet
    table = pyarrow.Table.from_pylist(RECORDS)
    for codec in ("none", "snappy", "gzip", "zstd", "lz4", "brotli"):
        pyarrow.parquet.write_table(table, path / f"table.{codec}.parquet", compression=codec)
    for codec in ("uncompressed", "zlib", "snappy", "zstd", "lz4"):
        pyarrow.orc.write_table(table, str(path / f"table.{codec}.orc"), compression=codec)
    schema = {"type": "record", "name": "Entry", "fields": [{"name": name, "type": "string"} for name in HEADER]}
    for codec in ("null", "deflate"):
        with open(path / f"table.{codec}.avro", "wb") as file:
            fastavro.writer(file, schema, RECORDS, codec=codec)


def database(path):
    base = sqlite3.connect(path / "table.sqlite")
    base.execute(f"CREATE TABLE entries ({', '.join(name + ' TEXT' for name in HEADER)})")
    base.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", ROWS)
    base.commit()
    base.close()


def documents(path):
    import docx
    import pptx
    from reportlab.pdfgen.canvas import Canvas
    page = docx.Document()
    for line in LINES:
        page.add_paragraph(line)
    page.save(path / "notes.docx")
    show = pptx.Presentation()
    for line in LINES:
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = "Notes"
        slide.shapes.add_textbox(0, 1000000, 9144000, 5000000).text_frame.text = line
    show.save(path / "notes.pptx")
    canvas = Canvas(str(path / "notes.pdf"))
    for line in LINES:
        canvas.drawString(40, 700, line.strip())
        canvas.showPage()
    canvas.save()


def converted(path):
    names = [("notes.docx", "word.doc"), ("notes.docx", "word.rtf"), ("notes.docx", "word.odt"), ("notes.docx", "word.pdf"),
             ("table.xlsx", "sheet.xls"), ("table.xlsx", "sheet.ods"), ("notes.pptx", "show.ppt"), ("notes.pptx", "show.odp")]
    profile = path / ".profile"
    office.convert([(path / one, path / other) for one, other in names], profile)
    shutil.rmtree(profile)
