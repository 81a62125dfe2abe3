"""What became of a place."""

from datetime import date
from typing import Any

from applications import contradictions
from applications.contradictions import Problems
from applications.enums import NotPlacedReason, PlacementAnswer
from applications.forms.base import CaseForm
from casework.fields import ChoiceField, DutchDateField, RecordChoiceField, TextField

CHANGE, CORRECT = "wijzigen", "verbeteren"
WHAT = (
    (CHANGE, "Er is iets veranderd, bijvoorbeeld een andere vestiging of vertrek"),
    (CORRECT, "Wat er staat, klopt niet; ik verbeter het"),
)


class PlacementForm(CaseForm):
    """Whether, where and since when the pupil has a place. With ``days`` something was recorded before.

    ``days`` are the days of what was recorded, first one first; ``kind`` is what was granted.
    """

    what = ChoiceField(label="Wat moet er gebeuren?", choices=WHAT)
    answer = ChoiceField(label="Wat is er met de plaats?", choices=PlacementAnswer.choices)
    since = DutchDateField(label="Sinds", help_text="De dag vanaf wanneer dit zo is. Een dag die nog komt, mag ook.")
    site = RecordChoiceField(
        None, label="Vestiging", required=False, help_text="Alleen bij ‘geplaatst’.", empty_label="Geen vestiging"
    )
    reason = ChoiceField(
        label="Waarom niet?",
        choices=NotPlacedReason.choices,
        radio=False,
        required=False,
        help_text="Alleen bij ‘niet geplaatst’. Ouders kunnen deze reden lezen.",
    )
    note = TextField(
        label="Toelichting",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld naar welke school. Ouders lezen dit niet.",
    )
    optional = ("note",)

    def __init__(self, *args: Any, sites: Any, kind: str, days: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.days = kind, days
        self.fields["site"].queryset = sites
        if not days:
            del self.fields["what"]

    @property
    def corrects(self) -> bool:
        """Whether what was recorded last is put right."""
        return self.cleaned_data.get("what") == CORRECT

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        before = self.days[:-1] if self.corrects else self.days
        return contradictions.of_placement(
            typed["answer"] or "",
            typed["since"],
            site=typed["site"],
            kind=self.kind,
            reason=typed["reason"] or "",
            note=typed["note"] or "",
            after=before[-1] if before else None,
            today=self.today,
        )

    def values(self) -> dict[str, Any]:
        """What the verb records: no site without a place, no reason with one."""
        typed = self.cleaned_data
        site = typed["site"] if typed["answer"] == PlacementAnswer.PLACED else None
        return {
            "answer": typed["answer"],
            "since": typed["since"],
            "site_id": site.pk if site else None,
            "reason": typed["reason"] if typed["answer"] == PlacementAnswer.NOT_PLACED else "",
            "note": typed["note"],
        }
