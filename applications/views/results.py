"""The sections of test results: learning, intelligence, and social-emotional findings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from applications import permissions, queries, summaries
from applications.enums import Section
from applications.facts import IntelligenceFacts, ResultFacts
from applications.forms import IntelligenceForm, LearningForm, SocialEmotionalForm
from applications.forms.results import dl_hint
from applications.models import Application
from applications.offers import link
from applications.views.base import find_case
from applications.views.figures import WithFigures
from applications.views.filling import SectionPage
from applications.views.rows import AddRowPage, ChangeRowPage, RemoveRowPage, RowsPage
from casework import registries
from casework.acting import Actor
from casework.parts import Empty, SummaryList
from casework.permissions import require


class LearningPage(RowsPage):
    """The learning results."""

    section = Section.LEARNING
    names = "learning"
    shows_figures = True
    lead = "Zet hier ieder bekend toetsresultaat neer, ook een ouder resultaat."
    add_label = "Resultaat toevoegen"
    empty = Empty(
        "Er staat nog geen resultaat",
        "Er zijn ten minste twee domeinen nodig, waaronder inzichtelijk rekenen of begrijpend lezen.",
    )

    def rows(self, case: Application) -> Any:
        return summaries.in_domain_order(case.learning_results.order_by("id"))

    def summary(self, case: Application, rows: Sequence[Any], actor: Actor) -> SummaryList:
        today = self.request.act.today
        return summaries.learning(rows, queries.schooling(case, today), registries.result_checks(case, rows, today))


class _LearningFormPage(WithFigures, AddRowPage):
    section = Section.LEARNING
    form_class = LearningForm

    def form_kwargs(self) -> dict[str, Any]:
        schooling = queries.schooling(self.case, self.request.act.today)
        return {**super().form_kwargs(), "schooling": schooling, "hint_url": link("learning_months", self.case)}

    def results(self, values: dict[str, Any]) -> dict[str, Any]:
        rows = _others(self, self.case.learning_results)
        typed = ResultFacts(values["domain"], values["dl"], values["dle"], earlier=values["earlier"])
        return {"learning": (*(queries.result_facts(row) for row in rows), typed)}


def _others(page: Any, rows: Any) -> Any:
    """The stored rows besides the one that is being changed."""
    changing = getattr(page, "row", None)
    return rows.exclude(pk=changing.pk if changing else None).order_by("id")


class AddLearningPage(_LearningFormPage):
    """Add a learning result."""

    title = "Leerresultaat toevoegen"


class ChangeLearningPage(_LearningFormPage, ChangeRowPage):
    """Change a learning result."""

    title = "Leerresultaat wijzigen"

    def rows(self) -> Any:
        return self.case.learning_results


@require_safe
def learning_months(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The computed DL on the day that is being typed, as the hint beside its field; nothing is stored."""
    case = find_case(request, public_id)
    require(permissions.may_edit_section(request.act.actor, case, Section.LEARNING))
    day = LearningForm.readable_day(request.GET.get("administered_on", ""))
    return HttpResponse(escape(dl_hint(queries.schooling(case, request.act.today), day)))


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
    shows_figures = True
    lead = "Zet hier ieder bekend IQ-resultaat neer; de deskundigen zien ze allemaal."
    add_label = "IQ-resultaat toevoegen"
    empty = Empty("Er staat nog geen resultaat", "Voeg het onderzoek toe, met de psycholoog of orthopedagoog erbij.")

    def rows(self, case: Application) -> Any:
        return case.intelligence_results.order_by("id")

    def summary(self, case: Application, rows: Sequence[Any], actor: Actor) -> SummaryList:
        checks = registries.result_checks(case, rows, self.request.act.today)
        return replace(summaries.intelligence(rows, checks), remarks=checks.of_case)


class _IntelligenceFormPage(WithFigures, AddRowPage):
    section = Section.INTELLIGENCE
    form_class = IntelligenceForm

    def results(self, values: dict[str, Any]) -> dict[str, Any]:
        rows = _others(self, self.case.intelligence_results)
        typed = IntelligenceFacts(values["low"], values["high"])
        return {"intelligence": (*(queries.intelligence_facts(row) for row in rows), typed)}


class AddIntelligencePage(_IntelligenceFormPage):
    """Add an intelligence result."""

    title = "IQ-resultaat toevoegen"


class ChangeIntelligencePage(_IntelligenceFormPage, ChangeRowPage):
    """Change an intelligence result."""

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


class SocialEmotionalPage(WithFigures, SectionPage):
    """Social-emotional findings."""

    section = Section.SOCIAL_EMOTIONAL
    form_class = SocialEmotionalForm

    def record(self) -> Any:
        return getattr(self.case, "social_emotional", None)

    def context(self) -> dict[str, Any]:
        record = self.record()
        checks = registries.result_checks(self.case, [record] if record else [], self.request.act.today)
        said = [*checks.of_case, *checks.of(record)] if record else []
        return {**super().context(), "remarks": said}

    def results(self, values: dict[str, Any]) -> dict[str, Any]:
        return {"se_present": values["present"]}
