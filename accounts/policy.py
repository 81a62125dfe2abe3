"""What a partnership can lay down, as a frozen snapshot, with the help and the legal warning of each setting."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from accounts.enums import ApplicantKinds, CommitteeKind, LwooMode, SpecialGroupApplicant, StatementSigners


@dataclass(frozen=True, slots=True)
class PolicySnapshot:
    """The settings of one partnership on one day. The defaults hold until the partnership decides otherwise.

    ``*_days`` are calendar days, ``*_working_days`` working days (Algemene termijnenwet).
    """

    supplement_days: int = 14
    advice_working_days: int = 10
    view_days: int = 14
    decision_target_days: int = 42
    receipt_working_days: int = 0
    remedial_educationalist_as_pedagogue: bool = True
    experts_see_other_when_both_final: bool = False
    formal_refusal_without_advice: bool = True
    special_group_applicant: str = SpecialGroupApplicant.PRO_SCHOOL
    statement_signers: str = StatementSigners.ONE
    consent_ordinary: bool = False
    applicant_kinds: str = ApplicantKinds.PRO_AND_VMBO
    september_counts: bool = True
    submission_note: str = ""
    own_steps: str = ""
    blocking_checks: tuple[str, ...] = ()
    committee_kind: str = CommitteeKind.OWN
    pupil_16_objects: bool = False
    objection_talk: bool = True

    @property
    def september(self) -> int:
        """What September counts in the months of schooling: 1, or 0 where a year is counted from October."""
        return 1 if self.september_counts else 0

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that this partnership prescribes before a decision, one a line."""
        return tuple(dict.fromkeys(line.strip() for line in self.own_steps.splitlines() if line.strip()))


@dataclass(frozen=True, slots=True)
class Regime:
    """Under which rules a partnership allots lwoo (WVO 2020 2.48); national until it lays down something else.

    ``duration_years`` is in school years, and like ``own_criteria`` and the bounds belongs to own rules only. Bounds go
    by the names of the national criteria: IQ in whole points, both ends included, the least delay as a fraction.
    """

    mode: str = LwooMode.NATIONAL
    valid_from: date | None = None
    own_criteria: str = ""
    duration_years: int | None = None
    licence_nomination: bool = False
    lwoo_iq_low: int | None = None
    lwoo_iq_high: int | None = None
    lwoo_se_iq_low: int | None = None
    lwoo_se_iq_high: int | None = None
    lwoo_delay_numerator: int | None = None
    lwoo_delay_denominator: int | None = None

    @property
    def bounds(self) -> dict[str, int]:
        """The bounds of the own criteria by name; empty when they are laid down in words only."""
        named = {name: getattr(self, name) for name in BOUNDS}
        return {name: value for name, value in named.items() if value is not None}


BOUNDS = (
    "lwoo_iq_low",
    "lwoo_iq_high",
    "lwoo_se_iq_low",
    "lwoo_se_iq_high",
    "lwoo_delay_numerator",
    "lwoo_delay_denominator",
)
MOST_DURATION = 8


def school_years(number: int) -> str:
    """A number of school years in words: "1 schooljaar"."""
    return f"{number} schooljaar" if number == 1 else f"{number} schooljaren"


def regime_problems(regime: Regime) -> dict[str, str]:
    """What is wrong with a regime, by field; empty when nothing is."""
    if regime.mode == LwooMode.OWN:
        return {**_own_problems(regime), **_bound_problems(regime.bounds)}
    found = {}
    if regime.own_criteria.strip():
        found["own_criteria"] = "Eigen criteria horen bij het regime ‘eigen criteria’. Kies dat, of maak dit veld leeg."
    if regime.duration_years is not None:
        found["duration_years"] = "Alleen bij eigen criteria heeft een aanwijzing een duur. Maak dit veld leeg."
    for name in regime.bounds:
        found[name] = "Grenzen horen bij het regime ‘eigen criteria’. Maak dit veld leeg."
    return found


def _own_problems(regime: Regime) -> dict[str, str]:
    found = {}
    if not regime.own_criteria.strip():
        found["own_criteria"] = "Schrijf op wat de eigen criteria zijn en waar ze in het ondersteuningsplan staan."
    if regime.duration_years is None:
        found["duration_years"] = "Vul in hoeveel schooljaren een aanwijzing geldt, ten minste 1."
    return found


