"""Who are the interested parties of a procedure, how each is addressed, and which days hold for each."""

from dataclasses import dataclass
from datetime import date

from applications import queries as applications
from applications.models import Application, Guardian
from casework import outages
from casework.snapshots import Law, law_on
from casework.terms import Arrival, Term, Timeliness
from correspondence import addressing
from correspondence.enums import AddresseeKind
from correspondence.letters import Addressee
from decisions import queries as decisions
from decisions.models import Decision
from decisions.rules import Reader
from objections.enums import OPEN, Channel, ObjectorKind
from objections.models import Objection, Procedure
from objections.queries.facts import made_known_days
from objections.terms import in_time, known_to, last_day_to_object


@dataclass(frozen=True, slots=True)
class Party:
    """An interested party: kind and id of the addressee, his name, and his own objection while he has one."""

    kind: str
    id: int | None
    name: str
    objection: Objection | None = None

    @property
    def key(self) -> tuple[str, int | None]:
        return self.kind, self.id


def party_key(objection: Objection) -> tuple[str, int | None]:
    """Under which kind and id of addressee an objector is known."""
    if objection.objector_kind == ObjectorKind.BOARD:
        return AddresseeKind.BOARD, objection.application.board_id
    if objection.objector_kind == ObjectorKind.PUPIL:
        return AddresseeKind.PUPIL, objection.application.pupil.pk
    if objection.objector_kind == ObjectorKind.GUARDIAN:
        return AddresseeKind.GUARDIAN, objection.guardian_id
    return AddresseeKind.OBJECTOR, objection.pk


def parties(procedure: Procedure, today: date) -> list[Party]:
    """Everybody whom the procedure concerns: who got the decision, and who objects besides."""
    case = procedure.application
    rows = Objection.objects.filter(procedure=procedure, status__in=OPEN).select_related("guardian", "application")
    objections = {party_key(row): row for row in rows.order_by("id")}
    found = [
        Party(reader.kind, reader.id, reader.name, objections.pop((reader.kind, reader.id), None))
        for reader in decisions.readers(case, applications.case_facts(case, today))
    ]
    return [*found, *(Party(kind, number, row.objector_name, row) for (kind, number), row in objections.items())]


def readers_of(procedure: Procedure, today: date) -> dict[tuple[str, int | None], Reader]:
    """Everybody who got the decision, by kind and id of addressee, with the way in which he is reached."""
    case = procedure.application
    found = decisions.readers(case, applications.case_facts(case, today))
    return {(reader.kind, reader.id): reader for reader in found}


def party_of(objection: Objection) -> Party:
    """The objector as a party."""
    kind, number = party_key(objection)
    return Party(kind, number, objection.objector_name, objection)


def addressee(case: Application, party: Party) -> Addressee:
    """How a letter to a party is addressed: to the representative if there is one (Awb 6:17), else to himself.

    Never with the address of somebody else; a secret address stays off the paper.
    """
    objection = party.objection
    if objection is not None and (objection.representative or party.kind == AddresseeKind.OBJECTOR):
        name = objection.representative or objection.objector_name
        town = f"{objection.postcode}  {objection.place}".strip()
        lines = tuple(line for line in (objection.address, town) if line)
        return Addressee(party.kind, name, lines, f"Geachte {name}")
    if party.kind == AddresseeKind.BOARD:
        return addressing.board_addressee(case.board, case.site)
    person = case.pupil if party.kind == AddresseeKind.PUPIL else Guardian.objects.get(pk=party.id)
    town = f"{person.postcode}  {person.place}".strip()
    lines = () if person.address_secret else tuple(line for line in (person.address, town) if line)
    return Addressee(party.kind, party.name, lines, f"Geachte {party.name}", person.address_secret)


def arrival_of(objection: Objection) -> Arrival:
    """How an objection came in, as the law looks at it."""
    return Arrival(objection.received_on, objection.channel == Channel.POST, objection.postmark_on)


def timeliness(objection: Objection, law: Law | None = None) -> Timeliness | None:
    """Whether an objection is in time for this objector; None while nothing was sent to him (then no term runs)."""
    sent_on = known_since(objection)
    if sent_on is None:
        return None
    known, arrival = law or law_on(sent_on), arrival_of(objection)
    found = in_time(arrival, sent_on, known.lengths, known.calendar)
    if found.in_time or arrival.by_post:
        return found
    down = outages.on_record(objection.procedure.application.partnership_id)
    return in_time(arrival, sent_on, known.lengths, known.calendar, outages=down)


def known_since(objection: Objection) -> date | None:
    """The day from which the term to object runs for this objector."""
    decision = objection.procedure.decision
    key = party_key(objection)
    if key in decisions.unreached(decision):
        return None
    return known_to(made_known_days(decision), *key) or decision.published_on


def is_late(objection: Objection) -> bool:
    """Whether it came after the term; whether that is excused is for a person (Awb 6:11)."""
    found = timeliness(objection)
    return found is not None and not found.in_time


def objector_key(kind: str, guardian_id: int | None, case: Application) -> tuple[str, int | None]:
    """Under which kind and id of addressee somebody is known who may still object."""
    if kind == ObjectorKind.BOARD:
        return AddresseeKind.BOARD, case.board_id
    if kind == ObjectorKind.PUPIL:
        return AddresseeKind.PUPIL, case.pupil.pk
    return AddresseeKind.GUARDIAN, guardian_id


def own_last_day(decision: Decision, key: tuple[str, int | None]) -> Term | None:
    """Until when a party may object: from the day on which the decision was made known to himself."""
    if key in decisions.unreached(decision):
        return None
    sent_on = known_to(made_known_days(decision), *key) or decision.published_on
    if sent_on is None:
        return None
    law = law_on(sent_on)
    return last_day_to_object(sent_on, law.lengths, law.calendar)
