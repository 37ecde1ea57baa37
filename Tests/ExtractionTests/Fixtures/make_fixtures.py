"""Writes documents of every format that other programs make, into the folder that is the only argument.

Needs: pip install fastavro python-snappy zstandard openpyxl python-docx python-pptx odfpy reportlab py7zr xlwt
"""

import bz2, datetime, decimal, gzip, io, lzma, os, sqlite3, struct, subprocess, sys, tarfile, uuid, zipfile, zlib

FOLDER = sys.argv[1]
os.makedirs(FOLDER, exist_ok=True)
SPAM = b"spam, eggs and more of the same\n" * 32
TEXT = b"name: Jane Example\nmail: jane@example.com\n"


def path(name):
    return os.path.join(FOLDER, name)


def write(name, data):
    with open(path(name), "wb") as file:
        file.write(data)


def zipped(members, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members, format=tarfile.PAX_FORMAT):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format) as archive:
        for name, data in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.mtime = 1_700_000_000
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def archives():
    members = [("a.txt", TEXT), ("folder/b.csv", b"name,mail\nJane,jane@example.com\n"), ("empty.txt", b"")]
    write("plain.zip", zipped(members))
    write("stored.zip", zipped(members, zipfile.ZIP_STORED))
    write("lzma.zip", zipped(members, zipfile.ZIP_LZMA))
    tar = tarred(members)
    write("plain.tar", tar)
    write("gnu.tar", tarred([("x" * 150 + ".txt", TEXT)], tarfile.GNU_FORMAT))
    write("plain.tar.gz", gzip.compress(tar))
    write("plain.tar.bz2", bz2.compress(tar))
    write("plain.tar.xz", lzma.compress(tar))
    write("text.txt.gz", gzip.compress(TEXT))
    write("text.txt.bz2", bz2.compress(TEXT))
    write("text.txt.xz", lzma.compress(TEXT))
    write("text.txt.lzma", lzma.compress(TEXT, format=lzma.FORMAT_ALONE))
    import zstandard
    write("text.txt.zst", zstandard.compress(TEXT))
    import py7zr
    with py7zr.SevenZipFile(path("plain.7z"), "w") as archive:
        archive.writestr(TEXT, "a.txt")
    with py7zr.SevenZipFile(path("encrypted.7z"), "w", password="secret", header_encryption=True) as archive:
        archive.writestr(TEXT, "a.txt")
    nested = TEXT
    name = "deep.txt"
    for level in range(5):
        nested, name = zipped([(name, nested)]), f"level{level}.zip"
    write("nested5.zip", nested)
    for level in range(5, 14):
        nested, name = zipped([(name, nested)]), f"level{level}.zip"
    write("nested14.zip", nested)
    write("odd-names.zip", zipped([("../../etc/passwd", TEXT), ("/abs.txt", TEXT), ("n\u00e4me\n.txt", TEXT)]))
    write("encrypted.zip", encrypted_zip())
    cpio_and_ar()


def encrypted_zip():
    """A ZIP whose member says in its flags that it is encrypted."""
    data = bytearray(zipped([("secret.txt", TEXT), ("a.txt", TEXT)]))
    data[6] |= 1
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


def cpio_and_ar():
    os.makedirs(path("tree"), exist_ok=True)
    write("tree/a.txt", TEXT)
    for name, command in [
        ("plain.cpio", "bsdtar --format=cpio -cf - a.txt"),
        ("plain.ar", "ar rc ../plain.ar a.txt >&2 && cat ../plain.ar"),
    ]:
        done = subprocess.run(command, shell=True, cwd=path("tree"), capture_output=True)
        if done.returncode == 0:
            write(name, done.stdout)


