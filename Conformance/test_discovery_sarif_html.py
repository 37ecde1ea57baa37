"""SARIF as its schema has it, and the HTML report as people meet it in a browser."""

import json
import re
import time
import urllib.parse

import pytest
from pydantic_sarif import model as sarif
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from support import browser, scan
from support.documents import content, files, packs

ODD = "odd <b>&amp; ünï \"quoted\" name #1%20?.txt"
LEVELS = {"error", "warning", "note"}
SCHEMES = [("light", False), ("dark", True)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Folders of several depths, with much, little and nothing in them, and what cannot be read."""
    folder = tmp_path_factory.mktemp("report")
    for place in ("exports/2026/march", "exports/2026/april", "letters", "quiet"):
        (folder / place).mkdir(parents=True)
    (folder / "exports/2026/march/cards.csv").write_text(files.csv_text() * 1)
    (folder / "exports/2026/april/rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in content.RECORDS))
    (folder / "letters" / ODD).write_text(content.TEXT)
    (folder / "letters/pack.zip").write_bytes(packs.zipped({"inner/<i>.txt": content.TEXT.encode()}))
    (folder / "letters/a-very-long-name-" ).write_text("x")
    (folder / "letters" / ("long" * 55 + ".txt")).write_text(content.TEXT)
    (folder / "letters/broken.parquet").write_bytes(b"PAR1" + b"\0" * 40)
    (folder / "quiet/nothing.txt").write_text("Nothing is to be found here.\n")
    return folder


@pytest.fixture(scope="module")
def log(folder):
    ran = scan.scan("--format", "sarif", ".", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def page(folder, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    ran = scan.scan("--format", "html", "--output", path, ".", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return path


@pytest.fixture(scope="module")
def chromium(page):
    driver = browser.Browser(page.as_uri())
    driver.open("")
    yield driver
    driver.close()


def results(log):
    return log["runs"][0]["results"]


def test_sarif_is_what_its_schema_says(log):
    sarif.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log)
    assert log["version"] == "2.1.0"


def test_sarif_results_name_rules_that_exist(log):
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len(results(log)) >= 10
    for result in results(log):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS and result["message"]["text"] and result["locations"]


def test_sarif_locations_lead_to_the_files(log, folder):
    for result in results(log):
        for place in result["locations"]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9\-._~/%]+", uri)
            assert (folder / urllib.parse.unquote(uri)).exists()


def test_sarif_regions_hold_the_values(log, folder):
    seen = 0
    for result in results(log):
        for place in result["locations"] + result.get("relatedLocations", []):
            physical = place["physicalLocation"]
            region = physical.get("region")
            if not region or "startColumn" not in region:
                continue
            text = (folder / urllib.parse.unquote(physical["artifactLocation"]["uri"])).read_text()
            line = text.splitlines()[region["startLine"] - 1]
            assert line[region["startColumn"] - 1:region["endColumn"] - 1] in content.VALUES[result["ruleId"]]
            seen += 1
    assert seen >= 8


def test_sarif_shows_no_value(log):
    written = json.dumps(log)
    assert not [value for value in content.SSNS + content.CARDS if value in written]


def test_sarif_tells_what_was_not_analysed(log):
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [note for note in notes if "broken.parquet" in json.dumps(note)]


def test_sarif_fingerprints_stay_from_run_to_run(log, folder):
    again = json.loads(scan.scan("--format", "sarif", ".", cwd=folder).stdout)
    prints = [result["partialFingerprints"] for result in results(log)]
    assert prints == [result["partialFingerprints"] for result in results(again)]
    assert len({json.dumps(one) for one in prints}) == len(prints)


def test_the_page_is_one_file_without_values(page):
    text = page.read_text()
    assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", text) and "@import" not in text and "url(" not in text
    assert not [value for value in content.SSNS + content.CARDS if value in text]
    assert "<b>&amp; " not in text and "<i>.txt" not in text


def test_the_page_says_what_was_found(chromium):
    text = chromium.one("body").get_property("textContent")
    for word in ("ssn", "card", "broken.parquet", "MALFORMED_FILE", "march", ODD, "inner/<i>.txt"):
        assert word.lower() in text.lower(), word


def test_the_page_has_a_heat_map_by_folder(chromium):
    assert [cell for cell in chromium.texts("main *, body *") if "exports" in cell]
    assert chromium.all("h1") and chromium.all("h2") and chromium.all("table")
    assert chromium.one("html").get_attribute("lang")


@pytest.mark.parametrize(("scheme", "dark"), SCHEMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_and_is_readable(chromium, scheme, dark, width):
    chromium.resize((width, 800))
    chromium.prefer(dark)
    chromium.open("")
    time.sleep(0.1)
    chromium.screenshot(f"discovery-{scheme}-{width}")
    assert chromium.driver.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert chromium.driver.execute_script(CONTRAST) == []


# Elements whose own text stands out from what is behind it less than WCAG 2.2's 4.5 (AA).
CONTRAST = """
function parse(colour) {
  const part = colour.match(/[\\d.]+/g).map(Number);
  if (colour.startsWith('color(srgb')) return [part[0] * 255, part[1] * 255, part[2] * 255, part[3] ?? 1];
  return [part[0], part[1], part[2], part[3] ?? 1];
}
function behind(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
  let under = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  for (const [r, g, b, a] of layers.reverse()) under = [r, g, b].map((v, i) => v * a + under[i] * (1 - a));
  return under;
}
function luminance(colour) {
  const [r, g, b] = colour.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const poor = [];
for (const element of document.querySelectorAll('body *')) {
  const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  if (!own || !element.getClientRects().length) continue;
  const [front, back] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))];
  const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
  if (ratio < 4.5) poor.push(element.tagName + '.' + element.className + ' ' + ratio.toFixed(2));
}
return poor;
"""


def test_the_page_complains_of_nothing(chromium):
    chromium.open("")
    assert chromium.complaints() == []


def test_everything_that_opens_is_reached_by_keyboard(chromium):
    chromium.open("")
    wanted = [element for element in chromium.all("a[href], summary, button, input, select, [tabindex='0']")
              if element.is_displayed()]
    body, seen = chromium.one("body"), []
    body.click()
    for _ in range(len(wanted) + 5):
        focused = chromium.driver.switch_to.active_element
        focused.send_keys(Keys.TAB)
        focused = chromium.driver.switch_to.active_element
        if focused not in seen:
            seen.append(focused)
    assert [element.tag_name for element in wanted if element not in seen] == []
    for summary in chromium.driver.find_elements(By.TAG_NAME, "summary"):
        details = summary.find_element(By.XPATH, "..")
        was = details.get_attribute("open")
        summary.send_keys(Keys.ENTER)
        assert details.get_attribute("open") != was


def test_printed_it_shows_everything(chromium):
    chromium.open("")
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        hidden = chromium.driver.execute_script(
            "return [...document.querySelectorAll('table, h2')].filter(e => !e.getClientRects().length).length")
        pdf = chromium.driver.execute_cdp_cmd("Page.printToPDF", {})["data"]
    finally:
        chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(pdf) > 5000
    assert hidden == 0