def _bound_problems(bounds: Mapping[str, int]) -> dict[str, str]:
    """All bounds or none, each lowest not above its highest, and a delay between nought and the whole."""
    if not bounds:
        return {}
    if missing := [name for name in BOUNDS if name not in bounds]:
        return dict.fromkeys(missing, "Vul alle grenzen in, of laat ze allemaal leeg.")
    found = {
        f"{name}_high": "Het hoogste IQ ligt onder het laagste."
        for name in ("lwoo_iq", "lwoo_se_iq")
        if bounds[f"{name}_low"] > bounds[f"{name}_high"]
    }
    if bounds["lwoo_delay_numerator"] >= bounds["lwoo_delay_denominator"]:
        found["lwoo_delay_denominator"] = "De leerachterstand is een breuk tussen 0 en 1: 1 en 4 betekent een kwart."
    return found


# Settings are laid down for the years that a support plan looks ahead; a later day is a slip of the pen.
MOST_YEARS_AHEAD = 5


def start_problem(valid_from: date, today: date) -> str:
    """Why settings cannot hold from this day; empty when they can. Cases keep the settings under which they came in."""
    if valid_from < today:
        return "Instellingen gelden vanaf vandaag of later; lopende aanvragen houden wat bij hun komst gold."
    if valid_from.year > today.year + MOST_YEARS_AHEAD:
        return f"Dat is te ver vooruit. Kies een dag vóór 1 januari {today.year + MOST_YEARS_AHEAD + 1}."
    return ""


