"""Making an objection in the browser, and registering one that came on paper."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from applications import contradictions
from applications.models import Guardian
from casework.fields import CheckField, ChoiceField, DutchDateField, RecordChoiceField, TextField, YesNoField
from casework.forms import Group, PlainForm
from casework.text import dutch_date
from objections.actions import Notice
from objections.enums import Channel, ObjectorKind, PaperKind
from objections.forms.sending import FILE_HINT, LONGEST, PapersMixin, no_bsn, several, single

NOW, LATER = "nu", "later"
MODEL_MARK = "["
ON_PAPER = [choice for choice in Channel.choices if choice[0] != Channel.PORTAL]
PUPIL_PAPER = ("pupil_mandate", PaperKind.PUPIL_MANDATE, "Machtiging van de leerling")
REPRESENTATIVE = ("representative", "address", "postcode", "place", "email")


class FileForm(PlainForm):
    """What an objector says. ``is_late`` asks the reason at once; ``is_board`` speaks neutrally."""

    groups = (
        Group("Uw bezwaar", ("reasons", "grounds", "wanted", "late_reason")),
        Group("Wat u nog wilt", ("wants_hearing", "costs_requested")),
        Group(
            "Iemand die voor u spreekt",
            REPRESENTATIVE,
            "Alleen invullen als iemand anders het bezwaar voor u doet. Die persoon krijgt dan de brieven.",
        ),
    )
    reasons = ChoiceField(
        label="Wilt u nu opschrijven waarom u het niet eens bent met het besluit?",
        choices=[
            (NOW, "Ja, ik schrijf het nu op"),
            (LATER, "Nee, ik maak nu bezwaar en mijn redenen komen later"),
        ],
    )
    grounds = TextField(
        label="Waarom bent u het niet eens met het besluit?",
        help_text="Schrijf in uw eigen woorden wat er volgens u niet klopt.",
        lines=12,
        max_length=LONGEST,
        required=False,
    )
    wanted = TextField(
        label="Wat moet er volgens u gebeuren?",
        help_text="Bijvoorbeeld: een ander besluit, of een nieuw onderzoek.",
        lines=4,
        max_length=LONGEST,
        required=False,
    )
    late_reason = TextField(
        label="Waarom maakt u nu pas bezwaar?",
        help_text="De laatste dag is voorbij. Kon u er niets aan doen dat het later werd? Schrijf dan wat er was.",
        lines=5,
        max_length=LONGEST,
    )
    wants_hearing = YesNoField(
        label="Wilt u uw bezwaar ook vertellen?",
        help_text="Een commissie luistert naar u. U kunt dit later nog veranderen.",
        yes="Ja, ik wil het vertellen",
        no="Nee, dat hoeft niet",
    )
    costs_requested = CheckField(
        label="Ik vraag om vergoeding van mijn kosten",
        help_text="Bijvoorbeeld van een advocaat. Dat kan alleen als wij het besluit om een fout van ons herroepen.",
        required=False,
    )
    representative = TextField(label="Naam", max_length=200, required=False)
    address = TextField(label="Straat en huisnummer", max_length=200, required=False)
    postcode = TextField(label="Postcode", max_length=10, required=False)
    place = TextField(label="Plaats", max_length=100, required=False)
    email = TextField(label="E-mailadres", max_length=200, required=False)
    optional = ("wanted", "costs_requested", *REPRESENTATIVE)

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["late_reason"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        grounds = (typed.get("grounds") or "").strip()
        if typed.get("reasons") == NOW and "grounds" not in self.errors:
            if not grounds:
                self.add_error("grounds", "Schrijf waarom u het niet eens bent, of kies dat uw redenen later komen.")
            elif MODEL_MARK in grounds and "]" in grounds:
                self.add_error("grounds", "Vul in wat tussen vierkante haken staat, of haal het weg.")
        _needs_address(self, typed)
        return typed

    def notice(self) -> Notice:
        """What the notice of objection says, for the verb."""
        typed = self.cleaned_data
        return Notice(
            grounds=typed["grounds"],
            wanted=typed["wanted"],
            pro_forma=typed["reasons"] == LATER,
            wants_hearing=typed["wants_hearing"],
            costs_requested=typed["costs_requested"],
            late_reason=typed.get("late_reason", ""),
            **{name: typed[name] for name in REPRESENTATIVE},
        )


def _needs_address(form: PlainForm, typed: dict[str, Any]) -> None:
    if not (typed.get("representative") or "").strip():
        return
    for name, what in (("address", "straat en huisnummer"), ("place", "plaats")):
        if not (typed.get(name) or "").strip() and name not in form.errors:
            form.add_error(name, f"Vul ook de {what} van de gemachtigde in; daar gaan de brieven heen.")


class CheckForm(PapersMixin):
    """The papers that go along, on the page where everything is checked."""

    PAPERS = (
        ("annexes", PaperKind.ANNEX, "Bijlage bij het bezwaar"),
        ("authorisation", PaperKind.AUTHORISATION, "Machtiging"),
        PUPIL_PAPER,
    )
    annexes = several("Stukken die u meestuurt", help_text=f"{FILE_HINT} U kunt ook later nog stukken sturen.")
    authorisation = single(
        "Machtiging", help_text=f"{FILE_HINT} Een briefje met uw handtekening waarin staat wie voor u spreekt."
    )
    pupil_mandate = single(
        "Machtiging van uw kind",
        help_text=f"{FILE_HINT} Een briefje van uw kind, met handtekening, dat u voor uw kind bezwaar maakt. Hebt u dat"
        " niet, dan ontvangen wij uw bezwaar toch; iemand beoordeelt dan dit punt.",
    )
    no_bsn_confirmed = no_bsn()

    def __init__(self, *args: Any, is_represented: bool, asks_pupil: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_represented:
            del self.fields["authorisation"]
        if not asks_pupil:
            del self.fields["pupil_mandate"]


class RegisterForm(PapersMixin):
    """An objection that came on paper: from whom, how, when, and what it says."""

    PAPERS = (
        ("scan", PaperKind.NOTICE, "Bezwaarschrift"),
        ("envelope", PaperKind.ENVELOPE, "Envelop met poststempel"),
        ("annexes", PaperKind.ANNEX, "Bijlage bij het bezwaar"),
        PUPIL_PAPER,
    )
    groups = (
        Group("Wie", ("objector_kind", "guardian", "objector_name")),
        Group("Ontvangst", ("channel", "received_on", "postmark_on", "dated_on")),
        Group("Wat er staat", ("grounds", "wanted", "pro_forma", "wants_hearing", "costs_requested", "late_reason")),
        Group(
            "Gemachtigde, of adres van een andere belanghebbende",
            REPRESENTATIVE,
            "Adressen van ouders en schoolbestuur staan al in het dossier.",
        ),
        Group("Stukken", ("scan", "envelope", "annexes", "pupil_mandate", "no_bsn_confirmed")),
    )
    objector_kind = ChoiceField(label="Wie maakt bezwaar?", choices=ObjectorKind.choices)
    guardian = RecordChoiceField(
        None, label="Welke ouder?", help_text="Alleen invullen als het om een ouder gaat.", required=False
    )
    objector_name = TextField(
        label="Naam",
        help_text="Alleen invullen bij een andere belanghebbende.",
        max_length=200,
        required=False,
    )
    channel = ChoiceField(label="Hoe is het bezwaar ontvangen?", choices=ON_PAPER)
    received_on = DutchDateField(
        label="Ontvangen op", help_text="De dag waarop het bezwaar binnenkwam, ook als u het later leest."
    )
    postmark_on = DutchDateField(
        label="Datum poststempel", help_text="Leeg laten als er geen leesbaar poststempel is.", required=False
    )
    dated_on = DutchDateField(label="Datum van de brief", required=False)
    grounds = TextField(
        label="Gronden, kort overgenomen", lines=6, max_length=LONGEST, required=False,
        help_text="De hele brief staat in het dossier.",
    )  # fmt: skip
    wanted = TextField(label="Wat de bezwaarmaker vraagt", lines=3, max_length=LONGEST, required=False)
    pro_forma = CheckField(label="De gronden volgen later (pro forma)", required=False)
    wants_hearing = YesNoField(label="Wil de bezwaarmaker worden gehoord?", required=False)
    costs_requested = CheckField(label="Vraagt om vergoeding van kosten", required=False)
    late_reason = TextField(label="Wat er staat over het te late tijdstip", lines=3, max_length=LONGEST, required=False)
    representative = TextField(label="Gemachtigde", max_length=200, required=False)
    address = TextField(label="Straat en huisnummer", max_length=200, required=False)
    postcode = TextField(label="Postcode", max_length=10, required=False)
    place = TextField(label="Plaats", max_length=100, required=False)
    email = TextField(label="E-mailadres", max_length=200, required=False)
    scan = single("Scan van het bezwaarschrift", help_text=FILE_HINT)
    envelope = single("Scan van de envelop", help_text=FILE_HINT)
    annexes = several("Bijlagen", help_text=FILE_HINT)
    pupil_mandate = single(
        "Machtiging van de leerling",
        help_text=f"{FILE_HINT} De leerling is 16 of 17: vraag een ouder hierom. Zonder machtiging registreert u het"
        " bezwaar toch, en beoordeelt u daarna of dit een belanghebbende is.",
    )
    no_bsn_confirmed = no_bsn()
    optional = (
        "postmark_on", "dated_on", "wanted", "late_reason", "grounds", "wants_hearing", "costs_requested", "pro_forma",
        *REPRESENTATIVE, "scan", "envelope", "annexes",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        guardians: Any,
        kinds: Sequence[str],
        today: date,
        decided_on: date | None = None,
        asks_pupil: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not asks_pupil:
            del self.fields["pupil_mandate"]
        self.today, self.decided_on = today, decided_on
        self.fields["guardian"].queryset = guardians
        self.fields["guardian"].label_from_instance = lambda guardian: guardian.name
        self.fields["objector_kind"].choices = [choice for choice in ObjectorKind.choices if choice[0] in kinds]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        kind = typed.get("objector_kind")
        if kind == ObjectorKind.GUARDIAN and not typed.get("guardian") and "guardian" not in self.errors:
            self.add_error("guardian", "Kies de ouder die bezwaar maakt.")
        if kind == ObjectorKind.OTHER:
            for name, what in (("objector_name", "de naam"), ("address", "het adres"), ("place", "de plaats")):
                if not (typed.get(name) or "").strip() and name not in self.errors:
                    self.add_error(name, f"Vul {what} in van wie bezwaar maakt; daar gaat de bevestiging heen.")
        _needs_address(self, typed)
        received = typed.get("received_on")
        problems = contradictions.of_past_day("received_on", received, "De dag van ontvangst", self.today)
        if received and self.decided_on and received < self.decided_on:
            problems["received_on"] = f"Het besluit is pas genomen op {dutch_date(self.decided_on)}. Controleer de dag."
        for name in ("postmark_on", "dated_on"):
            if received and typed.get(name) and typed[name] > received:
                problems[name] = "Deze dag kan niet na de dag van ontvangst liggen."
        for name, sentence in problems.items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return typed

    def values(self) -> dict[str, Any]:
        """The registration, for the verb."""
        typed = self.cleaned_data
        guardian: Guardian | None = typed["guardian"]
        is_parent = typed["objector_kind"] == ObjectorKind.GUARDIAN
        said = ("grounds", "wanted", "pro_forma", "wants_hearing", "costs_requested", "late_reason", *REPRESENTATIVE)
        same = ("objector_kind", "objector_name", "channel", "received_on", "postmark_on", "dated_on", "papers")
        return {
            **{name: typed[name] for name in same},
            "guardian_id": guardian.pk if guardian and is_parent else None,
            "notice": Notice(**{name: typed[name] for name in said}),
        }
