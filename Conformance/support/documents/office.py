"""LibreOffice, which writes the formats that no library of Python's writes."""

import pathlib
import shutil
import subprocess

from support.plane import clean_environment

FILTERS = {
    "doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8", "pdf": "writer_pdf_Export",
    "xls": "MS Excel 97", "ods": "calc8", "ppt": "MS PowerPoint 97", "odp": "impress8"}
# One start for all conversions, for starting takes most of the time.
MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Conversion" script:language="StarBasic">
Sub Convert(list As String)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 Dim filter(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 filter(0).Name = "FilterName"
 jobs = Split(list, ";")
 For i = 0 To UBound(jobs)
  part = Split(jobs(i), "|")
  document = StarDesktop.loadComponentFromURL(ConvertToURL(part(0)), "_blank", 0, hidden())
  filter(0).Value = part(2)
  document.storeToURL(ConvertToURL(part(1)), filter())
  document.close(True)
 Next i
 StarDesktop.terminate()
End Sub
</script:module>
"""
LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">
 <library:element library:name="Conversion"/>
</library:library>
"""


def convert(pairs, profile):
    """Makes each pair's second file from its first, by its ending."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("LibreOffice is not installed; `make setup` installs it")
    start = [program, "--headless", "--norestore", f"-env:UserInstallation={pathlib.Path(profile).as_uri()}"]

    def run(argument):
        # Its own environment, so that a display of the machine plays no part.
        environment = clean_environment() | {"HOME": str(profile)}
        subprocess.run([*start, argument], check=True, capture_output=True, timeout=180, env=environment)

    # The first start fills the profile and would write over what is there.
    run("macro:///Standard.Nothing.Nothing")
    basic = pathlib.Path(profile, "user/basic/Standard")
    (basic / "Conversion.xba").write_text(MACRO)
    (basic / "script.xlb").write_text(LIBRARY)
    jobs = ";".join(f"{one}|{other}|{FILTERS[other.suffix[1:]]}" for one, other in pairs)
    run(f'macro:///Standard.Conversion.Convert("{jobs}")')
    missing = [str(other) for _, other in pairs if not other.exists()]
    assert not missing, missing
