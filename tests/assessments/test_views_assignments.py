"""The pages of assignments and advices, by reader."""

import pytest
from django.urls import reverse

from applications.enums import Status
from assessments import actions, queries
from assessments.models import Advice, Assignment, ExpertQuestion, FileNotice
from casework import drafts
from correspondence.enums import ScanState
from correspondence.models import StoredFile
from tests.assessments.pages import browser, post, url, world
from tests.factories import applications, assessments

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_candidates_show_every_reason() -> None:
    where = world()
    case = applications.complete(where)
    good = assessments.expert(where, name="Anna Proefgoed")
    tied = assessments.expert(where, name="Bert Proefband")
    actions.add_tie(where.act(where.secretary), expert_id=tied.pk, kind="employed_by", organisation_id=where.board.pk)
    page = text(browser(where.secretary).get(url("candidates", case, slot="eerste-deskundige")))
    assert "Kan adviseren (1)" in page
    assert "Kan niet adviseren (1)" in page
    assert f"Is in dienst bij {where.board.name}, het bestuur dat aanvraagt." in page
    assert page.index("Anna Proefgoed") < page.index("Bert Proefband")
    assert url("assign", case, slot="eerste-deskundige", expert=good.public_id) in page
    assert url("assign", case, slot="eerste-deskundige", expert=tied.public_id) not in page


def test_assign_by_the_page() -> None:
    where = world()
    case = applications.complete(where)
    good = assessments.expert(where)
    client = browser(where.secretary)
    address = url("assign", case, slot="eerste-deskundige", expert=good.public_id)
    assert "Voldoet deze leerling aan de criteria" in text(client.get(address))
    answer = post(client, address, question="Voldoet deze leerling?")
    assert answer.status_code == 303
    assert Assignment.objects.get().question == "Voldoet deze leerling?"
    assert "is al gevraagd als eerste deskundige" in text(client.get(url("candidates", case, slot="eerste-deskundige")))


def test_unsuitable_expert_is_refused_with_the_reason() -> None:
    where = world()
    case = applications.complete(where)
    plain = assessments.expert(where, professions=("psychologist",))
    client = browser(where.secretary)
    answer = post(
        client, url("assign", case, slot="tweede-deskundige", expert=plain.public_id), question="Voldoet deze leerling?"
    )
    assert answer.status_code == 422
    assert "alleen met de kwalificatie kinder- of jeugdpsycholoog" in text(answer)
    assert not Assignment.objects.exists()


def test_expert_accepts_writes_checks_and_submits() -> None:
    where = world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    asked = assessments.offered(where, case, first, 1)
    client = browser(assessments.hat_of(first))
    assert "Gevraagd om advies" in text(client.get("/"))
    assert "Opdracht aannemen" in text(client.get(url("assignment", asked)))
    refused = post(client, url("accept", asked))
    assert (refused.status_code, "geef de opdracht dan terug" in text(refused)) == (422, True)
    assert post(client, url("accept", asked), independent="on").status_code == 303
    write = url("write_advice", asked)
    page = text(client.get(write))
    assert "Verslag intelligentieonderzoek" in page
    assert "Proeftest V" in page
    papers = [str(paper.public_id) for paper in queries.documents_of(case)]
    answer = post(client, write, documents=papers, profession=asked.profession, **assessments.WORDS)
    assert (answer.status_code, answer.headers["Location"]) == (303, url("submit_advice", asked))
    check = text(client.get(url("submit_advice", asked)))
    assert "De leerling is aangewezen op praktijkonderwijs." in check
    assert "Dit moet nog" not in check
    done = post(client, url("submit_advice", asked), independent="on")
    assert (done.status_code, done.headers["Location"]) == (303, url("advice_submitted", asked))
    assert "Uw advies is ingediend" in text(client.get(url("advice_submitted", asked)))
    final = Advice.objects.get()
    assert final.is_final
    assert "De leerling is aangewezen" in text(client.get(url("advice", final)))
    assert client.get(write).headers["Location"] == url("advice", final)


def test_submitting_too_early_names_everything() -> None:
    where = world()
    _, one, _ = assessments.with_experts(where)
    client = browser(assessments.hat_of(one.expert))
    actions.save_advice(where.act(assessments.hat_of(one.expert)), assignment_id=one.pk, values={"outcome": "pro"})
    assert "Schrijf uw conclusie." in text(client.get(url("submit_advice", one)))
    answer = post(client, url("submit_advice", one), independent="on")
    assert answer.status_code == 422
    assert "Bekijk ‘OKR groep 8’" in text(answer)
    assert not Advice.objects.get().is_final


