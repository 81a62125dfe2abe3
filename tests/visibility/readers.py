"""The readers, what each is to a case, and what follows: written from the access matrix, not from the code."""

from dataclasses import dataclass

from django.test import Client

from accounts.enums import Role
from accounts.models import Membership
from applications.enums import Status
from tests.factories.accounts import sign_in
from tests.factories.canary_road import CANARIES
from tests.factories.house import House, Station

# What a reader is to a case.
OFFICE, SCHOOL, EXPERT_1, EXPERT_2, PARENT_A, PARENT_B, COMMITTEE, NOBODY = (
    "office", "school", "expert_1", "expert_2", "parent_a", "parent_b", "committee", "nobody",
)  # fmt: skip
PARENTS = {PARENT_A: 0, PARENT_B: 1}

# Every hat of the matrix. The role of each is that of its membership; a role without a reader fails.
INSIDERS = (
    "secretary", "director", "pro_head", "pro_coordinator", "expert1", "expert3", "parent_a", "parent_b", "chair",
    "member",
)  # fmt: skip
OUTSIDERS = (
    "vmbo_head", "other_site", "expert2", "expert4", "bystander", "other_parent", "controller", "administrator",
    "privacy", "seatless", *(f"elsewhere_{role}" for role in Role),
)  # fmt: skip
# ``other_parent`` is the parent of another of these cases, so lists show him that one.
WITHOUT_CASES = tuple(reader for reader in OUTSIDERS if reader != "other_parent")
LOCKED_OUT = ("anonymous", "expired", "deactivated")
READERS = (*INSIDERS, *OUTSIDERS, *LOCKED_OUT)

# Stops on which something has happened.
WITH_PARENTS = frozenset(
    {
        "submitted", "supplement_requested", "complete", "accepted", "one_advice", "advised", "offered", "decided",
        "published", "contested", "committee", "ruled", "not_processed", "withdrawn",
    }
)  # fmt: skip
EXPERTS_AT_WORK = frozenset({"accepted", "one_advice", "advised", "offered", "decided"})
SENT = ("published", "contested", "committee", "ruled")
FINAL_ADVICES = {
    "one_advice": {"advice_1"},
    **{stop: {"advice_1", "advice_2"} for stop in ("advised", "offered", "decided", *SENT)},
}
# Where the second expert has a draft.
DRAFT_ADVICES = {"one_advice": {"advice_2"}}
CONTACT = frozenset({"pupil_address", "address_a", "address_b", "email_a", "email_b"})
ADVICES = frozenset({"advice_1", "advice_2"})
# What the first parent wrote in his objection: his own and the secretariat's.
OBJECTION = frozenset({"grounds", "objection_paper"})
# What the committee and the secretariat read of its work, and the parties only with the decision on objection.
COMMITTEE_WORK = frozenset({"defence", "committee_advice"})
INSIDE = OBJECTION | COMMITTEE_WORK
EXPERT_NAMES = {"expert1": "Sanne Overbeeke", "expert3": "Yvonne Rademakers", "expert4": "Bilal Chaouche"}


def client_of(house: House, reader: str, station: Station | None = None) -> Client:
    """This reader at a browser, with the hat on."""
    client = Client()
    membership = membership_of(house, reader, station)
    if membership is not None:
        sign_in(client, membership)
    return client


def membership_of(house: House, reader: str, station: Station | None = None) -> Membership | None:
    """The hat of a reader. A parent is the parent of this very case, ``other_parent`` of another one."""
    if reader == "anonymous":
        return None
    if reader == "other_parent":
        other = "complete" if station is None or station.name != "complete" else "submitted"
        return house.parent(house.stations[other], 0)
    if reader in PARENTS:
        return house.parent(station or house.stations["submitted"], PARENTS[reader])
    return Membership.objects.get(pk=house.hats[reader].pk)


def relation(reader: str, station: Station) -> str:
    """What a reader is to a case now."""
    stop = station.name
    if reader in {"secretary", "director"}:
        return NOBODY if stop == "draft" else OFFICE
    if reader in {"pro_head", "pro_coordinator"}:
        return SCHOOL
    if reader in {"expert1", "expert3"} and stop in EXPERTS_AT_WORK:
        return EXPERT_1 if reader == "expert1" else EXPERT_2
    if reader in PARENTS and stop in WITH_PARENTS:
        return reader
    if reader in {"chair", "member"} and stop == "committee":
        return COMMITTEE
    return NOBODY


