"""Sending objections to the committee, its seats, its hearing and its advice."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from casework.clock import AMSTERDAM
from casework.fields import CheckField, ChoiceField, DutchDateField, ManyChoicesField, TextField, YesNoField
from casework.forms import Group, PlainForm
from objections.enums import Effect, NoHearingGround, Outcome, PaperKind, Position
from objections.forms.sending import FILE_HINT, LONGEST, PapersMixin, no_bsn, single
from objections.rules import DECIDABLE

TIME = re.compile(r"^(\d{1,2})[.:](\d{2})( uur)?$")
VERDICT = "verdict_"
SHORT = 300
type People = Sequence[tuple[str, str]]


class ForwardForm(PapersMixin):
    """The defence and, for one's own committee, who sit in it and until when they read the file."""

    PAPERS = (("paper", PaperKind.DEFENCE, "Verweerschrift"),)
    groups = (
        Group(
            "Verweer", ("defence", "paper", "no_bsn_confirmed"), "Schrijf het hier, stuur het als bestand, of allebei."
        ),
        Group("Commissie", ("chair", "members", "access_until")),
    )
    defence = TextField(
        label="Wat het samenwerkingsverband op het bezwaar zegt",
        help_text="De commissie en alle betrokkenen lezen dit. Een eigen stuk toevoegen mag ook.",
        lines=10,
        max_length=LONGEST,
        required=False,
    )
    paper = single("Verweerschrift als bestand", help_text=FILE_HINT)
    no_bsn_confirmed = no_bsn()
    chair = ChoiceField(
        label="Voorzitter", choices=(), required=False, help_text="Iemand die niet bij het samenwerkingsverband hoort."
    )
    members = ManyChoicesField(label="Leden", choices=(), required=False, help_text="Ten minste twee.")
    access_until = DutchDateField(
        label="De commissie leest het dossier tot en met",
        help_text="Daarna sluit het dossier vanzelf voor de commissie. Verlengen kan later.",
        required=False,
    )
    optional = ()  # one of both, which the checklist demands

    def __init__(self, *args: Any, chairs: People, members: People, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_own:
            for name in ("chair", "members", "access_until"):
                del self.fields[name]
            return
        self.fields["chair"].choices = list(chairs)
        self.fields["members"].choices = list(members)

    def values(self, user_ids: Mapping[str, int]) -> dict[str, Any]:
        """What was chosen, for the verb; people by their user id."""
        typed = self.cleaned_data
        papers = typed.get("papers") or [None]
        return {
            "defence": typed["defence"],
            "paper": papers[0],
            "chair_id": user_ids.get(typed.get("chair", "")),
            "member_ids": [user_ids[key] for key in typed.get("members") or []],
            "access_until": typed.get("access_until"),
        }


class SeatForm(PlainForm):
    """Who comes into the committee of one procedure, and as what."""

    person = ChoiceField(label="Wie?", choices=(), radio=True)
    position = ChoiceField(label="Als", choices=Position.choices)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(people)


class EndSeatForm(PlainForm):
    """Why somebody advises no longer."""

    reason = TextField(label="Waarom adviseert dit lid niet verder?", lines=3, max_length=SHORT)


class DeclareForm(PlainForm):
    """Whether a member has nothing to do with the case."""

    independent = YesNoField(
        label="Kunt u in deze zaak onafhankelijk adviseren?",
        yes="Ja. Ik had geen rol in deze zaak, ken de betrokkenen niet persoonlijk en hoor niet bij de school.",
        no="Nee. Ik geef mijn plaats in deze zaak op.",
    )
    reason = TextField(label="Zo nee, waarom niet?", lines=3, max_length=SHORT, required=False)
    optional = ()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("independent") is False and not typed.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", "Schrijf kort op waarom u niet onafhankelijk kunt adviseren.")
        return typed


class ProlongForm(PlainForm):
    """Until when the committee reads the file, and why."""

    until = DutchDateField(label="De commissie leest het dossier tot en met")
    reason = TextField(label="Waarom tot die dag?", lines=3, max_length=LONGEST)


class PlanForm(PlainForm):
    """When and where the hearing is, and when the file lies open."""

    groups = (
        Group("Hoorzitting", ("day", "time", "place", "representative")),
        Group("Dossier ter inzage", ("file_open_from", "inspection_waived")),
        Group("Apart horen", ("separate_reason",)),
    )
    day = DutchDateField(label="Datum", help_text="Een werkdag na vandaag.")
    time = TextField(label="Tijd", max_length=10, help_text="Bijvoorbeeld 14.00.")
    place = TextField(label="Plaats", max_length=SHORT, help_text="Adres en zaal, of hoe men online deelneemt.")
    representative = TextField(label="Wie komt namens het samenwerkingsverband?", max_length=200, required=False)
    file_open_from = DutchDateField(
        label="Ter inzage vanaf", help_text="Ten minste een week vóór de hoorzitting (Awb 7:4). Vrije dagen tellen mee."
    )
    inspection_waived = CheckField(
        label="Alle partijen zien af van de week ter inzage",
        help_text="Alleen als iedereen daarmee heeft ingestemd (Awb 7:4, vijfde lid).",
        required=False,
    )
    separate_reason = TextField(
        label="Waarom worden de partijen apart gehoord?",
        help_text="Leeg betekent: samen. Apart kan alleen als zorgvuldigheid of geheimhouding dat vraagt (Awb 7:6).",
        lines=3,
        max_length=LONGEST,
        required=False,
    )

    def clean_time(self) -> time:
        found = TIME.match(self.cleaned_data["time"].strip().lower())
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            self.add_error("time", "Vul een tijd in als 14.00.")
            return time()
        return time(int(found[1]), int(found[2]))

    def values(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        moment = datetime.combine(typed.pop("day"), typed.pop("time"), tzinfo=AMSTERDAM)
        return {"planned_at": moment, **typed}


class CallOffForm(PlainForm):
    """Why a hearing does not take place."""

    reason = TextField(label="Waarom gaat de hoorzitting niet door?", lines=3, max_length=LONGEST)


class HoldForm(PlainForm):
    """That a hearing was held, and who were there."""

    held_on = DutchDateField(label="Gehouden op")
    attended = TextField(label="Wie waren er?", lines=4, max_length=LONGEST, help_text="Ook als er niemand kwam.")


class ReportForm(PapersMixin):
    """What was said at the hearing, here or as a file."""

    PAPERS = (("paper", PaperKind.HEARING_REPORT, "Verslag van de hoorzitting"),)
    report = TextField(label="Verslag van de hoorzitting", lines=14, max_length=LONGEST, required=False)
    paper = single("Verslag als bestand", help_text=FILE_HINT)
    no_bsn_confirmed = no_bsn()
    optional = ()  # one of both, which the verb demands

    def values(self) -> dict[str, Any]:
        papers = self.cleaned_data.get("papers") or [None]
        return {"report": self.cleaned_data["report"], "paper": papers[0]}


class WaiveForm(PlainForm):
    """On which ground of Awb 7:3 nobody is heard, and why."""

    ground = ChoiceField(label="Op welke grond?", choices=NoHearingGround.choices)
    reason = TextField(
        label="Leg dat uit", lines=5, max_length=LONGEST, help_text="De uitleg komt in de beslissing op bezwaar."
    )


class AnswerHearingForm(PlainForm):
    """Whether an objector wants to be heard."""

    wants = YesNoField(
        label="Wilt u op een hoorzitting vertellen wat u vindt?", yes="Ja", no="Nee, de stukken zijn genoeg"
    )


class HearAgainForm(PlainForm):
    """Which new facts make the committee look again."""

    reason = TextField(
        label="Welke nieuwe feiten maken opnieuw horen nodig?", lines=6, max_length=LONGEST, help_text="Awb 7:9."
    )


class AdviceForm(PlainForm):
    """The advice: what of each objection, what of the decision, and why. Half an advice may be saved."""

    effect = ChoiceField(
        label="Wat moet er met het besluit gebeuren?", choices=Effect.choices, required=False, radio=True
    )
    hearing_report = TextField(
        label="Het horen: verslag, of waarom niet is gehoord", lines=8, max_length=LONGEST, required=False
    )
    admissibility = TextField(label="Ontvankelijkheid", lines=4, max_length=LONGEST, required=False)
    considerations = TextField(label="Overwegingen", lines=14, max_length=LONGEST, required=False)
    advice = TextField(label="Advies", lines=6, max_length=LONGEST, required=False)
    optional = ("admissibility",)

    def __init__(self, *args: Any, objections: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(outcome, Outcome(outcome).label) for outcome in DECIDABLE if outcome != Outcome.MET]
        names = []
        for public_id, name in objections:
            names.append(VERDICT + public_id)
            self.fields[names[-1]] = ChoiceField(label=f"Het bezwaar van {name}", choices=choices, required=False)
        texts = ["hearing_report", "admissibility", "considerations", "advice"]
        self.order_fields([*texts[:3], *names, "effect", "advice"])
        self.groups = [Group("Motivering", texts[:3]), Group("Advies", [*names, "effect", "advice"])]

    def values(self) -> dict[str, Any]:
        """What was typed, for the verb; the verdicts together, by objection."""
        typed = self.cleaned_data
        said = {name: typed[name] for name in ("effect", "hearing_report", "admissibility", "considerations", "advice")}
        verdicts = {name.removeprefix(VERDICT): typed[name] for name in self.fields if name.startswith(VERDICT)}
        return {**said, "verdicts": {key: verdict for key, verdict in verdicts.items() if verdict}}


class RegisterAdviceForm(PapersMixin, AdviceForm):
    """The advice of a committee that works outside the program, taken over from its scan."""

    PAPERS = (("paper", PaperKind.ADVICE, "Advies van de commissie"),)
    dated_on = DutchDateField(label="Datum van het advies")
    signed_by = TextField(label="Ondertekend door", max_length=200)
    paper = single("Het advies als bestand", help_text=FILE_HINT)
    no_bsn_confirmed = no_bsn()
    optional = ("admissibility", "considerations", "hearing_report")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = Group("Het advies", ("dated_on", "signed_by", "paper", "no_bsn_confirmed"))
        self.order_fields([*first.fields, *self.fields])
        self.groups = [first, *self.groups]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not typed["papers"] and "paper" not in self.errors:
            self.add_error("paper", "Voeg het advies als bestand toe.")
        if not typed.get("advice", "").strip() and "advice" not in self.errors:
            self.add_error("advice", "Neem de kern van het advies over.")
        return typed

    def taken_over(self) -> dict[str, Any]:
        """Everything for the verb."""
        typed = self.cleaned_data
        return {
            "dated_on": typed["dated_on"],
            "signed_by": typed["signed_by"],
            "paper": typed["papers"][0],
            "values": self.values(),
        }
