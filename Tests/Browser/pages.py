#!/usr/bin/env python3
"""Visits every page in a headless Chromium and does every act: pages.py [--executables FOLDER] [--shots FOLDER]

A whole installation runs meanwhile: simulated providers, the fleet with a database of its own, the server below a path
prefix. Fails on an error in the console, a request to elsewhere, a serious finding of axe, a page that is wider than its
screen or heavier than 60 kB, and an act that does not do what it says. Writes a picture of each page, light and dark, for
a desktop and a phone, into docs/pages.

Needs a build of liner and the workers, Debian's chromium and chromium-driver, and what requirements.txt lists.
"""

import argparse, pathlib, sys, time

from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from browser import DESKTOP, PHONE, Browser
from world import ROOT, World, seconds_of

# The one of the simulator's artists with albums of many years.
ARTIST = "Synthetic Artist One"
NOBODY = "Nobody Whom Anybody Knows"
PASTED = "USSM18900001\nspotify:track:3n3Ppam7vgaVa1iaRUc9Lp\nUSSM18900002\nspotify:episode:3n3Ppam7vgaVa1iaRUc9Lp\n"
BYTES_MAXIMUM = 60_000
PREFIX = "/liner"


def note(text):
    print(f"pages: {text}", file=sys.stderr, flush=True)


