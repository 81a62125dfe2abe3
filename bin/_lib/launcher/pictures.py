"""bin/pictures: what each role sees, as pictures for ``docs/screens.md``, made from a demo that runs.

That page says what is made: a heading ``## Secretariat: Hanneke Brouwers`` who signs in, a sentence "Opens *words*: …"
which links are followed from the start page, and each ``images/<role>-<home|case>[-phone].webp`` one page in one width.
"""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launcher.places import ROOT
from launcher.words import Stop, say

SCREENS = ROOT / "docs" / "screens.md"
WIDTHS = {"": 1280, "-phone": 360}
QUALITY = 60  # of WebP, 0 to 100: letters stay sharp
TALLEST = 4000  # pixels; a longer page is cut off there
_HEADING = re.compile(r"^## .+: (.+)$")
_OPENS = re.compile(r"(?m)^Opens (.+?):")
_LINK = re.compile(r"\*(.+?)\*")
_PICTURE = re.compile(r"\((images/[a-z_]+-(home|case)(-phone)?\.webp)\)")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars")


@dataclass(frozen=True, slots=True)
class Screen:
    """One person and one width: the links to follow from the start page, and which file shows which page."""

    who: str
    opens: tuple[str, ...]
    width: int
    files: tuple[tuple[str, str], ...]


def read(text: str) -> list[Screen]:
    """What a page in this form asks for, in its order."""
    found: list[Screen] = []
    for part in re.split(r"(?m)^(?=## )", text):
        heading, opens = _HEADING.match(part.partition("\n")[0]), _OPENS.search(part)
        if not heading or not opens:
            continue
        for suffix, width in WIDTHS.items():
            files = tuple((one[2], one[1]) for one in _PICTURE.finditer(part) if (one[3] or "") == suffix)
            found.append(Screen(heading[1].strip(), tuple(_LINK.findall(opens[1])), width, files))
    return found


def pictures_command(arguments: list[str]) -> int:
    """Make every picture that the page names."""
    from playwright.sync_api import Error, sync_playwright

    from launcher.system import need_chromium

    address = (arguments or ["http://localhost:8000"])[0].rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_chromium(), args=list(_FLAGS))
        try:
            for screen in read(SCREENS.read_text(encoding="utf-8")):
                _make(browser, address, screen)
        except Error as fault:
            raise Stop(f"{screen.who}: {fault.message.splitlines()[0]} Draait bin/demo op {address}?") from fault
        finally:
            browser.close()
    return 0


def _make(browser: Any, address: str, screen: Screen) -> None:
    size = {"width": screen.width, "height": 900}
    context = browser.new_context(base_url=address, viewport=size, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name=re.compile(f"als {re.escape(screen.who)}")).first.click()
    page.wait_for_load_state()
    for kind, file in screen.files:
        if kind == "case":
            for words in screen.opens:
                # Its address, for on a phone a link may stand in a menu that is closed.
                link = page.locator("a", has_text=re.compile(re.escape(words))).first
                page.goto(str(link.get_attribute("href")))
        _save(page.screenshot(full_page=True), SCREENS.parent / file)
        say(f"{file}: {page.title()}")
    context.close()


def _save(content: bytes, path: Path) -> None:
    from PIL import Image

    path.parent.mkdir(exist_ok=True)
    page = Image.open(io.BytesIO(content)).convert("RGB")
    page.crop((0, 0, page.width, min(page.height, TALLEST))).save(path, "WEBP", quality=QUALITY, method=6)
