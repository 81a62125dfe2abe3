"""Writing and submitting an advice, and setting one aside."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from applications.enums import Status
from applications.models import Participation
from assessments import actions, queries
from assessments.enums import AdviceStatus, AssignmentStatus
from assessments.models import Advice, AdviceSetAside
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, Stale, WrongState
from tests.factories import applications, assessments

pytestmark = pytest.mark.django_db


def sentences(refusal: NotReady) -> list[str]:
    return [point.sentence for point in refusal.points]


def test_draft_may_be_half_done() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    hat = assessments.hat_of(one.expert)
    draft = actions.save_advice(where.act(hat), assignment_id=one.pk, values={"conclusion": "Nog niet af."})
    assert (draft.status, draft.conclusion, draft.documents_seen) == (AdviceStatus.DRAFT, "Nog niet af.", [])


def test_everything_missing_is_named_together() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    hat = assessments.hat_of(one.expert)
    actions.save_advice(where.act(hat), assignment_id=one.pk, values={"learning_delay": "[vul in]"})
    with pytest.raises(NotReady) as refused:
        actions.submit_advice(where.act(hat), assignment_id=one.pk, independent=False)
    assert sentences(refused.value) == [
        "Schrijf uw overweging over leerachterstand.",
        "Schrijf uw overweging over intelligentie.",
        "Schrijf uw overweging over noodzaak van deze vorm van onderwijs.",
        "Kies de uitkomst van uw advies.",
        "Schrijf hoe u de zienswijze van de ouders hebt meegewogen.",
        "Schrijf uw conclusie.",
        "Bekijk ‘OKR groep 8’ en zet een vinkje bij ‘gezien’.",
        "Bekijk ‘Verslag intelligentieonderzoek’ en zet een vinkje bij ‘gezien’.",
        "Bekijk ‘Zienswijzen’ en zet een vinkje bij ‘gezien’.",
        "Verklaar dat u dit advies zelf en onafhankelijk hebt geschreven.",
    ]


def test_lwoo_asks_social_emotional_and_no_view_of_parents() -> None:
    where = applications.world(school_type="vmbo")
    _, one, _ = assessments.with_experts(where, kind="lwoo")
    assessments.write(where, one, social_emotional="", parents_view="", outcome="lwoo")
    hat = assessments.hat_of(one.expert)
    with pytest.raises(NotReady) as refused:
        actions.submit_advice(where.act(hat), assignment_id=one.pk, independent=True)
    assert sentences(refused.value) == ["Schrijf uw overweging over sociaal-emotioneel functioneren."]


def test_submitting_freezes_and_finishes() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    final = assessments.submit(where, one, days=1)
    one.refresh_from_db()
    assert final.status == AdviceStatus.FINAL
    assert (one.status, one.done_on) == (AssignmentStatus.DONE, date(2027, 3, 2))
    assert applications.fresh(case).status == Status.WITH_EXPERTS
    entry = AuditEntry.objects.get(verb="advice.submitted")
    assert entry.reference == final.sha256
    assert len(final.sha256) == 64
    term = Deadline.objects.get(subject_type="assessments.assignment", subject_id=one.pk)
    assert (term.state, term.ended_on) == (DeadlineState.MET, date(2027, 3, 2))
    assert final.registration.startswith("register van de NVO P-")
    told = set(Mail.objects.filter(kind="advice_submitted").values_list("user_id", flat=True))
    assert told == {where.secretary.user_id}


@pytest.mark.parametrize(("days", "state"), [(14, DeadlineState.MET), (15, DeadlineState.MISSED)])
def test_term_met_on_its_last_day(days: int, state: str) -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    due = Deadline.objects.get(subject_type="assessments.assignment", subject_id=one.pk).due
    assert due == date(2027, 3, 15)
    assessments.submit(where, one, days=days)
    assert Deadline.objects.get(subject_type="assessments.assignment", subject_id=one.pk).state == state


def test_second_final_advice_brings_the_case_on() -> None:
    where = applications.world()
    case, one, two = assessments.advised(where)
    assert case.status == Status.ADVISED
    assert queries.both_final(case.pk)
    assert [advice.slot for advice in queries.counted_advices(case.pk)] == [1, 2]
    assert Mail.objects.filter(kind="advices_complete").count() == 1
    assert (
        not Mail.objects.filter(kind__in=("advice_submitted", "advices_complete"))
        .exclude(user_id=where.secretary.user_id)
        .exists()
    )
    by_program = AuditEntry.objects.get(verb="application.advised")
    assert (by_program.actor_id, by_program.cause) == (None, "advice.submitted")
    assert {one.slot, two.slot} == {1, 2}


def test_counted_advice_says_everything_a_letter_needs() -> None:
    where = applications.world()
    case, _, two = assessments.advised(where)
    found = queries.counted_advices(case.pk)[1]
    assert found.expert_user_id == two.expert.user_id
    assert found.profession_label == "kinder- of jeugdpsycholoog"
    assert list(found.reasons) == [
        "Leerachterstand",
        "Intelligentie",
        "Sociaal-emotioneel functioneren",
        "Noodzaak van deze vorm van onderwijs",
    ]
    assert found.documents_seen == ("OKR groep 8", "Verslag intelligentieonderzoek", "Zienswijzen")
    assert (found.outcome, found.submitted_on) == ("pro", date(2027, 3, 3))
    assert "onafhankelijk" in found.declaration


def test_twice_is_once() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    assessments.submit(where, one)
    hat = assessments.hat_of(one.expert)
    with pytest.raises(AlreadyDone, match="was al ingediend"):
        actions.submit_advice(where.act(hat), assignment_id=one.pk, independent=True)
    with pytest.raises(AlreadyDone, match="kan niet meer veranderen"):
        actions.save_advice(where.act(hat), assignment_id=one.pk, values={"conclusion": "Toch anders."})
    assert AuditEntry.objects.filter(verb="advice.submitted").count() == 1


def test_offer_must_be_accepted_first() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    asked = assessments.offered(where, case, first, 1)
    with pytest.raises(NotAllowed, match="Neem de opdracht eerst aan"):
        assessments.write(where, asked)


def test_nobody_writes_for_another() -> None:
    where = applications.world()
    _, one, two = assessments.with_experts(where)
    for hat in (assessments.hat_of(two.expert), where.secretary, where.submitter, where.member("board_member")):
        with pytest.raises(NotAllowed, match="Alleen de deskundige die is gevraagd"):
            actions.save_advice(where.act(hat), assignment_id=one.pk, values={"conclusion": "x"})


def test_registration_must_hold_on_the_day_of_submission() -> None:
    where = applications.world()
    case = applications.complete(where)
    soon = assessments.expert(where, registration_valid_until=date(2027, 3, 3))
    one = assessments.accepted(where, case, soon, 1)
    assessments.write(where, one)
    hat = assessments.hat_of(soon)
    with pytest.raises(NotReady, match="verlopen"):
        actions.submit_advice(where.act(hat, days=3), assignment_id=one.pk, independent=True)
    assert actions.submit_advice(where.act(hat, days=2), assignment_id=one.pk, independent=True).is_final


def test_tie_found_after_assignment_stops_submission() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    assessments.write(where, one)
    actions.add_tie(
        where.act(where.secretary), expert_id=one.expert_id, kind="employed_by", organisation_id=where.board.pk
    )
    with pytest.raises(NotReady, match=r"Is in dienst bij .*, het bestuur dat aanvraagt"):
        actions.submit_advice(where.act(assessments.hat_of(one.expert)), assignment_id=one.pk, independent=True)


def test_two_windows_show_both_texts() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    hat = assessments.hat_of(one.expert)
    first = actions.save_advice(where.act(hat), assignment_id=one.pk, values={"conclusion": "Een."})
    actions.save_advice(where.act(hat), assignment_id=one.pk, values={"conclusion": "Twee."})
    with pytest.raises(Stale) as stale:
        actions.save_advice(
            where.act(hat), assignment_id=one.pk, values={"conclusion": "Drie."}, expected_version=first.version
        )
    assert stale.value.mine == {"Conclusie": "Drie."}
    assert stale.value.theirs == {"Conclusie": "Twee."}


def test_profession_must_fit_the_slot() -> None:
    where = applications.world()
    case = applications.complete(where)
    many = assessments.expert(where, professions=("psychologist", "child_youth_psychologist", "physician"))
    two = assessments.accepted(where, case, many, 2)
    assert two.profession == "child_youth_psychologist"
    assert assessments.write(where, two, profession="physician").profession == "physician"
    with pytest.raises(WrongState, match="Kies een beroep"):
        assessments.write(where, two, profession="psychologist")


def test_setting_aside_keeps_the_advice_and_frees_the_slot() -> None:
    where = applications.world()
    case, one, _ = assessments.advised(where)
    final = Advice.objects.get(assignment=one)
    act = where.act(where.secretary, days=4)
    actions.set_aside_advice(act, advice_id=final.pk, reason="tied", explanation="Werkte tot juli bij de school.")
    one.refresh_from_db()
    assert applications.fresh(case).status == Status.WITH_EXPERTS
    assert one.status == AssignmentStatus.REPLACED
    assert Advice.objects.get(pk=final.pk).conclusion == final.conclusion
    assert [advice.slot for advice in queries.counted_advices(case.pk)] == [2]
    assert not Participation.objects.filter(user_id=one.expert.user_id, active_until__isnull=True).exists()
    with pytest.raises(AlreadyDone):
        actions.set_aside_advice(act, advice_id=final.pk, reason="tied", explanation="Nog eens.")
    with pytest.raises(NotReady, match="is terzijde gelegd"):
        assessments.offered(where, case, one.expert, 1, days=4)


def test_new_advice_points_at_what_it_supersedes() -> None:
    where = applications.world()
    case, one, _ = assessments.advised(where)
    old = Advice.objects.get(assignment=one)
    actions.set_aside_advice(
        where.act(where.secretary, days=4), advice_id=old.pk, reason="unqualified", explanation="Registratie geschorst."
    )
    again = assessments.accepted(where, case, assessments.expert(where), 1, days=5)
    new = assessments.submit(where, again, days=6)
    assert new.supersedes_id == old.pk
    assert applications.fresh(case).status == Status.ADVISED
    assert queries.counted_advices(case.pk)[0].id == new.pk
    assert queries.expert_user_ids(case.pk) >= {one.expert.user_id, again.expert.user_id}


@pytest.mark.parametrize(
    ("reason", "explanation"),
    [("other", ""), ("other", "   "), ("other", "…"), ("ill", "Was ziek."), ("late", "Kwam laat.")],
)
def test_setting_aside_needs_a_reason_against_the_advice(reason: str, explanation: str) -> None:
    where = applications.world()
    _, one, _ = assessments.advised(where)
    final = Advice.objects.get(assignment=one)
    with pytest.raises(WrongState, match="leg uit"):
        actions.set_aside_advice(where.act(where.secretary), advice_id=final.pk, reason=reason, explanation=explanation)


def test_draft_is_not_set_aside_and_only_by_the_office() -> None:
    where = applications.world()
    _, one, two = assessments.with_experts(where)
    draft, final = assessments.write(where, one), assessments.submit(where, two)
    with pytest.raises(WrongState, match="nog niet ingediend"):
        actions.set_aside_advice(
            where.act(where.secretary), advice_id=draft.pk, reason="other", explanation="Daarom niet."
        )
    for hat in (assessments.hat_of(one.expert), where.submitter, where.member("board_member")):
        with pytest.raises(NotAllowed):
            actions.set_aside_advice(where.act(hat), advice_id=final.pk, reason="other", explanation="Daarom niet.")


def refuse(statement: str, values: list[object]) -> str:
    """What the database says to a statement; a savepoint keeps the test's transaction."""
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(refused.value)