def test_double_post_submits_once() -> None:
    where = world()
    _, one, _ = assessments.with_experts(where)
    assessments.write(where, one)
    client = browser(assessments.hat_of(one.expert))
    data = {"_once": "6f1c2f3e-8a53-4a51-9d42-0c8a4f6d0001", "independent": "on"}
    answers = [client.post(url("submit_advice", one), data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_typing_is_kept_and_thrown_away_with_the_assignment() -> None:
    where = world()
    _, one, _ = assessments.with_experts(where)
    hat = assessments.hat_of(one.expert)
    client = browser(hat)
    answer = client.post(url("write_advice", one), {"_draft": "1", "conclusion": "Half af"})
    assert answer.status_code == 204
    assert "Half af" in text(client.get(url("write_advice", one)))
    actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="ill")
    assert drafts.load(hat.user_id, "advice", str(one.public_id)) is None
    assert client.get(url("write_advice", one)).status_code == 403
    client.post(url("write_advice", one), {"_draft": "1", "conclusion": "Nog meer"})
    assert drafts.load(hat.user_id, "advice", str(one.public_id)) is None


def test_ended_assignment_shows_nothing_of_the_case() -> None:
    where = world()
    case, one, _ = assessments.with_experts(where)
    client = browser(assessments.hat_of(one.expert))
    actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="ill")
    for page in (text(client.get(url("assignment", one))), text(client.get("/"))):
        assert case.pupil_label not in page
        assert case.number in page
    assert client.get(url("submit_advice", one)).status_code == 403
    assert case.pupil_label not in text(client.get(url("write_advice", one)))


def test_new_paper_must_be_seen_and_after_submission_answered() -> None:
    where = world()
    case, one, two = assessments.with_experts(where)
    assessments.submit(where, one)
    applications.paper(where.act(where.secretary), case, title="Nieuw verslag")
    first, second = (FileNotice.objects.get(assignment=assignment) for assignment in (one, two))
    done, busy = browser(assessments.hat_of(one.expert)), browser(assessments.hat_of(two.expert))
    assert "Nieuw stuk na het advies" in text(done.get("/"))
    assert "Verandert dit uw advies?" in text(done.get(url("assignment", one)))
    assert post(busy, url("notice_seen", second)).status_code == 303
    wrong = post(done, url("notice_answer", first), changes="ja")
    assert (wrong.status_code, "Schrijf wat dit stuk aan uw advies verandert" in text(wrong)) == (422, True)
    assert post(done, url("notice_answer", first), changes="ja", addendum="De score ligt lager.").status_code == 303
    final = Advice.objects.get(assignment=one)
    assert "De score ligt lager." in text(done.get(url("advice", final)))
    assert queries.open_file_questions(case.pk) == ()
    assert busy.get(url("notice_seen", first)).status_code == 404
    assert busy.get(url("advice", final)).status_code == 404


def test_question_and_answer() -> None:
    where = world()
    case, one, two = assessments.with_experts(where)
    client, office = browser(assessments.hat_of(one.expert)), browser(where.secretary)
    assert post(client, url("ask", one), text="Canarie: is er een tweede IQ?").status_code == 303
    question = ExpertQuestion.objects.get()
    assert "Vragen van deskundigen" in text(office.get("/"))
    answer = url("answer_question", question)
    assert "Canarie: is er een tweede IQ?" in text(office.get(answer))
    missing = post(office, answer, adds_fact="ja", answer="Ja, zie het stuk.")
    assert (missing.status_code, "Kies het document" in text(missing)) == (422, True)
    paper = applications.paper(where.act(where.secretary), case, title="Tweede IQ-verslag")
    sent = post(office, answer, adds_fact="ja", document=str(paper.public_id), answer="Ja, zie het stuk.")
    assert sent.status_code == 303
    assert "Ja, zie het stuk." in text(client.get(url("assignment", one)))
    other = browser(assessments.hat_of(two.expert))
    page = text(other.get(url("assignment", two)))
    assert "Tweede IQ-verslag" in page
    assert "Canarie" not in page
    assert "zie het stuk" not in page


def test_office_sets_aside_and_replaces() -> None:
    where = world()
    case, one, two = assessments.with_experts(where)
    final = assessments.submit(where, one)
    office = browser(where.secretary)
    assert "Advies terzijde leggen" in text(office.get(url("advice", final)))
    answer = post(office, url("set_aside", final), reason="tied", explanation="Werkt toch bij de school.")
    assert answer.headers["Location"] == url("candidates", case, slot="eerste-deskundige")
    assert "Dit advies telt niet mee" in text(office.get(url("advice", final)))
    assert post(office, url("replace", two), reason="late", note="").status_code == 303
    page = text(office.get(f"/aanvragen/{case.public_id}/"))
    assert "advies terzijde gelegd op" in page
    assert "vervangen op" in page
    assert applications.fresh(case).status == Status.WITH_EXPERTS


def test_worklist_names_the_missing_slot() -> None:
    where = world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    office = browser(where.secretary)
    assert "Deskundigen kiezen" in text(office.get("/"))
    one = assessments.accepted(where, case, first, 1)
    assessments.submit(where, one)
    page = text(office.get("/"))
    assert "Wacht op advies" in page
    assert "binnen" in page
    assert "nog niemand gevraagd" in page


def test_no_way_to_a_paper_that_the_scanner_holds() -> None:
    where = world()
    case, one, _ = assessments.with_experts(where)
    paper = queries.documents_of(case)[0]
    client = browser(assessments.hat_of(one.expert))
    way = reverse("correspondence:download", args=["document", paper.public_id])
    assert way in text(client.get(url("write_advice", one)))
    StoredFile.objects.filter(pk=paper.file_id).update(scan_state=ScanState.WAITING)
    page = text(client.get(url("write_advice", one)))
    assert way not in page
    assert str(ScanState.WAITING.label) in page