class Visit:
    def __init__(self, browser):
        self.browser, self.driver = browser, browser.driver
        self.paths = {}

    def check(self, holds, what):
        if not holds:
            self.browser.problems.append(what)

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "main").text

    def wait(self, condition, seconds=30):
        # The page's script may replace a part while it is looked at.
        waiting = WebDriverWait(self.driver, seconds, 0.2, ignored_exceptions=[StaleElementReferenceException])
        return waiting.until(lambda _: condition())

    def press(self, title):
        """Presses the button of that title, and waits for the page that comes."""
        old = self.driver.find_element(By.TAG_NAME, "html")
        self.driver.find_element(By.XPATH, f"//main//button[starts-with(normalize-space(), '{title}')]").click()
        self.wait(lambda: self._gone(old))
        self.browser.listen(f"after {title}")

    @staticmethod
    def _gone(element):
        try:
            element.tag_name
            return False
        except StaleElementReferenceException:
            return True
        except WebDriverException as error:
            # In the moment in which one page gives way to the next.
            if "does not belong to the document" in str(error):
                return True
            raise

    def path(self):
        return self.driver.current_url.removeprefix(self.browser.address)

    def follow(self, css, name=None):
        """Where the first link leads that matches; the page of that kind."""
        link = self.driver.find_element(By.CSS_SELECTOR, css)
        self.browser.open(link.get_attribute("href").removeprefix(self.browser.address))
        if name:
            self.paths[name] = self.path()

    # Pages that are gone once the letter is; the fleet's is drawn with them, while something needs a person.
    LETTERS = ("failures", "failure", "letter")

    # What people do, in the order in which they would.

    def sign_in(self, token):
        self.browser.open("/sign-in", status=401)
        self.browser.axe("sign-in")
        self.driver.find_element(By.ID, "token").send_keys(token)
        self.press("Sign in")
        self.check("You look as administrator" in self.driver.page_source, "signing in did not sign in")

    def discover(self):
        self.browser.open("/discover")
        self.driver.find_element(By.ID, "artist").send_keys(ARTIST)
        self.press("Show what it costs")
        self.paths["plan"] = self.path()
        self.check("requests at least" in self.text(), "the plan says no requests")
        self.press(f"Discover {ARTIST}")
        self.paths["run"] = self.path()
        self.check(self.path().startswith("/runs/"), "a discovery did not lead to its run")
        # Without a reload: the page's script does it.
        self.driver.execute_script("window.isTheSame = true")
        self.wait(lambda: self._done(), 180)
        self.check(self.driver.execute_script("return window.isTheSame"), "the run's page was loaded anew")
        self.check("Finished" in self.driver.find_element(By.ID, "freshness").text, "the page does not say that it ended")
        self.browser.listen("run")

    def _done(self):
        pill = self.driver.find_element(By.CSS_SELECTOR, "#progress .pill")
        return pill.text.startswith("done")

    def fail(self):
        """An artist whom no provider knows: a message is given up."""
        self.browser.open(f"/discover?artist={NOBODY.replace(' ', '+')}")
        self.press(f"Discover {NOBODY}")
        self.paths["failed run"] = self.path()
        self.wait(lambda: self._done(), 120)
        self.browser.open("/failures")
        self.follow("main table a", "failure")
        self.follow("main table a[href*='/letters/']", "letter")

    def catalogue(self):
        self.browser.open(self.paths["run"])
        self.follow("#progress a[href*='/artists/']", "artist")
        self.follow(".bars a[href*='/people/']", "person")
        self.browser.open(self.paths["artist"])
        self.follow("#albums a[href*='/albums/']", "album")
        self.follow("main table a[href*='/tracks/']", "track")
        self.browser.open(self.paths["person"])
        self.follow(".tiles a", "credits")

    def playlists(self):
        """A list is pasted into the form, and found again by its filter."""
        self.browser.open("/playlists")
        self.driver.find_element(By.ID, "name").send_keys("Number ones")
        self.driver.find_element(By.ID, "text").send_keys(PASTED)
        self.press("Bring the rows")
        self.paths["playlist"] = self.path()
        self.check("Number ones" in self.text(), "a pasted list does not lead to its page")
        self.check("episode" in self.text(), "a row that is no song is not listed")
        self.driver.find_element(By.ID, "filter").send_keys("USSM")
        self.press("Show")
        self.check("q=USSM" in self.path(), "the filter is not in the address")

    def search(self):
        box = self.driver.find_element(By.ID, "q")
        box.send_keys(ARTIST.upper())
        box.submit()
        self.wait(lambda: self.path().startswith("/search"))
        self.paths["search"] = self.path()
        self.check(ARTIST in self.text(), "a name in capitals was not found")
        self.driver.back()
        self.check(self.path() == self.paths["credits"], "Back does not lead back")
        self.browser.listen("search")

    def act(self):
        self.browser.open("/queues/social_enrichment")
        self.press("Pause")
        self.check("paused" in self.text(), "a paused queue does not say so")
        self.press("Resume")
        self.check("running" in self.text(), "a resumed queue does not say so")
        self.press("Drain")
        self.press("Resume")
        self.browser.open("/providers")
        self.driver.find_element(By.NAME, "reason").send_keys("their maintenance")
        self.press("Hold for an hour")
        self.check("their maintenance" in self.text(), "a held provider does not say why")
        self.press("Ask it again now")
        self.browser.open(self.paths["failure"])
        self.driver.find_element(By.NAME, "sure").click()
        self.press("Send back")
        self.wait(lambda: self._waits_again(), 120)
        self.follow("main table a[href*='/letters/']", "letter")
        self.press_letter()

    def _waits_again(self):
        """The provider still knows nobody of that name: the message comes back."""
        self.browser.open(self.paths["failure"])
        return self.driver.find_elements(By.CSS_SELECTOR, "main table a[href*='/letters/']")

    def press_letter(self):
        self.pictures_of(["fleet", *self.LETTERS])
        self.browser.open(self.paths["letter"])
        self.driver.find_element(By.NAME, "sure").click()
        self.press("Delete for good")
        self.check(self.path() == "/failures", "a discarded letter does not lead to the failures")

    # What they look like.

    def pages(self):
        return {
            "fleet": "/", "queue": "/queues/track_discovery", "providers": "/providers", "runs": "/runs",
            "run": self.paths["run"], "failures": "/failures", "failure": self.paths["failure"],
            "letter": self.paths["letter"], "artist": self.paths["artist"], "album": self.paths["album"],
            "track": self.paths["track"], "person": self.paths["person"], "credits": self.paths["credits"],
            "producers": "/producers", "search": self.paths["search"], "playlists": "/playlists", "playlist": self.paths["playlist"], "discover": self.paths["plan"],
            "not-found": "/artists/999999",
        }

    def pictures_of(self, names):
        for name in names:
            path = self.pages()[name]
            status = 404 if name == "not-found" else 200
            for size, device in ((DESKTOP, "desktop"), (PHONE, "phone")):
                for scheme in ("light", "dark"):
                    self.browser.look(size, scheme)
                    self.browser.open(path, status)
                    if name == "track":
                        self.driver.execute_script("document.querySelector('details').open = true")
                    where = f"{name} {device} {scheme}"
                    self.browser.axe(where)
                    self.browser.overflow(where)
                    self.browser.shoot(self.shots / f"{name}-{device}-{scheme}.png")
            self.browser.look(DESKTOP, "light")

    def without_scripts(self):
        self.browser.scripts(False)
        for name, path in self.pages().items():
            if name not in ("failure", "letter"):
                self.browser.open(path, 404 if name == "not-found" else 200)
                self.browser.scripts(True)
                self.check(len(self.text()) > 60, f"{name} says nothing without scripts")
                self.browser.scripts(False)
        self.browser.scripts(True)

    def light(self):
        for where, size in self.browser.bytes.items():
            self.check(size < BYTES_MAXIMUM, f"{where}: {size} bytes until it is painted")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--executables", default=ROOT / ".build/debug")
    parser.add_argument("--shots", default=ROOT / "docs/pages", type=pathlib.Path)
    parser.add_argument("--speed", default=60, type=float)
    given = parser.parse_args()
    given.shots.mkdir(parents=True, exist_ok=True)
    with World(given.executables, given.speed, PREFIX, "Demo") as world:
        note(f"serving {world.address}")
        browser = Browser(world.address)
        try:
            visit = Visit(browser)
            visit.shots = given.shots
            visit.sign_in(world.token)
            for step in (visit.discover, visit.fail, visit.catalogue, visit.search, visit.playlists, visit.act):
                note(step.__name__)
                step()
            others = [name for name in visit.pages() if name not in ("fleet", *visit.LETTERS)]
            note("pictures")
            visit.pictures_of(others)
            visit.without_scripts()
            visit.light()
            measure(browser, visit)
        finally:
            browser.close()
    for problem in browser.problems:
        print(problem)
    note(f"heaviest page: {max(browser.bytes.values()):.0f} bytes")
    if browser.problems:
        sys.exit(f"pages: {len(browser.problems)} problems")


def measure(browser, visit):
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in browser.driver.get_cookies())
    for name, path in visit.pages().items():
        if name in ("failure", "letter", "not-found", "discover"):
            continue
        took = seconds_of(browser.address + path, cookie, 20)
        note(f"{name}: median {took[10] * 1000:.0f} ms, slowest {took[-1] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
