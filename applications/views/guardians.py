"""The section of parents and guardians."""

from collections.abc import Sequence
from typing import Any

from applications import permissions, summaries
from applications.enums import Authority, Section, Status
from applications.forms import GuardianForm
from applications.models import Application
from applications.summaries import reader_of
from applications.views.filling import without_address
from applications.views.rows import AddRowPage, ChangeRowPage, RemoveRowPage, RowsPage
from casework.acting import Actor
from casework.parts import Empty, SummaryList


def _evidence_for(case: Application, authority: str, evidence: str) -> tuple[str, str] | None:
    """What a change of authority is held against; a draft may still say anything."""
    return None if case.status == Status.DRAFT else (authority, evidence)


class GuardiansPage(RowsPage):
    """The adults around the pupil."""

    section = Section.GUARDIANS
    names = "guardian"
    lead = "Zet hier iedere ouder of voogd neer, ook als die geen gezag heeft."
    add_label = "Ouder of voogd toevoegen"
    empty = Empty("Er staat nog niemand", "Voeg beide ouders toe, of de voogd.")

    def rows(self, case: Application) -> Any:
        return case.guardians.order_by("id")

    def summary(self, case: Application, rows: Sequence[Any], actor: Actor) -> SummaryList:
        return summaries.guardians(rows, reader_of(actor))


class AddGuardianPage(AddRowPage):
    """Add a guardian."""

    section = Section.GUARDIANS
    form_class = GuardianForm
    title = "Ouder of voogd toevoegen"

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), "evidence_for": _evidence_for(self.case, Authority.UNKNOWN, "")}


class ChangeGuardianPage(ChangeRowPage):
    """Change a guardian."""

    section = Section.GUARDIANS
    form_class = GuardianForm
    title = "Ouder of voogd wijzigen"

    def rows(self) -> Any:
        return self.case.guardians

    @property
    def _address_hidden(self) -> bool:
        return permissions.hides_address(self.request.act.actor, self.row)

    def initial(self) -> dict[str, Any]:
        return without_address(super().initial()) if self._address_hidden else super().initial()

    def form_kwargs(self) -> dict[str, Any]:
        evidence = _evidence_for(self.case, self.row.authority, self.row.authority_evidence)
        return {**super().form_kwargs(), "address_hidden": self._address_hidden, "evidence_for": evidence}


class RemoveGuardianPage(RemoveRowPage):
    """Remove a guardian with his statement."""

    section = Section.GUARDIANS
    title = "Ouder of voogd verwijderen"
    consequences = (
        "Deze persoon en de zienswijze die bij hem hoort, gaan uit de aanvraag.",
        "Wat er stond, blijft in de geschiedenis van de aanvraag bewaard.",
    )

    def rows(self) -> Any:
        return self.case.guardians
