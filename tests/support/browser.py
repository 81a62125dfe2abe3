"""A person at a browser: signs in, follows links, fills in forms, and looks at every page that comes by.

Looking means: axe finds nothing, nothing scrolls sideways on a phone, no script failed, the content policy refused
nothing, every request went to our own server, and no answer was an error that the journey did not announce.
Everything is found by its label or role, as people find it, so that the words on the page are tried as well.
"""

import hashlib
import itertools
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Download,
    Locator,
    Playwright,
    Request,
    Response,
    TimeoutError,  # noqa: A004 - Playwright's own
)

from tests.support import axe

WIDE, PHONE = (1280, 900), (360, 740)
# Without these Chromium calls home, which a closed network refuses many times a minute.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_OBEY_POLICY = """window.__refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__refused.push(event.violatedDirective + " " + event.blockedURI);
});"""
_pictures = itertools.count(1)


def _spoken(name: str | re.Pattern[str]) -> re.Pattern[str]:
    """The whole name of a link or button; words that only a screen reader says are set apart with a blank."""
    if isinstance(name, re.Pattern):
        return name
    return re.compile("^" + re.escape(name).replace(":", r"\s?:").replace(r"\ ", r"\s+") + "$")


def first_look(what: str) -> bool:
    """Whether no worker of this run looked at this before; from now on one has."""
    folder = Path(tempfile.gettempdir()) / f"{os.environ['TOEWIJZER_TEST_PREFIX']}-looked-at"
    folder.mkdir(exist_ok=True)
    try:
        (folder / hashlib.sha256(what.encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium that bin/test found."""
    return playwright.chromium.launch(executable_path=os.environ["TOEWIJZER_CHROMIUM"], args=list(FLAGS))