def bombs():
    write("spam.gz", gzip.compress(SPAM * (64 << 10)))
    write("overlapping.zip", overlapping(2000))
    write("bomb.zip", zipped([(f"{number}.txt", SPAM * (16 << 10)) for number in range(24)]))
    bomb = zipped([("spam.txt", SPAM * (16 << 10))])
    for level in range(3):
        bomb = zipped([(f"{number}.zip", bomb) for number in range(8)])
    write("nested-bomb.zip", bomb)
    declared = bytearray(zipped([("huge.txt", TEXT)]))
    place = declared.index(b"PK\x01\x02")
    declared[22:26] = declared[place + 24:place + 28] = struct.pack("<I", 0xFFFFFFF0)
    write("declared.zip", bytes(declared))


def overlapping(count):
    """Entries of one directory that all name the same compressed data."""
    text = SPAM * (16 << 10)
    data = zlib.compress(text, 9)[2:-4]
    crc = zlib.crc32(text)
    name = b"m"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(data), len(text), 1, 0) + name
    central = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(data), len(text), 1, 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(central) * count, len(local) + len(data), 0)
    return local + data + central * count + end


def pdf():
    from reportlab.pdfgen import canvas
    sheet = canvas.Canvas(path("three-pages.pdf"))
    sheet.setAuthor("Jane Author")
    for page in range(3):
        sheet.drawString(72, 700, f"Page {page + 1} has jane{page + 1}@example.com on it")
        sheet.showPage()
    sheet.save()
    sheet = canvas.Canvas(path("encrypted.pdf"), encrypt="secret")
    sheet.drawString(72, 700, "hidden")
    sheet.save()


def office():
    import docx
    document = docx.Document()
    document.core_properties.author = "Jane Author"
    document.add_heading("Heading", 1)
    document.add_paragraph("Her mail is jane@example.com.")
    table = document.add_table(rows=2, cols=2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"cell {row}{column}"
    document.sections[0].header.paragraphs[0].text = "In the header"
    document.sections[0].footer.paragraphs[0].text = "In the footer"
    document.save(path("text.docx"))
    import openpyxl
    from openpyxl.comments import Comment
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "People"
    sheet.append(["name", "card number", "born"])
    sheet.append(["Jane Example", 4111111111111111, datetime.date(1980, 1, 31)])
    sheet.append(["J\u00f6rg", "4242 4242 4242 4242", datetime.datetime(1999, 12, 31, 23, 59, 58)])
    sheet["A2"].comment = Comment("Commented jane@example.com", "Author")
    second = book.create_sheet("Sparse")
    second["C5"] = "far"
    second["D5"] = True
    second["AB7"] = 1.5
    book.save(path("book.xlsx"))
    import pptx
    show = pptx.Presentation()
    for number in range(11):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = f"Slide {number + 1}"
        slide.placeholders[1].text = f"jane{number + 1}@example.com"
    show.slides[0].notes_slide.notes_text_frame.text = "Noted"
    show.save(path("show.pptx"))
    import xlwt
    old = xlwt.Workbook()
    sheet = old.add_sheet("Alpha")
    for column, name in enumerate(["name", "mail"]):
        sheet.write(0, column, name)
    sheet.write(1, 0, 'J\u00e4ne, "x"')
    sheet.write(1, 1, "jane@example.com")
    old.add_sheet("Beta").write(0, 0, 42.5)
    old.save(path("old.xls"))


def open_document():
    from odf import opendocument, table, text, teletype, dc, office as odf_office
    document = opendocument.OpenDocumentText()
    paragraph = text.P()
    teletype.addTextToElement(paragraph, "Her mail  is\tjane@example.com")
    document.text.addElement(paragraph)
    document.meta.addElement(dc.Creator(text="Jane Author"))
    document.save(path("text.odt"))
    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="People")
    for values in [["name", "mail"], ["Jane", "jane@example.com"]]:
        row = table.TableRow()
        for value in values:
            cell = table.TableCell(valuetype="string")
            cell.addElement(text.P(text=value))
            row.addElement(cell)
        sheet.addElement(row)
    gap = table.TableRow(numberrowsrepeated=3)
    gap.addElement(table.TableCell(numbercolumnsrepeated=2))
    sheet.addElement(gap)
    row = table.TableRow()
    row.addElement(table.TableCell(numbercolumnsrepeated=2))
    cell = table.TableCell(valuetype="float", value="12.5")
    cell.addElement(text.P(text="12.5"))
    row.addElement(cell)
    sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(path("book.ods"))


