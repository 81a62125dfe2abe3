"""The sections of test results: learning and intelligence."""

from collections.abc import Sequence
from typing import Any

from applications import summaries
from applications.enums import Section
from applications.forms import IntelligenceForm, LearningForm
from applications.models import Application
from applications.views.rows import AddRowPage, ChangeRowPage, RemoveRowPage, RowsPage
from casework.acting import Actor
from casework.parts import Empty, SummaryList


class LearningPage(RowsPage):
    """The learning results."""

    section = Section.LEARNING
    names = "learning"
    lead = "Zet hier ieder bekend toetsresultaat neer, ook een ouder resultaat."
    add_label = "Resultaat toevoegen"
    empty = Empty(
        "Er staat nog geen resultaat",
        "Er zijn ten minste twee domeinen nodig, waaronder inzichtelijk rekenen of begrijpend lezen.",
    )

    def rows(self, case: Application) -> Any:
        return summaries.in_domain_order(case.learning_results.order_by("id"))

    def summary(self, rows: Sequence[Any], actor: Actor) -> SummaryList:
        return summaries.learning(rows)


class AddLearningPage(AddRowPage):
    """Add a learning result."""

    section = Section.LEARNING
    form_class = LearningForm
    title = "Leerresultaat toevoegen"


class ChangeLearningPage(ChangeRowPage):
    """Change a learning result."""

    section = Section.LEARNING
    form_class = LearningForm
    title = "Leerresultaat wijzigen"

    def rows(self) -> Any:
        return self.case.learning_results


class RemoveLearningPage(RemoveRowPage):
    """Remove a learning result."""

    section = Section.LEARNING
    title = "Leerresultaat verwijderen"
    consequences = (
        "Dit resultaat gaat uit de aanvraag.",
        "Alle bekende resultaten horen in het dossier: verwijder alleen wat er per ongeluk in staat.",
    )

    def rows(self) -> Any:
        return self.case.learning_results


class IntelligencePage(RowsPage):
    """The intelligence results."""

    section = Section.INTELLIGENCE
    names = "intelligence"
    lead = "Zet hier ieder bekend IQ-resultaat neer; de deskundigen zien ze allemaal."
    add_label = "IQ-resultaat toevoegen"
    empty = Empty("Er staat nog geen resultaat", "Voeg het onderzoek toe, met de psycholoog of orthopedagoog erbij.")

    def rows(self, case: Application) -> Any:
        return case.intelligence_results.order_by("id")

    def summary(self, rows: Sequence[Any], actor: Actor) -> SummaryList:
        return summaries.intelligence(rows)


class AddIntelligencePage(AddRowPage):
    """Add an intelligence result."""

    section = Section.INTELLIGENCE
    form_class = IntelligenceForm
    title = "IQ-resultaat toevoegen"


class ChangeIntelligencePage(ChangeRowPage):
    """Change an intelligence result."""

    section = Section.INTELLIGENCE
    form_class = IntelligenceForm
    title = "IQ-resultaat wijzigen"

    def rows(self) -> Any:
        return self.case.intelligence_results


class RemoveIntelligencePage(RemoveRowPage):
    """Remove an intelligence result."""

    section = Section.INTELLIGENCE
    title = "IQ-resultaat verwijderen"
    consequences = (
        "Dit resultaat gaat uit de aanvraag.",
        "Alle bekende resultaten horen in het dossier: verwijder alleen wat er per ongeluk in staat.",
    )

    def rows(self) -> Any:
        return self.case.intelligence_results