SETTINGS = tuple(field.name for field in fields(PolicySnapshot))


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a setting does, and the legal warning beside it (empty when there is none)."""

    help_text: str
    warning: str = ""


EXPLANATIONS: dict[str, Explanation] = {
    "supplement_days": Explanation(
        "Zoveel dagen krijgt de school om een onvolledige aanvraag aan te vullen.",
        "De termijn moet lang genoeg zijn om het ontbrekende echt te kunnen aanleveren (Awb 4:5).",
    ),
    "advice_working_days": Explanation("Zoveel werkdagen heeft een deskundige voor een advies."),
    "view_days": Explanation(
        "Zoveel dagen hebben ouders om te reageren als het samenwerkingsverband daarom vraagt.",
        "Horen schort de beslistermijn niet op (Awb 4:7 en 4:8).",
    ),
    "decision_target_days": Explanation(
        "Het streven van het samenwerkingsverband zelf.",
        "De wettelijke termijn blijft acht weken na ontvangst (Awb 4:13); een streven verlengt die nooit.",
    ),
    "receipt_working_days": Explanation("0 betekent: dezelfde dag. De post toont wat per post weg moet met deze dag."),
    "remedial_educationalist_as_pedagogue": Explanation(
        "Een orthopedagoog telt dan mee als pedagoog.",
        "De regeling noemt de pedagoog; dat een orthopedagoog daaronder valt, is uitleg.",
    ),
    "experts_see_other_when_both_final": Explanation(
        "Pas als beide adviezen vaststaan, en alleen om te lezen.",
        "Onafhankelijkheid van de adviezen is een voorwaarde; dit staat daarom uit.",
    ),
    "formal_refusal_without_advice": Explanation(
        "Alleen bij een formele grond: niet bevoegd, geen route, of een herhaling zonder nieuwe feiten (Awb 4:6).",
        "Of dit zonder twee deskundigenadviezen mag, is niet uitgemaakt. Laat dit toetsen.",
    ),
    "special_group_applicant": Explanation(
        "Wie de aanvraag doet voor een leerling uit een bijzondere groep.",
        "De tekst van de wet is op dit punt gewijzigd (WVO 2020, artikel 2.30); controleer wat nu geldt.",
    ),
    "statement_signers": Explanation(
        "Van wie er bij een aanvraag voor praktijkonderwijs een zienswijze moet zijn.",
        "Vraag elke ouder met gezag; de zienswijze is bij praktijkonderwijs wettelijk vereist.",
    ),
    "consent_ordinary": Explanation(
        "De school vraagt dan ook op de gewone route om instemming.",
        "Instemming is op de gewone route geen wettelijke voorwaarde en mag geen grond voor afwijzing zijn.",
    ),
    "applicant_kinds": Explanation(
        "Vraagt een andere school praktijkonderwijs aan, dan leest zij dit en geeft zij een reden om dat toch te doen.",
        "Elk bevoegd gezag in het samenwerkingsverband mag aanvragen (WVO 2020, artikel 2.47): weiger niet om deze"
        " reden alleen. Een basisschool is geen wettelijke aanvrager.",
    ),
    "september_counts": Explanation(
        "Zo rekent Toewijzer de didactische leeftijd (DL) voor: in februari van groep 7 is die 46. Staat dit uit, dan"
        " telt september als 0 en is die 45, zoals één uitgever rekent.",
        "Het besluit telt de maanden van september tot en met juni en noemt geen tabel (Inrichtingsbesluit WVO,"
        " artikel 15d). Kies wat bij de DLE-tabellen van de toetsen past; wie een andere DL invult, geeft een reden.",
    ),
    "submission_note": Explanation(
        "Scholen lezen dit als zij een aanvraag beginnen, bijvoorbeeld: bij voorkeur van 1 januari tot en met 30 juni.",
        "Een periode is een verzoek. Een geldige aanvraag daarbuiten mag niet worden geweigerd, en de beslistermijn"
        " loopt vanaf de ontvangst (Awb 4:13).",
    ),
    "own_steps": Explanation(
        "Eén stap per regel, bijvoorbeeld een gesprek met de ouders. Is een stap niet gezet, dan vraagt het programma"
        " bij het besluit om een reden.",
        "Alleen stappen die in het ondersteuningsplan staan (WVO 2020, artikel 2.47). Een eigen stap verlengt de"
        " beslistermijn niet en is geen grond voor afwijzing.",
    ),
    "blocking_checks": Explanation(
        "Wat hier is aangevinkt, houdt een besluit tegen zolang het bij een testresultaat speelt. Zonder vinkje"
        " waarschuwt het programma, en vraagt het om een reden bij een test buiten de lijst en bij een te oud"
        " intelligentieonderzoek.",
        "De testlijst is uitputtend, maar niet elke regel staat in de regeling van elk jaar. Een besluit dat hierop"
        " blijft liggen, schort de beslistermijn niet op (Awb 4:13).",
    ),
    "committee_kind": Explanation(
        "Welke commissie adviseert over bezwaren die van dan af worden doorgestuurd. De leden van een eigen commissie"
        " lezen de zaak in Toewijzer, zolang dat nodig is. De LBT werkt buiten Toewijzer: het secretariaat legt de"
        " datums en het advies vast.",
        "Een commissie is verplicht (WVO 2020, artikel 2.47, vijftiende lid). Zij heeft een voorzitter en ten minste"
        " twee leden; de voorzitter hoort niet bij het samenwerkingsverband (Awb 7:13).",
    ),
    "pupil_16_objects": Explanation(
        "De leerling maakt dan bezwaar met een eigen account of op papier. Een ouder stuurt een machtiging van de"
        " leerling mee.",
        "Dit staat niet in de Awb. Het recht van ouders met gezag om bezwaar te maken vervalt er niet door: een bezwaar"
        " zonder machtiging wordt ontvangen, en een mens beoordeelt of het van een belanghebbende is. Leg dit vast in"
        " het ondersteuningsplan en laat het toetsen.",
    ),
    "objection_talk": Explanation(
        "Wie bezwaar maakt, leest dan dat een gesprek kan.",
        "Een gesprek staat naast het bezwaar: het stelt geen termijn uit en komt nergens voor in de plaats. Een eigen,"
        " kortere bezwaartermijn mag niet (Awb 6:7). Wie daarna intrekt, doet dat vrij en in een brief.",
    ),
}
REGIME: dict[str, Explanation] = {
    "mode": Explanation(
        "Landelijke criteria: een aanwijzing per leerling, voor de hele schoolloopbaan. Eigen criteria: een aanwijzing"
        " per leerling naar eigen criteria, procedure of duur, met twee deskundigen. Populatiebekostiging: geen"
        " aanwijzing per leerling; scholen geven de ondersteuning zonder aanvraag.",
        "Afwijken kan alleen als alle schoolbesturen met een vestiging in het gebied instemmen; één weigering houdt het"
        " tegen. Meld het met die instemming vóór 15 december bij de inspectie. Praktijkonderwijs verandert niet (WVO"
        " 2020, artikel 2.48).",
    ),
    "own_criteria": Explanation(
        "Wat de eigen criteria zijn en waar ze staan, zoals: ondersteuningsplan 2027-2031, hoofdstuk 5. Dit staat in de"
        " zaak en in de motivering van het besluit.",
        "Ook onder eigen criteria adviseren ten minste twee deskundigen (WVO 2020, artikel 2.47).",
    ),
    "duration_years": Explanation(
        "Zoveel schooljaren geldt een aanwijzing. Bij het besluit stelt het programma de einddatum hiernaar voor.",
        "Een aanwijzing geldt ten minste een jaar. Wat op 1 oktober niet geldt, telt niet mee voor de bekostiging.",
    ),
    "licence_nomination": Explanation(
        "Het samenwerkingsverband draagt dan bij de minister vmbo-scholen zonder lwoo-licentie voor.",
        "Bestaande licenties blijven. Ook hiervoor moeten alle schoolbesturen instemmen (WVO 2020, artikel 2.48).",
    ),
}