class Visitor:
    """One person in a browser of their own (cookies are not shared), on one page at a time.

    ``looks`` off: the pages are walked but not examined; for steps that another journey examines already.
    """

    def __init__(
        self,
        browser: Browser,
        origin: str,
        name: str,
        *,
        size: tuple[int, int] = WIDE,
        scripts: bool = True,
        story: str = "",
    ) -> None:
        self.origin, self.name, self.story = origin, name, story
        self.size = size
        self.scripts = scripts
        self.looks = True
        self.faults: list[str] = []
        self._expected: set[int] = set()
        self.context = self._context(browser)
        self.page = self.context.new_page()

    def _context(self, browser: Browser) -> BrowserContext:
        viewport: Any = {"width": self.size[0], "height": self.size[1]}
        context = browser.new_context(
            base_url=self.origin,
            viewport=viewport,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(8000)
        context.add_init_script(_OBEY_POLICY)
        context.on("request", self._note_request)
        context.on("response", self._note_response)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        return context

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.origin + "/", "data:", "blob:")):
            self.faults.append(f"request elsewhere: {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self.faults.append(f"{response.status} at {response.request.method} {response.url}")

    def _note_console(self, message: ConsoleMessage) -> None:
        # A refused request is counted by its status already.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    # -- getting somewhere ---------------------------------------------------------------------------------------

    def open(self, path: str, *, status: int = 200) -> Response:
        """Go to an address of ours, as if from a bookmark."""
        with self.expecting(status):
            answer = self.page.goto(path if path.startswith("http") else self.origin + path)
        assert answer is not None
        return self._arrived(answer, status)

    def follow(self, name: str | re.Pattern[str], *, within: Locator | None = None, status: int = 200) -> Response:
        """Click the link with this text and arrive."""
        link = (within or self.page).get_by_role("link", name=_spoken(name))
        return self._click(link.first, status)

    def press(self, name: str | re.Pattern[str], *, within: Locator | None = None, status: int = 200) -> Response:
        """Press the button with this text and arrive at the page that answers it."""
        button = (within or self.page).get_by_role("button", name=_spoken(name))
        return self._click(button.first, status)

    def send_with_enter(self, *, status: int = 200) -> Response:
        """Press Enter where the focus is, and arrive."""
        with self.expecting(status), self.page.expect_navigation() as arriving:
            self.page.keyboard.press("Enter")
        return self._arrived(arriving.value, status)

    def _click(self, target: Locator, status: int) -> Response:
        try:
            with self.expecting(status), self.page.expect_navigation() as arriving:
                target.click()
            answer = arriving.value
        except TimeoutError as late:
            raise AssertionError(f"{self.name} got nowhere on {self.path()}: {late}\n{self.text()[:2500]}") from None
        return self._arrived(answer, status)

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Let these statuses pass while the block runs."""
        before, self._expected = self._expected, self._expected | set(statuses)
        try:
            yield
        finally:
            self._expected = before

    def _arrived(self, answer: Response, status: int) -> Response:
        assert answer.status == status, f"{answer.status} instead of {status} at {answer.url}\n{self.text()[:1500]}"
        self.check()
        return answer

    # -- filling in ----------------------------------------------------------------------------------------------

    def field(self, label: str | re.Pattern[str], *, within: Locator | None = None) -> Locator:
        """The input with this label; the mark for what is not required need not be named."""
        exact = label if isinstance(label, re.Pattern) else re.compile(rf"^{re.escape(label)}(\s*\(niet verplicht\))?$")
        return (within or self.page).get_by_label(exact)

    def fill(self, values: dict[str, str], *, within: Locator | None = None) -> None:
        """Type into fields by their label; in a list, choose the option with this text."""
        for label, value in values.items():
            field = self.field(label, within=within)
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def choose(self, group: str, option: str) -> None:
        """Tick a radio button or box, inside the group of fields with this caption."""
        inside = self.page.get_by_role("group", name=re.compile(rf"^{re.escape(group)}(\s*\(niet verplicht\))?$"))
        inside.get_by_label(option, exact=True).check()

    def tick(self, label: str) -> None:
        """Tick a box by its own label."""
        self.page.get_by_label(label, exact=True).check()

    def group(self, name: str | re.Pattern[str]) -> Locator:
        """The fieldset with this caption."""
        return self.page.get_by_role("group", name=name)

    def attach(self, label: str, path: Path) -> None:
        """Choose a file from disk."""
        self.field(label).set_input_files(path)

    def download(self, name: str | re.Pattern[str]) -> Download:
        """Click a link that gives a file, and wait for the file."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=_spoken(name)).first.click()
        return coming.value

    def download_bytes(self, name: str | re.Pattern[str]) -> bytes:
        """The content of the file behind a link."""
        return Path(self.download(name).path()).read_bytes()

    # -- reading -------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """What the page says, in one run of words."""
        return " ".join(self.page.locator("body").inner_text().split())

    def heading(self) -> str:
        """The text of the main heading."""
        return " ".join(self.page.get_by_role("heading", level=1).inner_text().split())

    def path(self) -> str:
        """Where the person is."""
        return urlsplit(self.page.url).path

    def sees(self, *parts: str) -> None:
        """Fail unless the page says all of this."""
        text = self.text()
        missing = [part for part in parts if part not in text]
        assert not missing, f"{self.name} misses {missing} on {self.path()}:\n{text[:3000]}"

    def sees_not(self, *parts: str) -> None:
        """Fail when the page says any of this."""
        text = self.text()
        found = [part for part in parts if part in text]
        assert not found, f"{self.name} sees {found} on {self.path()}:\n{text[:3000]}"

    def sees_error(self, label: str, sentence: str) -> None:
        """Fail unless the field with this label carries this error, tied to it, and the summary links to it."""
        field = self.field(label).first
        assert field.get_attribute("aria-invalid") == "true", f"‘{label}’ is not marked as wrong\n{self.text()[:2000]}"
        ids = (field.get_attribute("aria-describedby") or "").split()
        told = " ".join(self.page.locator(f"[id='{one}']").inner_text() for one in ids)
        assert sentence in told, f"‘{label}’ says {told!r}, not {sentence!r}"
        summary = self.page.get_by_role("group", name="Controleer wat u hebt ingevuld")
        assert sentence in summary.inner_text()

    # -- looking -------------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at the page as it is now; every fault is a failure of the journey."""
        self.page.wait_for_load_state("load")
        if self.scripts:
            self.faults += [f"policy: {one}" for one in self.page.evaluate("() => window.__refused.splice(0)")]
        assert not self.faults, f"{self.name} at {self.page.url}: " + "\n".join(self.faults)
        if not self.looks or not self.scripts:
            return
        build, whole = (f"{self.size[0]} {part}" for part in axe.fingerprint(self.page))
        if not first_look(whole):
            return
        found = axe.violations(self.page) if first_look(build) else []
        self.page.set_viewport_size({"width": axe.NARROWEST, "height": 700})
        found += [f"scrolls sideways at {axe.NARROWEST} px: {one}" for one in axe.sideways(self.page)]
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        self._shoot()
        assert not found, f"{self.name} at {self.page.url} ({self.heading()}):\n" + "\n".join(found)

    def _shoot(self) -> None:
        """Keep pictures of the page when somebody asked for them, for looking through afterwards."""
        folder = os.environ.get("TOEWIJZER_SHOTS", "")
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        number = next(_pictures)
        title = re.sub(r"[^a-z0-9]+", "-", f"{self.name} {self.heading()}".lower()).strip("-")[:70]
        for width, height in (WIDE, PHONE):
            self.page.set_viewport_size({"width": width, "height": height})
            path = Path(folder) / f"{self.story}-{number:03d}-{title}-{width}.png"
            self.page.screenshot(path=path, full_page=True)
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})

    def close(self) -> None:
        """Leave; what went wrong since the last look counts too."""
        self.context.close()
        assert not self.faults, f"{self.name}: " + "\n".join(self.faults)
