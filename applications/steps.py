"""What comes next in a case and who does it, and the stops on its road: pure tables of what readers see."""

from dataclasses import dataclass

from applications.enums import Status

OFFICE, SCHOOL, PARENT, EXPERT, COMMITTEE = "office", "school", "parent", "expert", "committee"
THE_OFFICE = "het secretariaat van het samenwerkingsverband"
THE_SCHOOL = "de school"
OFFICE_THEN_BOARD = "het secretariaat bereidt voor, het bestuur van het samenwerkingsverband beslist"


@dataclass(frozen=True, slots=True)
class Next:
    """What has to happen, and whose turn it is."""

    what: str
    who: str


_NEXT = {
    Status.DRAFT: Next("De aanvraag invullen en indienen", THE_SCHOOL),
    Status.SUBMITTED: Next("Controleren of de aanvraag compleet is", THE_OFFICE),
    Status.SUPPLEMENT_REQUESTED: Next("De aanvraag aanvullen", THE_SCHOOL),
    Status.COMPLETE: Next("Twee deskundigen vragen om advies", THE_OFFICE),
    Status.WITH_EXPERTS: Next("Twee deskundigen adviseren, los van elkaar", "de deskundigen"),
    Status.ADVISED: Next("Het besluit voorbereiden en nemen", OFFICE_THEN_BOARD),
    Status.DECIDED: Next("Het besluit versturen", THE_OFFICE),
    Status.NOT_PROCESSED: Next("Het besluit versturen", THE_OFFICE),
    Status.WITHDRAWN: Next("Er gebeurt niets meer", "niemand"),
}
DECIDED = (Status.DECIDED, Status.NOT_PROCESSED)
_PREPARING = Next("Het samenwerkingsverband bereidt het besluit voor", "het samenwerkingsverband")
_TO_SIGN = Next("De aanvraag controleren en indienen", "een collega met een mandaat van het schoolbestuur")
_PUBLISHED = Next("Het besluit is verstuurd", "niemand")
_CONTESTED = Next("Op het bezwaar beslissen", "het samenwerkingsverband")
_LAPSED = Next("De zaak is vervallen: er gaat niets meer uit", "niemand")
_WITHOUT_NEWS = frozenset({Status.ADVISED, *DECIDED})


def known_status(status: str, decided_from: str, audience: str, *, published: bool) -> str:
    """The state of a case as this audience may know it.

    Until a decision is sent, nobody outside the office sees that it was taken: the case stays where it was, which is
    not always "in preparation", because a formal decision needs no advices. ``decided_from`` is that former state.
    """
    if audience == OFFICE or published or status not in DECIDED:
        return status
    return decided_from


def next_in_line(
    status: str,
    audience: str,
    *,
    published: bool,
    handed_over: bool = False,
    contested: bool = False,
    lapsed: bool = False,
) -> Next:
    """What comes next as this audience may know it: that advices are in is the office's knowledge until publication.

    Of an objection (``contested``) experts know nothing.
    """
    if lapsed:
        return _LAPSED
    if published:
        return _CONTESTED if contested and audience != EXPERT else _PUBLISHED
    if status == Status.DRAFT and handed_over:
        return _TO_SIGN
    if audience == EXPERT and status in _WITHOUT_NEWS:
        return _NEXT[Status.WITH_EXPERTS]
    if audience != OFFICE and status in _WITHOUT_NEWS:
        return _PREPARING
    return _NEXT[Status(status)]


# For parents, in their own words: what happens now and what they can do.
_FOR_PARENTS = {
    Status.SUBMITTED: "Het samenwerkingsverband kijkt of de aanvraag compleet is. U hoeft nu niets te doen.",
    Status.SUPPLEMENT_REQUESTED: "Er ontbreekt nog iets aan de aanvraag. De school vult dat aan.",
    Status.COMPLETE: "De aanvraag is compleet. Het samenwerkingsverband vraagt nu twee deskundigen om advies.",
    Status.WITH_EXPERTS: "Twee deskundigen bekijken de aanvraag. Zij geven elk een eigen advies.",
    Status.WITHDRAWN: "De school heeft de aanvraag ingetrokken. Er komt geen besluit.",
}


def sentence_for_parents(status: str, *, published: bool, contested: bool = False, revoked: bool = False) -> str:
    """What happens now, in plain words for a parent."""
    if published and contested:
        return "Er loopt een bezwaar tegen het besluit. Bij ‘Bezwaar’ leest u wat er nu gebeurt."
    if revoked:
        return "Het besluit geldt niet meer. U hebt daar een brief over gekregen."
    if published:
        return "Het besluit is verstuurd. U krijgt er een brief over."
    return _FOR_PARENTS.get(Status(status), "Het samenwerkingsverband bereidt het besluit voor. U krijgt een brief.")


ROAD = ("Aanvraag", "Controle", "Deskundigen", "Besluit")
_STOP = {
    Status.DRAFT: 0,
    Status.SUBMITTED: 1,
    Status.SUPPLEMENT_REQUESTED: 1,
    Status.COMPLETE: 2,
    Status.WITH_EXPERTS: 2,
    Status.ADVISED: 3,
    Status.DECIDED: 3,
    Status.NOT_PROCESSED: 3,
}


def road(status: str, audience: str, *, published: bool) -> list[tuple[str, str]]:
    """The stops with ``done``, ``now`` or ``next``; a withdrawn case has no road any more."""
    if status == Status.WITHDRAWN:
        return []
    here = _STOP[Status(status)]
    if audience == EXPERT:
        here = min(here, _STOP[Status.WITH_EXPERTS])
    if published:
        here = len(ROAD)
    return [(label, "done" if stop < here else "now" if stop == here else "next") for stop, label in enumerate(ROAD)]


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that a reader sees under one word in lists and filters: by the states that he may know."""

    code: str
    label: str
    statuses: tuple[str, ...]
    published: bool | None = None


_FIRST = (
    Group("ingediend", "Ingediend", (Status.SUBMITTED,)),
    Group("aanvulling", "Aanvulling gevraagd", (Status.SUPPLEMENT_REQUESTED,)),
    Group("compleet", "Compleet", (Status.COMPLETE,)),
)
_LAST = (
    Group("verstuurd", "Besluit verstuurd", DECIDED, published=True),
    Group("ingetrokken", "Ingetrokken", (Status.WITHDRAWN,)),
)
_WITH_EXPERTS = Group("deskundigen", "Bij de deskundigen", (Status.WITH_EXPERTS,))
GROUPS = {
    OFFICE: (
        *_FIRST,
        _WITH_EXPERTS,
        Group("geadviseerd", "Adviezen binnen", (Status.ADVISED,)),
        Group("besloten", "Besluit nog versturen", DECIDED, published=False),
        *_LAST,
    ),
    SCHOOL: (
        Group("concept", "Concept", (Status.DRAFT,)),
        *_FIRST,
        _WITH_EXPERTS,
        Group("voorbereiding", "Besluit in voorbereiding", (Status.ADVISED,)),
        *_LAST,
    ),
    EXPERT: (
        # Back at intake, because the kind was changed while they were asked.
        *_FIRST,
        Group("deskundigen", "Bij de deskundigen", (Status.WITH_EXPERTS, Status.ADVISED)),
        *_LAST,
    ),
    # What can be contested was decided.
    COMMITTEE: _LAST,
}
GROUPS[PARENT] = GROUPS[SCHOOL][1:]


def groups_for(audience: str) -> tuple[Group, ...]:
    """Under which words this audience finds cases: never a finer one than the stage it is shown; nobody finds none."""
    return GROUPS.get(audience, ())
