"""What leaves the house: mails say nothing and go to the right people; letters tell each addressee only his own."""

import json
from typing import Any

from accounts.enums import Role
from accounts.models import Membership
from assessments.models import Assignment
from casework.models import Mail
from correspondence.enums import AddresseeKind
from correspondence.models import Letter
from decisions.models import Guest
from objections.models import Seat
from tests.architecture.source import refuse
from tests.factories.canary_road import CANARIES
from tests.factories.house import House, Station
from tests.visibility.readers import EXPERT_NAMES, found


def test_mails_carry_no_personal_data(house: House) -> None:
    mails = list(Mail.objects.order_by("id"))
    assert mails
    names = [*EXPERT_NAMES.values(), "Pim", "De Werkbank", "praktijkonderwijs", "lwoo"]
    faults = []
    for mail in mails:
        text = f"{mail.subject}\n{mail.body}"
        for station in house.stations.values():
            faults += [f"{mail.kind}: {kind}" for kind in found(text, station, frozenset(CANARIES))]
            faults += [
                f"{mail.kind}: the number of the case"
                for _ in [1]
                if station.case.number and station.case.number in text
            ]
        if mail.case_id:
            faults += [f"{mail.kind}: {name}" for name in names if name in text]
    refuse(faults)


def test_mails_of_a_case_go_to_those_who_take_part(house: House) -> None:
    office = {Role.SECRETARIAT, Role.BOARD_MEMBER}
    inside = Membership.objects.filter(organisation__partnership=house.world.partnership, role__in=office)
    staff = set(inside.values_list("user__email", flat=True))
    faults = []
    for station in house.stations.values():
        school = Membership.objects.filter(organisation=station.case.board, role=Role.SCHOOL_STAFF)
        experts = Assignment.objects.filter(application=station.case)
        guardians = station.case.guardians.filter(authority="yes")
        seats = Seat.objects.filter(procedure__application=station.case)
        guests = Guest.objects.filter(decision__application=station.case)
        allowed = {
            *staff,
            *guests.values_list("email", flat=True),
            *school.values_list("user__email", flat=True),
            *experts.values_list("expert__user__email", flat=True),
            *guardians.values_list("email", flat=True),
            *seats.values_list("user__email", flat=True),
        }
        mails = Mail.objects.filter(case_id=station.case.pk).order_by("id")
        for mail in mails:
            # That a letter came to a wrong person is told to the privacy officer, and nothing else is.
            may = {house.hats["privacy"].user.email} if mail.kind == "breach_found" else allowed
            faults += [f"{station.name}: {mail.kind} to {mail.address}"] if mail.address not in may else []
    refuse(faults)


def test_nobody_whose_account_or_role_ended_gets_mail(house: House) -> None:
    gone = [house.hats[who].user.email for who in ("expired", "deactivated")]
    assert not Mail.objects.filter(address__in=gone).exists()


def _contents(letter: Letter) -> str:
    return json.dumps(letter.contents, ensure_ascii=False)


def test_letters_tell_no_parent_where_the_other_lives(house: House) -> None:
    station = house.stations["published"]
    guardians = list(station.case.guardians.order_by("id"))
    seen = 0
    faults = []
    for letter in Letter.objects.filter(case_id=station.case.pk).order_by("id"):
        if letter.addressee_kind != AddresseeKind.GUARDIAN:
            continue
        seen += 1
        own = "a" if letter.addressee_id == guardians[0].pk else "b"
        other = "b" if own == "a" else "a"
        hidden = frozenset({f"address_{other}", f"email_{other}", f"email_{own}", "pupil_address"})
        faults += [f"{letter.kind} to {own}: {kind}" for kind in found(_contents(letter), station, hidden)]
        assert station.canary(f"address_{own}") in _contents(letter), "the canary is there"
    assert seen == 2
    refuse(faults)


def test_the_declaration_and_the_boards_letter_hold_no_addresses_and_no_scores(house: House) -> None:
    station = house.stations["published"]
    addresses = frozenset({"address_a", "address_b", "email_a", "email_b"})
    faults = []
    for letter in Letter.objects.filter(case_id=station.case.pk).order_by("id"):
        text = _contents(letter)
        if letter.addressee_kind != AddresseeKind.GUARDIAN:
            faults += [f"{letter.kind}: {kind}" for kind in found(text, station, addresses)]
        if letter.kind == "declaration":
            told = frozenset(CANARIES) - {"pupil"}
            faults += [f"{letter.kind}: {kind}" for kind in found(text, station, told)]
            faults += [f"{letter.kind}: {word}" for word in _scores(text)]
    refuse(faults)


def _scores(text: str) -> list[str]:
    return [word for word in ("IQ", "DLE", "leerachterstand", "Faalangst") if word in text]


def test_letters_of_intake_tell_the_board_nothing_of_advices(house: House) -> None:
    faults: list[Any] = []
    for station in house.stations.values():
        # With the decision come the advices, and who advised; the list of papers for the committee names them too.
        early = Letter.objects.filter(case_id=station.case.pk).exclude(
            kind__in=("decision", "declaration", "advice_annex", "objection_forwarded")
        )
        for letter in early.order_by("id"):
            faults += _told(letter, station)
    refuse(faults)


def _told(letter: Letter, station: Station) -> list[str]:
    text = _contents(letter)
    hidden = frozenset({"advice_1", "advice_2", "weighing", "words_a", "words_b", "finding", "voice"})
    names = [name for name in EXPERT_NAMES.values() if name in text]
    return [f"{station.name}: {letter.kind}: {what}" for what in [*found(text, station, hidden), *names]]