def test_database_freezes_final_advices() -> None:
    where = applications.world()
    _, one, two = assessments.with_experts(where)
    final, draft = assessments.submit(where, one), assessments.write(where, two)
    assert "advice_frozen" in refuse("UPDATE assessments_advice SET conclusion = 'x' WHERE id = %s", [final.pk])
    assert "advice_frozen" in refuse("UPDATE assessments_advice SET status = 'draft' WHERE id = %s", [final.pk])
    assert "advice_frozen" in refuse("DELETE FROM assessments_advice WHERE id = %s", [final.pk])
    Advice.objects.filter(pk=draft.pk).update(conclusion="Nog een keer.")


def test_database_keeps_set_asides() -> None:
    where = applications.world()
    case, one, two = assessments.with_experts(where)
    final, draft = assessments.submit(where, one), assessments.write(where, two)
    laid = actions.set_aside_advice(
        where.act(where.secretary), advice_id=final.pk, reason="other", explanation="Daarom niet."
    )
    assert "permission denied" in refuse(
        "UPDATE assessments_advicesetaside SET explanation = 'x' WHERE id = %s", [laid.pk]
    )
    with pytest.raises(DatabaseError, match="advice_set_aside_meets_case"), transaction.atomic():
        AdviceSetAside.objects.create(
            application=case,
            advice=draft,
            reason="other",
            explanation="x",
            set_aside_on=date(2027, 3, 1),
            created_at=where.now,
        )
