"""A headless Chromium that says what went wrong on a page: errors, requests to elsewhere, what axe finds."""

import base64, io, json, urllib.parse

from axe_core_python.selenium import Axe
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

DESKTOP, PHONE = (1280, 900), (390, 844)


class Browser:
    def __init__(self, address, binary="/usr/bin/chromium", driver="/usr/bin/chromedriver"):
        options = webdriver.ChromeOptions()
        options.binary_location = binary
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.set_page_load_timeout(60)
        self.address = address
        self.host = urllib.parse.urlsplit(address).netloc
        self.problems, self.bytes = [], {}
        self.look(DESKTOP, "light")

    def look(self, size, scheme):
        """As a screen of that size and a person who likes it light or dark see it."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE})
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def scripts(self, are_on):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not are_on})

    def open(self, path, status=200):
        self.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        self.driver.get(self.address + path)
        self.listen(path, status)

    def listen(self, where, status=200):
        """Takes down what the browser has to say since the last time."""
        for entry in self.driver.get_log("browser"):
            # The browser calls a page that says 404 an error; it is what was asked for.
            if not (status != 200 and f"status of {status}" in entry["message"]):
                self.problems.append(f"{where}: console: {entry['message']}")
        loaded = 0
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                url = event["params"]["request"]["url"]
                if urllib.parse.urlsplit(url).netloc != self.host and not url.startswith(("data:", "chrome")):
                    self.problems.append(f"{where}: asked elsewhere: {url}")
            elif event["method"] == "Network.responseReceived":
                answered = event["params"]["response"]["status"]
                if answered >= 400 and answered != status:
                    self.problems.append(f"{where}: {event['params']['response']['url']} answered {answered}")
            elif event["method"] == "Network.loadingFinished":
                loaded += event["params"]["encodedDataLength"]
        self.bytes[where] = max(self.bytes.get(where, 0), loaded)

    def axe(self, where):
        found = Axe().run(self.driver)
        for violation in found["violations"]:
            places = "; ".join(node["html"][:110] for node in violation["nodes"][:3])
            if violation["impact"] in ("serious", "critical", "moderate"):
                self.problems.append(f"{where}: axe: {violation['impact']} {violation['id']}: {places}")

    def overflow(self, where):
        """A page that is wider than its screen makes phones scroll sideways."""
        wide = self.driver.execute_script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.problems.append(f"{where}: wider than the screen by {wide} px")

    def shoot(self, file, height_maximum=2400):
        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "format": "png", "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], height_maximum), "scale": 1}})
        image = Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB")
        image.quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)

    def close(self):
        self.driver.quit()
