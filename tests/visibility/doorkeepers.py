"""Which records an address can be about, and who may know that each exists: written from the access matrix."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.enums import AdviceStatus
from assessments.models import Advice, Assignment
from assessments.rules import SLOT_WORDS
from correspondence.enums import AddresseeKind
from correspondence.models import Dispatch, Letter
from decisions.models import Breach, Decision
from objections.enums import LetterKind as AboutObjection
from objections.models import ObjectionDecision, ObjectionPaper
from tests.factories.house import Station
from tests.visibility.readers import (
    COMMITTEE,
    EXPERT_1,
    EXPERT_2,
    OFFICE,
    PARENTS,
    SCHOOL,
    is_published,
    relation,
    sees,
)

type Kwargs = Mapping[str, Any]
type Objects = Callable[[Station], Iterator[tuple[Kwargs, Any]]]
type Sees = Callable[[str, Station, Any], bool]
EXPERTS = {EXPERT_1: "expert1", EXPERT_2: "expert3"}


@dataclass(frozen=True)
class Door:
    """A sort of address: the records that it is about, and who may know that they exist."""

    objects: Objects
    sees: Sees


def case_itself(station: Station) -> Iterator[tuple[Kwargs, Any]]:
    yield {"public_id": station.case.public_id}, station.case


def rows_of(relation_name: str) -> Objects:
    def rows(station: Station) -> Iterator[tuple[Kwargs, Any]]:
        for row in getattr(station.case, relation_name).order_by("id")[:1]:
            yield {"public_id": station.case.public_id, "row": row.public_id}, row

    return rows


def rows_in(model: Any, path: str = "application") -> Objects:
    def rows(station: Station) -> Iterator[tuple[Kwargs, Any]]:
        for row in model.objects.filter(**{path: station.case.pk}).order_by("id"):
            yield {"public_id": row.public_id}, row

    return rows


def first_slot(station: Station) -> Iterator[tuple[Kwargs, Any]]:
    yield {"public_id": station.case.public_id, "slot": SLOT_WORDS[1]}, station.case


def one_candidate(station: Station) -> Iterator[tuple[Kwargs, Any]]:
    expert = station.road.world.experts["expert2"].public_id
    yield {"public_id": station.case.public_id, "slot": SLOT_WORDS[1], "expert": expert}, station.case


def of_case(reader: str, station: Station, row: Any) -> bool:
    return sees(reader, station)


def of_office(reader: str, station: Station, row: Any) -> bool:
    return relation(reader, station) == OFFICE


def of_parent(reader: str, station: Station, row: Any) -> bool:
    return sees(reader, station) and relation(reader, station) in PARENTS


def of_staff(reader: str, station: Station, row: Any) -> bool:
    return sees(reader, station) and relation(reader, station) not in PARENTS


def of_secretariat(reader: str, station: Station, row: Any) -> bool:
    return reader == "secretary" and of_office(reader, station, row)


def of_own_work(reader: str, station: Station, row: Assignment) -> bool:
    """An expert knows his own assignments, ended ones too (without anything of the case); the office all."""
    own = row.expert.user_id == station.road.world.hats[reader].user_id if reader in station.road.world.hats else False
    return of_office(reader, station, row) or own


def of_notice(reader: str, station: Station, row: Any) -> bool:
    """The secretariat's, and of the expert whose work it is while he does it."""
    what = relation(reader, station)
    own = what in EXPERTS and row.assignment.expert.user_id == station.road.world.hats[reader].user_id
    return of_secretariat(reader, station, row) or own


def of_own_writing(reader: str, station: Station, row: Assignment) -> bool:
    """Where an advice is written: the expert's desk, and nobody else's."""
    return of_own_work(reader, station, row) and not of_office(reader, station, row)


def of_own_result(reader: str, station: Station, row: Assignment) -> bool:
    """What an expert reads after submitting, as long as he has his part."""
    submitted = Advice.objects.filter(assignment=row, status=AdviceStatus.FINAL).exists()
    return submitted and relation(reader, station) in EXPERTS and of_own_writing(reader, station, row)


def of_advice(reader: str, station: Station, row: Advice) -> bool:
    """Final ones: an expert his own and never the other's, the office all, the parties those with the decision."""
    what = relation(reader, station)
    if row.status != AdviceStatus.FINAL:
        return False
    if what == OFFICE:
        return True
    if what in EXPERTS:
        return row.expert.user_id == station.road.world.hats[reader].user_id
    return what in {SCHOOL, COMMITTEE, *PARENTS} and is_published(station)


