"""What the partnership has laid down, and since when."""

from dataclasses import asdict
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import actions, queries
from accounts.enums import LwooMode
from accounts.forms import LwooRegimeForm, PolicyForm
from accounts.models import LwooRegime, Policy
from accounts.policy import EXPLANATIONS, SETTINGS, PolicySnapshot, Regime, school_years
from accounts.views.organisations import OrganisationPage, may_administer
from casework.parts import SummaryList, SummaryRow
from casework.permissions import require
from casework.text import capitalised, dutch_date


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """The settings that hold today, what is coming, and what held before."""
    require(may_administer(request.act))
    act = request.act
    regimes = [_regime(row) for row in queries.lwoo_regimes_of(act.actor)]
    context = {
        "now": _summary(queries.policy_on(act.actor.partnership_id, act.today)),
        "rows": [(row, _summary(row)) for row in queries.policies_of(act.actor)],
        "regimes": SummaryList(regimes) if regimes else None,
        "today": act.today,
    }
    return render(request, "accounts/settings.html", context)


def _summary(settings: PolicySnapshot | Policy) -> SummaryList:
    return SummaryList([_line(name, getattr(settings, name)) for name in SETTINGS])


def _regime(row: LwooRegime) -> SummaryRow:
    """One regime: since when, what it is, and what belongs to it."""
    until = f" tot en met {dutch_date(row.valid_until)}" if row.valid_until else ""
    duration = f"Een aanwijzing geldt {school_years(row.duration_years)}." if row.duration_years else ""
    licences = "Vmbo-scholen worden voorgedragen voor een lwoo-licentie." if row.licence_nomination else ""
    laid_down = f"Vastgelegd in: {row.source}" if row.source else ""
    said = (str(row.get_mode_display()), row.own_criteria, _bounds(row), duration, licences, laid_down)
    return SummaryRow(f"Vanaf {dutch_date(row.valid_from)}{until}", [line for line in said if line])


def _bounds(row: LwooRegime) -> str:
    """The bounds of own criteria in a line; empty when they are laid down in words only."""
    if row.lwoo_iq_low is None:
        return ""
    shown = f"IQ {row.lwoo_iq_low} tot en met {row.lwoo_iq_high}"
    with_se = f"met sociaal-emotionele problematiek {row.lwoo_se_iq_low} tot en met {row.lwoo_se_iq_high}"
    return f"{shown}, {with_se}; leerachterstand vanaf {row.lwoo_delay_numerator}/{row.lwoo_delay_denominator}."


def _line(name: str, value: Any) -> SummaryRow:
    column = Policy._meta.get_field(name)
    label = str(column.verbose_name)
    if isinstance(column, ArrayField):
        shown = "\n".join(str(label) for code, label in column.base_field.choices if code in value)
    else:
        shown = str(dict(column.choices).get(value, value)) if column.choices else _plain(value)
    return SummaryRow(capitalised(label), shown.splitlines() or "geen", note=EXPLANATIONS[name].warning)


def _plain(value: Any) -> str:
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)


class SetPolicyPage(OrganisationPage):
    """Lay down settings from a day on."""

    title = "Instellingen wijzigen"
    lead = "Alle instellingen worden opnieuw vastgelegd vanaf een dag. Wat daarvoor binnenkwam, houdt de oude."
    success_message = "De instellingen zijn vastgelegd."
    form_class = PolicyForm

    def initial(self) -> dict[str, Any]:
        act = self.request.act
        held = queries.policy_on(act.actor.partnership_id, act.today)
        return {"valid_from": act.today, **{name: getattr(held, name) for name in SETTINGS}}

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def cancel_url(self) -> str:
        return reverse("accounts:settings")

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        actions.set_policy(
            self.request.act, valid_from=data["valid_from"], policy=form.snapshot(), source=data["source"]
        )
        return self.cancel_url()


class SetLwooRegimePage(OrganisationPage):
    """Lay down the lwoo regime."""

    title = "Regime voor lwoo wijzigen"
    success_message = "Het regime is vastgelegd."
    form_class = LwooRegimeForm

    @property
    def lead(self) -> str:  # type: ignore[override]
        """What holds now."""
        act = self.request.act
        mode = LwooMode(self._held().mode).label
        return f"Op {dutch_date(act.today)} geldt: {mode}. Een regime begint altijd op 1 januari."

    def _held(self) -> Regime:
        act = self.request.act
        return queries.lwoo_regime_on(act.actor.partnership_id, act.today)

    def initial(self) -> dict[str, Any]:
        return {**asdict(self._held()), "year": self.request.act.today.year + 1}

    def cancel_url(self) -> str:
        return reverse("accounts:settings")

    def act(self, form: Any) -> str:
        actions.set_lwoo_regime(self.request.act, **form.cleaned_data)
        return self.cancel_url()
