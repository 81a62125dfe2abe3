"""Which count is shown, and how an uncertain declaration is settled."""

from collections.abc import Iterable, Sequence
from typing import Any

from accounts.models import SchoolSite
from applications.enums import Kind
from casework.fields import ChoiceField, TextField
from casework.forms import PlainForm
from funding.enums import Standing, Verdict
from funding.rules import school_year


class CountForm(PlainForm):
    """Year, school, kind and standing; a GET form whose every field may be left open."""

    optional = ()

    jaar = ChoiceField(label="Telling", choices=(), radio=False, required=False, coerce=int)
    school = ChoiceField(label="School", choices=(), radio=False, required=False)
    soort = ChoiceField(label="Soort", choices=(), radio=False, required=False)
    stand = ChoiceField(label="Stand", choices=(), radio=False, required=False)

    def __init__(
        self, *args: Any, years: Sequence[int], sites: Iterable[SchoolSite], by_standing: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jaar"].choices = [(year, f"1 oktober {year} (schooljaar {school_year(year)})") for year in years]
        self.fields["school"].choices = [
            ("", "Alle scholen"),
            *((str(site.public_id), site.name) for site in sites),
        ]
        self.fields["soort"].choices = [("", "Alle soorten"), *Kind.choices]
        self.fields["stand"].choices = [("", "Alle standen"), *Standing.choices]
        if not by_standing:
            del self.fields["stand"]


class SettleForm(PlainForm):
    """Whether it counts, and why."""

    verdict = ChoiceField(label="Telt deze verklaring mee?", choices=Verdict.choices)
    reason = TextField(
        label="Waarom?",
        max_length=500,
        lines=3,
        help_text="Bijvoorbeeld wat DUO antwoordde. Zet hier geen naam van een leerling.",
    )
