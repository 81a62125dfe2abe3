"""Accessibility of a page as a machine sees it: axe-core with the rules of WCAG 2.2 A and AA, and a phone's width."""

from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page

SOURCE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROWEST = 320
_OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
# From an address of the site the browser reads and compiles axe once; typed into every page, each time anew.
# What is folded away is part of the page too: it is opened for the look, and closed again.
_RUN = """async ([address, options]) => {
  if (!window.axe) await new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, {src: address, onload: done, onerror: failed});
    document.head.append(script);
    script.remove();
  });
  const folds = [...document.querySelectorAll("main details:not([open])")];
  folds.forEach((fold) => { fold.open = true; });
  const found = await axe.run(document, options);
  folds.forEach((fold) => { fold.open = false; });
  return found.violations.map((one) => ({
    id: one.id, help: one.help,
    nodes: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200) + " -- " + node.failureSummary),
  }));
}"""
_TOO_WIDE = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const beyond = (one) => one.getBoundingClientRect().right > root.clientWidth + 1;
  const found = [...document.querySelectorAll("main *, header *, footer *")].filter(beyond);
  return found.slice(0, 5).map((one) => one.outerHTML.slice(0, 160));
}"""


def violations(page: Page) -> list[str]:
    """Return what axe finds against the rules, one text per rule; empty when all is well.

    The site of the page serves the folder of ``SOURCE`` beside its own static files.
    """
    found: list[dict[str, Any]] = page.evaluate(_RUN, [settings.STATIC_URL + SOURCE.name, _OPTIONS])
    return [f"{one['id']}: {one['help']}\n    " + "\n    ".join(one["nodes"]) for one in found]


def sideways(page: Page) -> list[str]:
    """Return elements that make the page scroll sideways at its present width."""
    return list(page.evaluate(_TOO_WIDE))


def fingerprint(page: Page) -> tuple[str, str]:
    """The page without what differs at every visit: how it is built, and the whole of it with its words.

    axe judges how a page is built: elements, attributes, and where there is text at all. Words decide only whether it
    stays as wide as the screen. So an equal build goes by axe once, and equal words are measured once. Of neighbours
    that are built alike (the rows of a list) two tell all, but for an id that occurs twice.
    """
    build, whole = page.evaluate(
        """() => {
          const copy = document.body.cloneNode(true);
          copy.querySelectorAll("input[type=hidden]").forEach((one) => one.remove());
          const values = [...document.querySelectorAll("input:not([type=hidden]), textarea, select")];
          const whole = document.title + copy.innerHTML + JSON.stringify(values.map((one) => [one.value, one.checked]));
          const varies = new Set(["href", "action", "value", "datetime", "content"]);
          const words = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
          while (words.nextNode()) words.currentNode.data = words.currentNode.data.trim() ? "x" : "";
          for (const one of copy.querySelectorAll("*")) {
            for (const {name, value} of [...one.attributes]) {
              one.setAttribute(name, varies.has(name) ? "" : value.replace(/[0-9a-f-]{36}|[0-9]+/g, "0"));
            }
          }
          for (const one of [...copy.querySelectorAll("*")].reverse()) {
            const [last, other] = [one.previousElementSibling, one.previousElementSibling?.previousElementSibling];
            if (other && one.isEqualNode(last) && one.isEqualNode(other)) one.remove();
          }
          const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
          const flags = [Boolean(document.title), new Set(ids).size === ids.length];
          return [flags + copy.innerHTML, whole];
        }"""
    )
    return build, whole
