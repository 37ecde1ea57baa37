"""The same rows and lines in every format, each written by another program's library."""

import bz2
import csv
import email.message
import gzip
import html
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile

FILES = {}


def writes(extension, shape):
    """Marks a writer: `shape` is table, record or text."""
    def mark(function):
        FILES[extension] = (shape, function)
        return function

    return mark


def delimited(path, table, delimiter):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(table.header())
        writer.writerows(table.row(number) for number in range(table.rows))


@writes("csv", "table")
def write_csv(path, table):
    delimited(path, table, ",")


@writes("tsv", "table")
def write_tsv(path, table):
    delimited(path, table, "\t")


@writes("xlsx", "table")
def write_xlsx(path, table):
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [table.header()] + [table.row(number) for number in range(table.rows)]:
        sheet.append(row)
    book.save(path)


@writes("ods", "table")
def write_ods(path, table):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Sheet1")
    for row in [table.header()] + [table.row(number) for number in range(table.rows)]:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(path)


@writes("sqlite", "table")
def write_sqlite(path, table):
    base = sqlite3.connect(path)
    names = ", ".join('"' + name.replace('"', '""') + '" TEXT' for name in table.header())
    base.execute(f"CREATE TABLE entries ({names})")
    base.executemany(
        f"INSERT INTO entries VALUES ({', '.join('?' * len(table.header()))})",
        [table.row(number) for number in range(table.rows)])
    base.commit()
    base.close()


def records(table):
    """Each value under a name of its own, so that no other's words are on its path."""
    for number in range(table.rows):
        yield {"serial": number + 1, **{column.name: column.values[number] for column in table.columns}}


@writes("json", "record")
def write_json(path, table):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(list(records(table)), file, ensure_ascii=False, indent=1)


@writes("jsonl", "record")
def write_jsonl(path, table):
    with open(path, "w", encoding="utf-8") as file:
        for record in records(table):
            file.write(json.dumps(record) + "\n")


def arrow(table):
    import pyarrow
    return pyarrow.Table.from_pylist(list(records(table)))


@writes("parquet", "record")
def write_parquet(path, table):
    import pyarrow.parquet
    pyarrow.parquet.write_table(arrow(table), path)


@writes("orc", "record")
def write_orc(path, table):
    import pyarrow.orc
    pyarrow.orc.write_table(arrow(table), str(path))


@writes("avro", "record")
def write_avro(path, table):
    import fastavro
    # Avro's names are plain, so that words keep their letters alone; an apostrophe goes, as people write it then.
    def plain(name):
        return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in name if letter != "'")

    columns = [column for column in table.columns if column.name.isascii()]
    schema = {"type": "record", "name": "Entry", "fields": [{"name": "serial", "type": "long"}] + [
        {"name": plain(column.name), "type": "string"} for column in columns]}
    with open(path, "wb") as file:
        fastavro.writer(file, schema, [
            {"serial": number + 1, **{plain(column.name): column.values[number] for column in columns}}
            for number in range(table.rows)])


def joined(lines):
    return "\n".join(line.text.rstrip("\n") for line in lines) + "\n"


@writes("txt", "text")
def write_text(path, lines):
    path.write_text(joined(lines), encoding="utf-8")


@writes("utf16.txt", "text")
def write_utf16(path, lines):
    path.write_text(joined(lines), encoding="utf-16")


@writes("log", "text")
def write_log(path, lines):
    path.write_text("".join(
        f"2026-03-0{number % 9 + 1}T08:{number % 60:02}:17Z INFO worker[{number}] {line.text.rstrip()}\n"
        if line.text.count("\n") < 2 else line.text for number, line in enumerate(lines)), encoding="utf-8")


@writes("html", "text")
def write_html(path, lines):
    body = "\n".join(f"<p>{html.escape(line.text.rstrip(), quote=False)}</p>" for line in lines)
    path.write_text(f"<!doctype html>\n<title>Notes</title>\n{body}\n", encoding="utf-8")


@writes("eml", "text")
def write_mail(path, lines):
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.org", "notes"
    message.set_content(joined(lines), cte="base64")
    path.write_bytes(message.as_bytes())


@writes("docx", "text")
def write_docx(path, lines):
    import docx
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line.text.rstrip("\n"))
    document.save(path)


@writes("odt", "text")
def write_odt(path, lines):
    from odf.opendocument import OpenDocumentText
    from odf.text import P
    document = OpenDocumentText()
    for line in lines:
        for part in line.text.rstrip("\n").split("\n"):
            document.text.addElement(P(text=part))
    document.save(path)


@writes("pptx", "text")
def write_pptx(path, lines):
    import pptx
    show = pptx.Presentation()
    for start in range(0, len(lines), 12):
        slide = show.slides.add_slide(show.slide_layouts[5])
        box = slide.shapes.add_textbox(0, 0, 9144000, 5000000)
        box.text_frame.text = joined(lines[start:start + 12])
    show.save(path)


@writes("pdf", "text")
def write_pdf(path, lines):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    pdfmetrics.registerFont(TTFont("Sans", "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"))
    page = Canvas(str(path))
    y = 0
    for line in lines:
        parts = line.text.rstrip("\n").split("\n")
        # What spans pages is read as two texts.
        if y < 40 + 11 * len(parts):
            y = 0
        for part in parts:
            if y < 40:
                page.showPage()
                page.setFont("Sans", 7)
                y = 800
            page.drawString(20, y, part)
            y -= 11
    page.save()


@writes("rtf", "text")
def write_rtf(path, lines):
    def escaped(text):
        return "".join(
            letter if ord(letter) < 128 and letter not in "\\{}" else f"\\u{ord(letter)}?" if ord(letter) > 127
            else "\\" + letter for letter in text)

    path.write_text("{\\rtf1\\ansi\n" + "".join(
        f"{escaped(part)}\\par\n" for line in lines for part in line.text.rstrip("\n").split("\n")) + "}\n")


@writes("txt.gz", "text")
def write_gzip(path, lines):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(joined(lines))


@writes("txt.bz2", "text")
def write_bzip2(path, lines):
    with bz2.open(path, "wt", encoding="utf-8") as file:
        file.write(joined(lines))


@writes("txt.xz", "text")
def write_xz(path, lines):
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write(joined(lines))


@writes("zip", "text")
def write_zip(path, lines):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes/lines.txt", joined(lines))


@writes("tar.gz", "text")
def write_tar(path, lines):
    data = joined(lines).encode()
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("notes/lines.txt")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))


@writes("7z", "text")
def write_7z(path, lines):
    import py7zr
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.writestr(joined(lines), "notes/lines.txt")
