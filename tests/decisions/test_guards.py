"""What the database itself guards about a decision, whoever writes."""

import pytest
from django.db import DatabaseError, connection, transaction

from casework.refusals import NotAllowed
from decisions import actions
from decisions.enums import Ground
from decisions.models import Decision
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World


class TestTwoAdvicesInTheDatabase:
    """The guard speaks also when the program's own checks are passed by."""

    def test_a_decision_on_the_merits_does_not_leave_draft_with_one_advice(self, world: World):
        case, one, _ = assessments.with_experts(world)
        assessments.submit(world, one, days=1)
        with pytest.raises(DatabaseError, match="decision_two_advices"), transaction.atomic():
            _insert(case.pk, ground="", outcome="grant")

    def test_a_formal_one_does(self, world: World):
        case = applications.complete(world)
        for ground in Ground.values:
            with transaction.atomic():
                _insert(case.pk, ground=ground, outcome="not_processed" if ground == "not_processed" else "refusal")
                assert Decision.objects.filter(application=case, status="adopted", ground=ground).exists()
                transaction.set_rollback(True)

    def test_an_advice_is_not_set_aside_under_a_decision(self, world: World):
        decision = make.adopted(world)
        advice_id = decision.advisers[0]["advice_id"]
        with pytest.raises(DatabaseError, match="advice_of_a_decision"), transaction.atomic():
            _set_aside(decision.application_id, advice_id)

    def test_but_is_when_the_decision_was_taken_back(self, world: World):
        decision = make.adopted(world)
        actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Band ontdekt.")
        _set_aside(decision.application_id, decision.advisers[0]["advice_id"])

    def test_isolation_is_what_the_guard_needs(self, world: World):
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_isolation")
            assert cursor.fetchone()[0] in {"read committed", "serializable"}


def _insert(case_id: int, *, ground: str, outcome: str) -> None:
    user = accounts.user()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO decisions_decision (
                public_id, created_at, application_id, kind, outcome, ground, status, number, version,
                reasons_criteria, criteria_lines, reasons_facts, reasons_advice_1, reasons_advice_2, reasons_views,
                reasons_weighing, reasons_conclusion, reasons_departure, outside_ground, outside_words, data_differ,
                own_steps, passed_points, advisers, return_remark, adopted_by_id, adopted_at, decided_on, signer_name,
                signer_function, on_behalf_of, effective_on, sending_date, letters_made, taken_back_reason,
                replaces_as, replaces_reason, same_facts
            ) VALUES (
                gen_random_uuid(), now(), %s, 'pro', %s, %s, 'adopted', 'VO2999-2027-00077', 1, '', '[]', '', '', '',
                '', '', '', '', '', '', false, '{}', '{}', '[]', '', %s, now(), '2027-03-05', 'N', 'd', 'b',
                '2027-08-01', '2027-03-05', 1, '', '', '', false
            )
            """,
            [case_id, outcome, ground, user.pk],
        )


def _set_aside(case_id: int, advice_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO assessments_advicesetaside (public_id, created_at, application_id, advice_id, reason,"
            " explanation, set_aside_on) VALUES (gen_random_uuid(), now(), %s, %s, 'tied', 'Band.', '2027-03-06')",
            [case_id, advice_id],
        )


class TestFrozen:
    def test_an_adopted_decision_does_not_change(self, world: World):
        decision = make.adopted(world)
        for field, value in (("outcome", "refusal"), ("number", "VO2999-2027-00002"), ("reasons_weighing", "Anders.")):
            with pytest.raises(DatabaseError, match="decision_frozen"), transaction.atomic():
                Decision.objects.filter(pk=decision.pk).update(**{field: value})

    def test_and_is_not_deleted(self, world: World):
        decision = make.adopted(world)
        with pytest.raises(DatabaseError, match="decision_frozen"), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).delete()

    def test_writing_is_refused(self, world: World):
        decision = make.adopted(world)
        with pytest.raises(NotAllowed):
            actions.save_draft(
                world.act(world.secretary, days=6), decision_id=decision.pk, values={"reasons_weighing": "Anders."}
            )
