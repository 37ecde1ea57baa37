"""A headless Chromium that walks through the console, with screenshots of what it saw."""

import base64
import contextlib
import os
import pathlib
import shutil

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from support.plane import PROJECT

SCREENSHOTS = PROJECT / ".build/screenshots"
WIDE = (1280, 900)
NARROW = (360, 780)
WAIT_SECONDS = 10


def installed(program):
    path = shutil.which(program)
    if path is None:
        raise FileNotFoundError(f"{program} is not installed; `make setup` installs it")
    return path


class Browser:
    """One browser with a profile of its own; nothing is kept between two of them."""

    def __init__(self, endpoint, scripts=True, dark=False, size=WIDE):
        options = webdriver.ChromeOptions()
        options.binary_location = installed("chromium")
        for argument in ("--headless=new", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
                         "--disable-background-networking", "--no-first-run"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")  # the sandbox does not start as root, as containers often run
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(installed("chromedriver")))
        self.endpoint = endpoint
        self.resize(size)
        self.prefer(dark)

    def close(self):
        self.driver.quit()

    def resize(self, size):
        """The size of the page, not of a window: headless windows have frames of their own."""
        width, height = size
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def prefer(self, dark):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def open(self, path):
        self.driver.get(f"{self.endpoint}{path}")
        return self

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.endpoint)

    @property
    def title(self):
        return self.driver.title.removesuffix(" · Castellan")

    @property
    def text(self):
        return self.one("body").text

    def one(self, css):
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def texts(self, css):
        return [element.text for element in self.all(css)]

    def field(self, name):
        return self.one(f"main [name='{name}']:not([type='hidden'])")

    def fill(self, **values):
        """Fills fields by their names; a dot in a name is written as two underscores."""
        for name, value in values.items():
            field = self.field(name.replace("__", "."))
            if field.tag_name == "select":
                Select(field).select_by_value(value)
            elif field.get_attribute("type") == "checkbox":
                if field.is_selected() != value:
                    field.click()
            else:
                field.clear()
                field.send_keys(value)
        return self

    def press(self, title):
        """A button or a link that looks like one, by what it says; waits until the next page is there."""
        button = self.driver.find_element(
            By.XPATH, f"//main//*[self::button or self::a][normalize-space()='{title}']")
        with self.leaving():
            button.click()
        return self

    @contextlib.contextmanager
    def leaving(self):
        """Waits until the page has been left and the next one is loaded."""
        old = self.one("html")
        yield
        WebDriverWait(self.driver, WAIT_SECONDS).until(lambda _: self._is_gone(old))
        WebDriverWait(self.driver, WAIT_SECONDS).until(lambda _: self.all("#content"))

    @staticmethod
    def _is_gone(element):
        try:
            element.tag_name
        except Exception:  # the driver has several errors for an element of a page that is no more
            return True
        return False

    def wait(self, condition):
        """Waits until the condition gives something true, and gives that."""
        return WebDriverWait(self.driver, WAIT_SECONDS).until(lambda _: condition())

    def tab_to(self, css, most=80):
        """Presses the tabulator until the element has the focus, as somebody without a mouse does."""
        wanted = self.one(css)
        for _ in range(most):
            focused = self.driver.switch_to.active_element
            if focused == wanted:
                return wanted
            focused.send_keys(Keys.TAB)
        raise AssertionError(f"the tabulator never came to {css}")

    def sign_in(self, credentials, region="us-east-1"):
        self.open("/console")
        self.fill(accessKeyId=credentials.access_key_id, secretAccessKey=credentials.secret_access_key)
        if credentials.session_token or region != "us-east-1":
            if not self.one("details").get_attribute("open"):
                self.one("details summary").click()
            self.fill(sessionToken=credentials.session_token or "", region=region)
        return self.press("Sign in")

    def screenshot(self, name):
        """The whole page, also what lies below the window's edge."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        metrics = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})
        size = metrics["cssContentSize"]
        answer = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "format": "png", "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}})
        path = pathlib.Path(SCREENSHOTS / f"{name}.png")
        path.write_bytes(base64.b64decode(answer["data"]))
        return path

    def complaints(self):
        """What the browser wrote to its console: refused styles, failed scripts."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] in ("SEVERE", "WARNING") and "status of 4" not in entry["message"]]
