"""Forms with a field for an instrument: the names of the list that governs today are offered while typing."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from applications.enums import Domain
from applications.forms.base import CaseForm


class NamesInstruments(CaseForm):
    """A form whose field ``instrument`` offers the permitted names; anything else may be typed as well.

    ``instruments`` are the names by domain, empty as long as no list governs; ``domains`` those of this form. A form
    that asks the domain itself offers only the names of the one that was chosen, once it was.
    """

    domains: ClassVar[Sequence[str]] = ()

    def __init__(self, *args: Any, instruments: Mapping[str, Sequence[str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = instruments or {}
        self.fields["instrument"].suggestions = [
            (name, str(Domain(domain).label) if len(self.asked()) > 1 else "")
            for domain in self.asked()
            for name in offered.get(domain, ())
        ]

    def asked(self) -> Sequence[str]:
        """Of which domains names are offered."""
        chosen = self["domain"].value() if "domain" in self.fields else None
        return (chosen,) if chosen in self.domains else self.domains