def rtf():
    write("text.rtf", (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Hidden Font;}}{\info{\author Jane Author}}"
        rb"{\*\unknown hidden}{\pict\bin4 }}}}shown}Caf\'e9 \u8364? \uc2\u8364?? jane@example.com\par "
        rb"{\field{\*\fldinst HYPERLINK \"mailto:link@example.com\"}{\fldrslt link}}\tab end\par}"))


def sqlite():
    if os.path.exists(path("people.db")):
        os.remove(path("people.db"))
    base = sqlite3.connect(path("people.db"))
    base.execute("PRAGMA journal_mode = WAL")
    base.execute('CREATE TABLE "peo""ple" (id INTEGER PRIMARY KEY, name TEXT, card REAL, note BLOB)')
    base.execute('INSERT INTO "peo""ple" VALUES (1, ?, ?, ?)', ("Jane", 4111111111111111.0, b"blob text"))
    base.execute('INSERT INTO "peo""ple" VALUES (2, ?, ?, ?)', ("J\u00f6rg", 1.5, b"\x00\x01\x02"))
    base.execute("CREATE TABLE other (mail)")
    base.executemany("INSERT INTO other VALUES (?)", [(f"u{n}@example.com",) for n in range(500)])
    base.execute("CREATE VIEW evil AS SELECT load_extension('x')")
    base.commit()
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


def avro():
    import fastavro
    schema = {
        "type": "record", "name": "Person", "namespace": "test", "fields": [
            {"name": "name", "type": "string"},
            {"name": "age", "type": ["null", "int"]},
            {"name": "born", "type": {"type": "int", "logicalType": "date"}},
            {"name": "seen", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "balance", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
            {"name": "key", "type": {"type": "string", "logicalType": "uuid"}},
            {"name": "cards", "type": {"type": "array", "items": {
                "type": "record", "name": "Card", "fields": [{"name": "number", "type": "long"}]}}},
            {"name": "tags", "type": {"type": "map", "values": "string"}},
            {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}},
            {"name": "score", "type": "double"},
            {"name": "next", "type": ["null", "Person"]},
        ]}

    def person(number, following=None):
        return {
            "name": f"Jane {number}", "age": None if number % 2 else 40, "born": datetime.date(1980, 1, 31),
            "seen": datetime.datetime(2020, 1, 2, 3, 4, 5, 600_000, tzinfo=datetime.timezone.utc),
            "balance": decimal.Decimal("-12.34"), "key": str(uuid.UUID(int=number)),
            "cards": [{"number": 4111111111111111}, {"number": number}], "tags": {"mail": "jane@example.com"},
            "kind": "B", "score": 4111111111111111.0, "next": following}

    people = [person(0, person(100))] + [person(number) for number in range(1, 50)]
    for codec in ["null", "deflate", "snappy", "bzip2", "xz", "zstandard"]:
        with open(path(f"people-{codec}.avro"), "wb") as file:
            fastavro.writer(file, fastavro.parse_schema(schema), people, codec=codec)


def mail():
    from email.message import EmailMessage
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "Hello"
    message.set_content("The body has jane@example.com.\n")
    for name in ["book.xlsx", "plain.zip"]:
        with open(path(name), "rb") as file:
            message.add_attachment(file.read(), maintype="application", subtype="octet-stream", filename=name)
    write("attached.eml", message.as_bytes())


archives()
bombs()
pdf()
office()
open_document()
rtf()
sqlite()
avro()
mail()
