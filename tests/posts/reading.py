"""The form on a page, read from its HTML: which fields it has, of what sort, and what stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

TYPED = frozenset({"text", "email", "tel", "url", "search", "number", "date"})
CHOSEN = frozenset({"select", "radio", "checkbox"})


@dataclass
class Field:
    """One field. ``sort`` is the type of the input, ``textarea`` or ``select``; ``values`` are what is filled in."""

    name: str
    sort: str
    values: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form that is sent with POST."""

    action: str
    fields: dict[str, Field] = field(default_factory=dict)

    def of_sort(self, *sorts: str) -> list[str]:
        return [name for name, found in self.fields.items() if found.sort in sorts]

    @property
    def typed(self) -> list[str]:
        """The names of fields in which somebody types and sees what he types."""
        return self.of_sort(*TYPED, "textarea")

    @property
    def listed(self) -> list[str]:
        """The names of fields whose value comes from a list. A box to tick is on with any value."""
        return [name for name in self.of_sort(*CHOSEN) if self.fields[name].options != ["on"]]

    @property
    def files(self) -> list[str]:
        return self.of_sort("file")

    def as_shown(self) -> dict[str, Any]:
        """What a browser sends when the form goes back as it came."""
        return {
            name: found.values if found.sort in CHOSEN and len(found.values) > 1 else found.values[0]
            for name, found in self.fields.items()
            if found.values and found.sort not in {"file", "password"}
        }


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.area: Field | None = None
        self.select: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(said.get("action", "")) if said.get("method", "get").lower() == "post" else None
            if self.form:
                self.forms.append(self.form)
        elif self.form is not None:
            self._inside(tag, said, {name for name, _ in attrs})

    def _inside(self, tag: str, said: dict[str, str], names: set[str]) -> None:
        if tag == "option" and self.select is not None:
            self.select.options.append(said.get("value", ""))
            if "selected" in names:
                self.select.values.append(said.get("value", ""))
        elif not said.get("name"):
            return
        elif tag == "textarea":
            self.area = self._field(said["name"], "textarea")
            self.area.values.append("")
        elif tag == "select":
            self.select = self._field(said["name"], "select")
        elif tag == "input":
            self._input(said, names)

    def _input(self, said: dict[str, str], names: set[str]) -> None:
        sort, value = said.get("type", "text"), said.get("value", "")
        found = self._field(said["name"], sort)
        if sort in {"radio", "checkbox"}:
            found.options.append(value or "on")
            if "checked" in names:
                found.values.append(value or "on")
        elif value:
            found.values.append(value)

    def _field(self, name: str, sort: str) -> Field:
        assert self.form is not None
        return self.form.fields.setdefault(name, Field(name, sort))

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.values[0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.area is not None:
            # HTML leaves out the first line break inside a text area.
            self.area.values[0] = self.area.values[0].removeprefix("\n")
            self.area = None
        elif tag == "select":
            self.select = None


def forms_on(page: str) -> list[Form]:
    """Every POST form on a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms
