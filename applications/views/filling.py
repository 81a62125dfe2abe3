"""Filling in an application: the task list, and one page per section that is a single form."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from applications import actions, permissions, queries
from applications.checklist import section_points, section_state
from applications.enums import DocumentKind, EntryRoute, Section, Status
from applications.facts import CaseFacts
from applications.forms import (
    CareerForm,
    ConsultationForm,
    MotivationForm,
    PupilForm,
    PupilVoiceForm,
    RouteForm,
)
from applications.forms.base import CaseForm
from applications.forms.instruments import NamesInstruments
from applications.models import Application
from applications.offers import link
from applications.rules import needs_scan, route_warnings
from applications.views.base import CaseFormPage, case_name, crumbs, find_case, overview, section_crumbs
from applications.views.notices import notices, own_rules_notices, unlikely
from casework import registries
from casework.acting import Actor
from casework.checklist import Point, open_points
from casework.parts import Task, TaskList, TaskState
from casework.permissions import Permission, require
from casework.templatetags.toewijzer import clock_time

HINTS = {
    Section.GUARDIANS: "Iedere ouder, met of zonder gezag",
    Section.LEARNING: "Rekenen, begrijpend lezen, technisch lezen, spellen",
    Section.SOCIAL_EMOTIONAL: "Nodig voor lwoo bij een IQ boven de gewone grenzen van lwoo",
    Section.PUPIL_VOICE: "Niet verplicht",
    Section.DOCUMENTS: "OKR, verslagen en ondertekende zienswijzen",
}


def section_url(section: str, case: Application) -> str:
    """Where a section is filled in."""
    return reverse(f"applications:section_{section}", kwargs={"public_id": case.public_id})


def _task(section: Section, case: Application, facts: CaseFacts) -> Task:
    state = TaskState[section_state(section, facts).upper()]
    return Task(str(section.label), section_url(section, case), state, HINTS.get(section, ""))


@require_safe
def tasks(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The sections of an application with how far each is."""
    case = find_case(request, public_id)
    require(permissions.may_edit(request.act.actor, case))
    facts = queries.case_facts(case, request.act.today)
    context = {
        "title": "Aanvraag invullen",
        "crumbs": crumbs(case),
        "name": case_name(case),
        "kind": case.get_kind_display(),
        "list": TaskList([_task(section, case, facts) for section in Section], "Onderdelen van de aanvraag"),
        "notices": notices(case, facts),
        "asked": queries.open_supplement(case),
        "check_url": link("check_answers", case),
        "case_url": link("case", case),
    }
    return render(request, "applications/tasks.html", context)


class SectionPage(CaseFormPage):
    """One section that is one form on one record, saved on its own, also half filled."""

    section: ClassVar[Section]
    template_name = "applications/section.html"
    submit_label = "Opslaan"

    @property
    def title(self) -> str:
        return str(self.section.label)

    @property
    def success_message(self) -> str:
        return f"Opgeslagen om {clock_time(self.request.act.now)}"

    def permission(self) -> Permission:
        return permissions.may_edit_section(self.request.act.actor, self.case, self.section)

    def back(self) -> str:
        """Where one goes on after this section."""
        return overview(self.request.act.actor, self.case).url

    def record(self) -> Any:
        """The stored record of this section, or None."""
        return None

    def form_kwargs(self) -> dict[str, Any]:
        shared = super().form_kwargs()
        if not issubclass(self.form_class, NamesInstruments):
            return shared
        return {**shared, "instruments": registries.instrument_names(self.request.act.today)}

    def initial(self) -> dict[str, Any]:
        record, form = self.record(), self.form_class
        return form.typed_from(record) if record and issubclass(form, CaseForm) else {}

    def version(self) -> str:
        record = self.record()
        return str(record.version) if record else "0"

    @property
    def seen_version(self) -> int | None:
        """The version that the person saw, as the verb compares it; None when the page carried none."""
        text = self.expected_version
        return int(text) if text.isascii() and text.isdecimal() else None

    def context(self) -> dict[str, Any]:
        way = section_crumbs(self.request.act.actor, self.case)
        return {
            "crumbs": way,
            "section_points": self.wanted(),
            "notices": [],
            "remarks": [],
            "live": self.live(),
        }

    def live(self) -> Any:
        """What the results come to, for a section where results are typed (``views.figures.LiveFigures``)."""
        return None

    def wanted(self) -> list[Point]:
        """What this section still asks of a complete application; nothing before it was begun."""
        facts = queries.case_facts(self.case, self.request.act.today)
        if self.section not in facts.begun:
            return []
        return open_points(section_points(self.section, facts))

    def cancel_url(self) -> str:
        return self.back()

    def act(self, form: Any) -> str:
        actions.save_section(
            self.request.act,
            application_id=self.case.pk,
            section=self.section,
            values=form.values(),
            expected_version=self.seen_version,
        )
        return self.back()


class RoutePage(SectionPage):
    """Kind and route. Where a warning stands in the way, the reason to submit anyway is asked here."""

    section = Section.ROUTE
    form_class = RouteForm
    template_name = "applications/route.html"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.facts = queries.case_facts(self.case, self.request.act.today)
        self.warnings = route_warnings(self.facts)

    def record(self) -> Application:
        return self.case

    def form_kwargs(self) -> dict[str, Any]:
        asks_reason = bool(self.warnings or self.case.anyway_reason)
        asked = {"asks_reason": asks_reason, "asks_new_facts": self.facts.needs_new_facts}
        # Once received, the kind is changed by a letter of the board, on a page of its own.
        return {**super().form_kwargs(), **asked, "kind_stands": self.case.status != Status.DRAFT}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "notices": [*map(unlikely, self.warnings), *own_rules_notices(self.facts)]}

    def act(self, form: Any) -> str:
        super().act(form)
        case = find_case(self.request, self.case.public_id)
        unexplained = not case.anyway_reason and route_warnings(queries.case_facts(case, self.request.act.today))
        return section_url(self.section, case) if unexplained else link("tasks", case)


class PupilPage(SectionPage):
    """Who the pupil is."""

    section = Section.PUPIL
    form_class = PupilForm

    def record(self) -> Any:
        return getattr(self.case, "pupil", None)

    @property
    def _address_hidden(self) -> bool:
        record = self.record()
        return bool(record) and permissions.hides_address(self.request.act.actor, record)

    def initial(self) -> dict[str, Any]:
        return without_address(super().initial()) if self._address_hidden else super().initial()

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), "address_hidden": self._address_hidden}


def without_address(values: dict[str, Any]) -> dict[str, Any]:
    """Initial values without an address that this reader may not see."""
    return {name: value for name, value in values.items() if name not in permissions.ADDRESS}


class CareerPage(SectionPage):
    """Where the pupil comes from."""

    section = Section.CAREER
    form_class = CareerForm

    def record(self) -> Any:
        return getattr(self.case, "career", None)


class MotivationPage(SectionPage):
    """The board's own argument."""

    section = Section.MOTIVATION
    form_class = MotivationForm
    lead = "Het schoolbestuur schrijft zelf waarom het deze aanvraag doet."

    def record(self) -> Any:
        return getattr(self.case, "motivation", None)

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), "special_group": self.case.entry_route == EntryRoute.SPECIAL_GROUP}


class PupilVoicePage(SectionPage):
    """What the pupil thinks."""

    section = Section.PUPIL_VOICE
    form_class = PupilVoiceForm
    lead = "Vraag de leerling wat hij zelf vindt. Dit is niet verplicht, wel gebruikelijk."

    def record(self) -> Any:
        return getattr(self.case, "pupil_statement", None)

    def initial(self) -> dict[str, Any]:
        return with_scan(super().initial())

    def form_kwargs(self) -> dict[str, Any]:
        facts = queries.case_facts(self.case, self.request.act.today)
        kwargs = {**super().form_kwargs(), **scan_kwargs(self.case, self.request.act.actor, self.record())}
        return {**kwargs, "is_adult": facts.is_adult}


def with_scan(values: dict[str, Any]) -> dict[str, Any]:
    """Initial values in which the signed paper stands as the list of choices names it."""
    signed = values.get("signed_document")
    return {**values, "signed_document": signed.public_id} if signed else values


def scan_kwargs(case: Application, actor: Actor, stored: Any) -> dict[str, Any]:
    """What a form about somebody's view needs: the signed papers, and whether consent or a paper is asked."""
    papers = queries.documents_of(case, actor)
    return {
        "papers": papers.filter(kind=DocumentKind.SIGNED_STATEMENT, removed_at__isnull=True),
        "asks_consent": queries.asks_consent(case, actor.day),
        "needs_scan": needs_scan(case.status),
        "stored": stored,
    }


class ConsultationPage(SectionPage):
    """What was discussed with the parents before an lwoo application."""

    section = Section.STATEMENTS
    form_class = ConsultationForm
    title = "Gesprek met de ouders"
    lead = "Voor lwoo bespreekt de school de aanvraag vooraf met de ouders."

    def record(self) -> Any:
        return getattr(self.case, "consultation", None)

    def act(self, form: Any) -> str:
        super().act(form)
        return section_url(self.section, self.case)
