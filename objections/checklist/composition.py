"""Who may advise on an objection (Awb 7:13(1), WVO 2020 2.47(15)): the composition of the committee of one case."""

from collections.abc import Iterable
from datetime import date, timedelta

from casework.checklist import Point
from casework.text import dutch_list
from objections.enums import Position
from objections.facts import Candidate, CommitteeFacts

FEWEST_MEMBERS = 2
LONGEST_ACCESS = timedelta(days=364)
REPAIR = "objection_committee"
ARTICLE = "awb_7_13"


def _point(code: str, met: object, good: str, bad: str, article: str = ARTICLE) -> Point:
    return Point(code, bool(met), good if met else bad, article, REPAIR)


def forward_points(facts: CommitteeFacts) -> list[Point]:
    """What must hold before objections go to the committee: a defence, and of one's own committee its composition."""
    defence = _point(
        "defence",
        facts.has_defence,
        "Het verweer gaat mee.",
        "Schrijf het verweer, of voeg het verweerschrift toe. De commissie en de partijen krijgen het.",
        "awb_7_13",
    )
    if not facts.is_own:
        return [defence]
    return [defence, *composition_points(facts), _access(facts)]


def composition_points(facts: CommitteeFacts) -> list[Point]:
    """Whether this committee may advise: a chair from outside, two members, nobody with a part or a tie."""
    chairs = [one for one in facts.candidates if one.position == Position.CHAIR]
    members = [one for one in facts.candidates if one.position == Position.MEMBER]
    return [
        _point("chair", len(chairs) == 1, "Er is een voorzitter.", "Kies één voorzitter."),
        *(_independent(chair) for chair in chairs),
        _point(
            "members",
            len(members) >= FEWEST_MEMBERS,
            f"Er zijn {len(members)} leden naast de voorzitter.",
            "Kies ten minste twee leden naast de voorzitter.",
        ),
        _once(facts.candidates),
        *(point for one in facts.candidates for point in _fit(one)),
    ]


def _independent(chair: Candidate) -> Point:
    role = chair.works_for_partnership
    return _point(
        "chair_independent",
        not role,
        "De voorzitter hoort niet bij het samenwerkingsverband.",
        f"{chair.name} werkt voor het samenwerkingsverband ({role}). Kies een voorzitter van buiten.",
    )


def _once(candidates: Iterable[Candidate]) -> Point:
    ids = [one.user_id for one in candidates]
    doubles = sorted({one.name for one in candidates if ids.count(one.user_id) > 1})
    return _point(
        "seats_of_different_people",
        not doubles,
        "Ieder lid zit er één keer in.",
        f"{dutch_list(doubles)} staat er twee keer in. Kies voor elke plaats iemand anders.",
    )


def _fit(one: Candidate) -> Iterable[Point]:
    if not one.holds_role:
        yield _point("member_of_committee", False, "", f"{one.name} hoort vandaag niet (meer) bij de commissie.")
    if one.other_part:
        yield _point(
            "no_other_part",
            False,
            "",
            f"{one.name} had in deze zaak al een rol: {one.other_part}. Kies iemand anders.",
            "awb_2_4",
        )
    elif one.named_as:
        yield _point(
            "not_in_the_file",
            False,
            "",
            f"In het dossier staat een {one.named_as} met de naam {one.name}. Kies iemand anders.",
            "awb_2_4",
        )
    if one.tied_to:
        yield _point("no_tie", False, "", f"{one.name} hoort bij {one.tied_to}. Kies iemand anders.", "awb_2_4")


def declared_point(facts: CommitteeFacts) -> Point:
    """Whether everybody in the committee declared to have nothing to do with the case."""
    silent = [one.name for one in facts.candidates if not one.declared]
    return _point(
        "independence_declared",
        not silent,
        "De hele commissie heeft haar onafhankelijkheid verklaard.",
        f"Nog niet verklaard onafhankelijk te zijn: {dutch_list(silent)}.",
        "awb_2_4",
    )


def access_problem(until: date | None, today: date | None) -> str:
    """Why the committee cannot read the file until this day; empty when it can."""
    if until is None or today is None:
        return "Vul in tot en met welke dag de commissie het dossier leest."
    if until < today:
        return "De laatste dag van inzage ligt in het verleden."
    if until > today + LONGEST_ACCESS:
        return "De commissie leest het dossier hoogstens een jaar. Kies een eerdere dag; verlengen kan later."
    return ""


def _access(facts: CommitteeFacts) -> Point:
    problem = access_problem(facts.access_until, facts.today)
    return _point("access_until", not problem, "De inzage heeft een laatste dag.", problem, ARTICLE)
