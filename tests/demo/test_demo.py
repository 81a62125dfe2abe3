"""The demo: told by verbs, whole, the same every time, and nothing in it that may not be kept."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import F

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Membership, Organisation
from applications.enums import Issuer
from applications.enums import Status as CaseStatus
from applications.models import Application, Participation, Placement, TakenOverDeclaration
from assessments.enums import AdviceStatus, AssignmentStatus
from assessments.models import Advice, Assignment
from casework.bsn import find_bsn
from casework.clock import amsterdam_date, now
from casework.models import AuditEntry, Deadline, Job, Mail
from correspondence.enums import Channel, LetterState
from correspondence.files import read
from correspondence.models import Letter, StoredFile
from correspondence.queries import leaving_by_themselves, waiting_for_post
from decisions.enums import Outcome
from decisions.enums import Status as DecisionStatus
from decisions.models import Decision
from demo import names, stories, world
from demo.telling import PATIENCE
from funding import queries as funding
from funding.enums import Standing
from objections import enums as objections
from objections.models import Objection, ObjectionDecision, Procedure
from tests.support.loaded import loaded_demo

# On its way through the worker, or a fault: no story ends there.
PASSING = {LetterState.QUEUED, LetterState.RENDERING, LetterState.FAILED}


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> object:
    with django_db_blocker.unblock(), loaded_demo():  # type: ignore[attr-defined]
        yield None


@pytest.fixture(autouse=True)
def database(told: object, django_db_blocker: pytest.FixtureRequest) -> object:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield


def test_every_story_is_a_case_and_there_are_two_kinds() -> None:
    # Besides: what was asked again is a second case, and so is a file that another board took over.
    assert len(stories.STORIES) >= 40
    assert Application.objects.count() == len(stories.STORIES) + 2
    assert Application.objects.filter(file_taken_over_on__isnull=False, status="draft").count() == 1
    assert set(Application.objects.values_list("kind", flat=True)) == {"pro", "lwoo"}


def test_every_state_and_outcome_occurs() -> None:
    assert set(Application.objects.values_list("status", flat=True)) == set(CaseStatus.values)
    assert set(Assignment.objects.values_list("status", flat=True)) == set(AssignmentStatus.values)
    assert set(Advice.objects.values_list("status", flat=True)) == set(AdviceStatus.values)
    assert set(Decision.objects.values_list("outcome", flat=True)) == set(Outcome.values)
    assert set(Decision.objects.values_list("status", flat=True)) == set(DecisionStatus.values)
    assert set(Letter.objects.values_list("status", flat=True)) == set(LetterState.values) - PASSING


def test_every_state_and_outcome_of_an_objection_occurs() -> None:
    assert set(Procedure.objects.values_list("status", flat=True)) == set(objections.ProcedureStatus.values)
    assert set(Objection.objects.values_list("status", flat=True)) == set(objections.Status.values)
    assert set(Objection.objects.values_list("outcome", flat=True)) == {"", *objections.Outcome.values}
    rulings = ObjectionDecision.objects.all()
    assert set(rulings.values_list("effect", flat=True)) >= set(objections.Effect.values)
    # Taking a decision on objection back is told by its own tests.
    assert set(rulings.values_list("status", flat=True)) == set(objections.RulingStatus.values) - {"revoked"}


def test_places_and_declarations_from_elsewhere_occur() -> None:
    recorded = Placement.objects.filter(application__isnull=False)
    assert {"placed", "not_placed"} <= set(recorded.values_list("answer", flat=True))
    taken = TakenOverDeclaration.objects.filter(partnership__code=world.CODE)
    assert set(taken.values_list("issuer", flat=True)) == set(Issuer.values)
    assert taken.filter(placements=None).exists()
    year = now().year
    controller = Membership.objects.get(role=Role.CONTROLLER, organisation__partnership__code=world.CODE)
    found = funding.count(accounts.actor_of(controller), year, now().date())
    assert {one.standing for one in found.judged} >= {Standing.COUNTS, Standing.UNREGISTERED}


def test_a_second_time_nothing_happens() -> None:
    before = AuditEntry.objects.count()
    call_command("load_demo", verbosity=0)
    assert AuditEntry.objects.count() == before


def test_who_needs_the_demo_gets_a_copy_of_his_own() -> None:
    with loaded_demo():
        assert Application.objects.update(pupil_label="Anders")
        assert all(read(file) for file in StoredFile.objects.order_by("id")[:5])
    assert not Application.objects.filter(pupil_label="Anders").exists()


def test_no_work_is_left_and_nothing_failed() -> None:
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}


def test_the_post_goes_out_and_only_the_letters_of_the_last_days_wait() -> None:
    office = Membership.objects.filter(role=Role.SECRETARIAT, organisation__partnership__code=world.CODE).first()
    assert office
    waiting = list(waiting_for_post(accounts.actor_of(office)))
    assert waiting
    assert min(amsterdam_date(letter.made_at) for letter in waiting) >= (now() - PATIENCE).date()
    # Two boards take their letters in the portal; those of the third are printed.
    small = Organisation.objects.get(name="Vereniging Openbaar Onderwijs Oefendorp")
    assert {letter.addressee_id for letter in waiting if letter.addressee_kind == "board"} == {small.pk}
    left = leaving_by_themselves(accounts.actor_of(office)).filter(status=LetterState.RELEASED)
    assert not left.filter(dispatches=None).exists()
    assert set(left.values_list("dispatches__channel", flat=True)) == {Channel.POST, Channel.PORTAL}
    # Nobody reads on a letter that it was written on another day than it left.
    posted = left.filter(dispatches__channel=Channel.POST)
    assert not posted.exclude(dispatches__sent_on=F("sending_date")).exists()


def test_the_clock_moved_and_never_ran_ahead() -> None:
    moments = list(AuditEntry.objects.order_by("id").values_list("at", flat=True))
    assert max(moments) <= now() + timedelta(hours=12)
    assert min(moments) < now() - timedelta(days=60)
    assert Deadline.objects.filter(state="running").exists()


def test_files_are_real_and_hold_no_number_of_a_person() -> None:
    uploads = StoredFile.objects.exclude(owner_kind="letter").order_by("id")[:5]
    assert all(read(file).startswith(b"%PDF") for file in uploads)
    for application in Application.objects.select_related("pupil").order_by("id"):
        assert find_bsn(application.pupil_label) == []


def test_mails_name_no_pupil() -> None:
    told_names = {child.last_name for child in stories.children()}
    for mail in Mail.objects.exclude(kind__startswith="account").order_by("id"):
        assert not [name for name in told_names if name in mail.body + mail.subject]


def test_names_are_drawn_the_same_every_time() -> None:
    assert names.children(stories.SEED, 25) == names.children(stories.SEED, 25)
    assert names.children(stories.SEED, 25) != names.children(stories.SEED + 1, 25)


def test_one_person_has_one_acting_capacity_per_case() -> None:
    acting = Participation.objects.exclude(capacity__in=["guardian", "pupil"])
    pairs = set(acting.values_list("application_id", "user_id", "capacity"))
    assert len({pair[:2] for pair in pairs}) == len(pairs)


def test_the_partnership_is_not_one_that_exists() -> None:
    assert world.CODE == "VO2999"