def of_count(reader: str, station: Station, row: Decision) -> bool:
    """The controller knows a decision that was sent by its number; nobody who works on a case comes here."""
    return reader == "controller" and is_published(station)


def of_breach(reader: str, station: Station, row: Breach) -> bool:
    """A letter at the wrong person: the secretariat, and the privacy officer, who sees no more of the case."""
    return of_secretariat(reader, station, row) or reader == "privacy"


def of_sent(reader: str, station: Station, row: Decision) -> bool:
    """A decision that was sent: the office and the parties."""
    return is_published(station) and relation(reader, station) in {OFFICE, SCHOOL, COMMITTEE, *PARENTS}


def of_letter(reader: str, station: Station, row: Letter | Dispatch) -> bool:
    """Letters as such are the office's: also those of a case that it sees no more of.

    Who took the contested decision reads none of the letters about the objection to it.
    """
    letter = row.letter if isinstance(row, Dispatch) else row
    about_objection = letter.kind in AboutObjection.values
    return reader == "secretary" or (reader == "director" and not about_objection)


def of_ruling(reader: str, station: Station, row: ObjectionDecision) -> bool:
    """The office, but for who took the contested decision under a mandate."""
    first = row.procedure.decision
    hat = station.road.world.hats.get(reader)
    is_first = hat is not None and hat.user_id == first.adopted_by_id and not (first.mandate and first.mandate.of_organ)
    return of_office(reader, station, row) and not is_first


def of_sent_ruling(reader: str, station: Station, row: ObjectionDecision) -> bool:
    """Once it was sent: the office that may read it, and every party."""
    if row.published_on is None:
        return False
    return of_ruling(reader, station, row) or relation(reader, station) in {SCHOOL, *PARENTS}


def of_ruling_paper(reader: str, station: Station, row: Letter) -> bool:
    """The letter of a decision on objection: of its own addressee only, once it was sent."""
    ruling = ObjectionDecision.objects.get(pk=row.subject_id)
    if of_ruling(reader, station, ruling):
        return True
    what = relation(reader, station)
    if ruling.published_on is None or what not in {SCHOOL, *PARENTS}:
        return False
    if what == SCHOOL:
        return row.addressee_kind == AddresseeKind.BOARD
    mine = station.case.guardians.order_by("id")[PARENTS[what]]
    return row.addressee_kind == AddresseeKind.GUARDIAN and row.addressee_id == mine.pk


def of_school(reader: str, station: Station, row: Letter) -> bool:
    """The school whose board is written to; the office has pages of its own for letters."""
    return relation(reader, station) == SCHOOL


def of_document(reader: str, station: Station, row: Any) -> bool:
    """Parents ask the school or the partnership for papers: they may name the other parent."""
    return sees(reader, station) and reader not in PARENTS


def of_own_objection(reader: str, station: Station, row: Any) -> bool:
    """The secretariat's and the objector's own; who took the contested decision reads nothing of it."""
    what = relation(reader, station)
    if what not in PARENTS:
        return what == COMMITTEE or of_secretariat(reader, station, row)
    objection = row.objection if isinstance(row, ObjectionPaper) else row
    return bool(objection.guardian_id == station.case.guardians.order_by("id")[PARENTS[what]].pk)


def of_party(reader: str, station: Station, row: Any) -> bool:
    """The parties, while the procedure runs: the applying school and the parents."""
    return relation(reader, station) in {SCHOOL, *PARENTS} and row.is_running


def of_sent_decision(reader: str, station: Station, row: Decision) -> bool:
    """The office, and the parties once it is sent."""
    what = relation(reader, station)
    return what == OFFICE or (what in {SCHOOL, COMMITTEE, *PARENTS} and row.published_on is not None)


def of_committee(reader: str, station: Station, row: Any) -> bool:
    """The secretariat, and whoever has a seat in the case."""
    return of_secretariat(reader, station, row) or relation(reader, station) == COMMITTEE


def of_objection_letter(reader: str, station: Station, row: Letter) -> bool:
    """The secretariat all, a party its own."""
    what = relation(reader, station)
    if what == SCHOOL:
        return row.addressee_kind == AddresseeKind.BOARD
    if what in PARENTS:
        mine = station.case.guardians.order_by("id")[PARENTS[what]]
        return row.addressee_kind == AddresseeKind.GUARDIAN and row.addressee_id == mine.pk
    return of_secretariat(reader, station, row)