def is_published(station: Station) -> bool:
    return station.name in SENT


def sees(reader: str, station: Station) -> bool:
    """Whether the case exists for this reader."""
    return relation(reader, station) != NOBODY


@dataclass(frozen=True)
class Sight:
    """Kinds of canary: what must be on the case page, and what may be on any page at all."""

    must: frozenset[str]
    may: frozenset[str]

    @property
    def never(self) -> frozenset[str]:
        return frozenset(CANARIES) - self.may


FILE = frozenset({"pupil", "guardian_a", "words_a", "words_b", "voice", "motivation", "finding", "document"})
# On paper: nobody filled in more than pupil and guardians.
ON_PAPER = frozenset({"pupil", "guardian_a", "document"})


def sight(reader: str, station: Station) -> Sight:
    """What this reader sees of this case."""
    what = relation(reader, station)
    file = ON_PAPER if station.name == "not_processed" else FILE
    final = frozenset(FINAL_ADVICES.get(station.name, ()))
    draft = frozenset(DRAFT_ADVICES.get(station.name, ()))
    everything = frozenset(CANARIES)
    if what == OFFICE:
        # Who decided does not read the objection to it.
        return Sight(file | {"address_a"}, everything - draft - (INSIDE if reader == "director" else frozenset()))
    if what == SCHOOL:
        hidden = frozenset() if is_published(station) else ADVICES | {"weighing"}
        return Sight(file | {"address_a"}, everything - hidden - INSIDE)
    if what in {EXPERT_1, EXPERT_2}:
        own = frozenset({"advice_1" if what == EXPERT_1 else "advice_2"})
        return Sight(
            file, (everything - CONTACT - ADVICES - INSIDE - {"weighing", "supplement"}) | (own & (final | draft))
        )
    if what == COMMITTEE:
        return Sight(file | {"defence"}, everything - CONTACT)
    if what in PARENTS:
        return _of_parent(what, station)
    return Sight(frozenset(), frozenset())


def _of_parent(what: str, station: Station) -> Sight:
    """His own child, his own words and address; the other's only as far as the decision itself tells."""
    me, other = ("a", "b") if what == PARENT_A else ("b", "a")
    mine = {"pupil", f"guardian_{me}", f"address_{me}", f"email_{me}"}
    words = set() if station.name == "not_processed" else {f"words_{me}"}
    with_decision = {*ADVICES, "weighing", f"words_{other}", f"guardian_{other}", "voice", "finding", "document"}
    told = with_decision if is_published(station) else set()
    if what == PARENT_A:
        told = {*told, *OBJECTION}
    return Sight(frozenset(mine | words), frozenset(mine | words | told))


def found(text: str, station: Station, kinds: frozenset[str]) -> list[str]:
    """Which of these canaries of a case stand in a text."""
    return sorted(kind for kind in kinds if station.canary(kind) in text)


def leaks(text: str, reader: str, house: House) -> list[str]:
    """Every canary in a text that this reader must not see, of whichever case."""
    return [
        f"{station.name}: {kind}"
        for station in house.stations.values()
        for kind in found(text, station, sight(reader, station).never)
    ]


def names_of_experts(text: str, reader: str, station: Station) -> list[str]:
    """Names of experts that this reader may not know: before publication none but one's own, unless of the office."""
    what = relation(reader, station)
    if what == OFFICE or (what in {SCHOOL, COMMITTEE, *PARENTS} and is_published(station)):
        return []
    return [name for who, name in EXPERT_NAMES.items() if name in text and who != reader]


STATUSES = {
    "draft": Status.DRAFT,
    "submitted": Status.SUBMITTED,
    "not_invited": Status.SUBMITTED,
    "supplement_requested": Status.SUPPLEMENT_REQUESTED,
    "complete": Status.COMPLETE,
    "accepted": Status.WITH_EXPERTS,
    "one_advice": Status.WITH_EXPERTS,
    "advised": Status.ADVISED,
    "offered": Status.ADVISED,
    "decided": Status.DECIDED,
    "published": Status.DECIDED,
    "contested": Status.DECIDED,
    "ruled": Status.DECIDED,
    "committee": Status.DECIDED,
    "not_processed": Status.NOT_PROCESSED,
    "withdrawn": Status.WITHDRAWN,
}
