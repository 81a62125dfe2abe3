"""Filling in: saving, drafts, what is hidden, what is warned of."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from applications import actions
from applications.enums import Section
from applications.models import Application
from applications.queries.facts import guardian_facts
from casework.models import AuditEntry, Draft, Version
from casework.refusals import WrongState
from correspondence import files
from correspondence.models import StoredFile
from tests.factories import accounts, applications, decisions
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]


def test_saved_at(client: Client, send: Send) -> None:
    """The task list says when something was saved, on the Amsterdam clock."""
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = send("section_pupil", case, {"first_name": "Sam", "last_name": "Proef"})
    assert answer.status_code == 303
    assert answer.url == address("tasks", case)
    assert "Opgeslagen om 11:00" in text_of(client.get(answer.url))


def test_one_key_saves_once(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    key = "6f0e5a0e-7a6e-4a48-9d0f-0d4a3b0c6f10"
    first = send("guardian_add", case, {"name": "R. Ouder", "authority": "yes"}, key=key)
    second = send("guardian_add", case, {"name": "R. Ouder", "authority": "yes"}, key=key)
    assert first.url == second.url
    assert case.guardians.count() == 1


def test_without_a_key_nothing_happens(client: Client) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = client.post(address("guardian_add", case), {"name": "R. Ouder", "authority": "yes"})
    assert answer.status_code == 422
    assert "Deze pagina was verlopen" in text_of(answer)
    assert not case.guardians.exists()


def test_draft_is_kept_and_restored(client: Client, send: Send) -> None:
    """What is typed and not sent is there again, valid or not; saving the section removes it."""
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    kept = send("section_pupil", case, {"first_name": "Sa", "birth_date": "gisteren", "_draft": "1"})
    assert kept.status_code == 204
    assert not hasattr(applications.fresh(case), "pupil")
    page = text_of(client.get(address("section_pupil", case)))
    assert 'value="Sa"' in page
    assert 'value="gisteren"' in page
    assert "Concept opgeslagen op" in page
    accounts.sign_in(client, where.colleague)
    assert "gisteren" not in text_of(client.get(address("section_pupil", case)))
    accounts.sign_in(client, where.submitter)
    send("section_pupil", case, {"first_name": "Sam"})
    assert not Draft.objects.exists()


def test_drafts_go_with_the_case(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where)
    guardian = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.submitter)
    send("guardian_change", case, {"name": "Half", "_draft": "1"}, row=guardian)
    send("section_pupil", case, {"first_name": "Half", "_draft": "1"})
    assert Draft.objects.count() == 2
    send("discard", case)
    assert not Draft.objects.exists()
    assert not Application.objects.filter(pk=case.pk).exists()


def test_papers_of_a_discarded_draft_are_destroyed(django_capture_on_commit_callbacks: Any) -> None:
    where = applications.world()
    case = applications.filled(where)
    blobs = list(StoredFile.objects.filter(case_id=case.pk).values_list("blob", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(where.act(where.submitter), application_id=case.pk)
    assert blobs
    assert not StoredFile.objects.filter(case_id=case.pk, removed_at=None).exists()
    assert not [blob for blob in blobs if files.path_of(blob).exists()]


def test_what_a_removed_guardian_said_is_kept() -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    guardian = case.guardians.order_by("id").first()
    actions.remove_row(where.act(where.submitter), application_id=case.pk, section="guardians", row_id=guardian.pk)
    kept = Version.objects.filter(case_id=case.pk, subject_type="applications.statement").order_by("-id").first()
    assert kept
    assert "Wij vinden dit goed" in kept.values["words"]


def test_guardian_who_was_invited_to_be_heard_stays() -> None:
    where = applications.world()
    case = applications.submitted(where)
    guardian = case.guardians.order_by("id").first()
    decisions.invited(where, case, guardian, days=0)
    items = [{"section": "guardians", "text": "Het gezag is niet duidelijk."}]
    secretary = where.act(where.secretary)
    actions.request_supplement(secretary, application_id=case.pk, items=items, due_on=date(2027, 3, 15))
    with pytest.raises(WrongState, match="uitgenodigd"):
        actions.remove_row(where.act(where.submitter), application_id=case.pk, section="guardians", row_id=guardian.pk)


def test_view_counts_as_signed_while_its_scan_is_in_the_file() -> None:
    where = applications.world()
    case = applications.filled(where)
    scan = case.documents.get(kind="signed_statement")
    assert all(one.signed for one in guardian_facts(case))
    actions.remove_document(where.act(where.submitter), application_id=case.pk, document_id=scan.pk)
    assert not any(one.signed for one in guardian_facts(case))


def test_rows_are_changed_and_removed(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where)
    result = case.learning_results.order_by("id").first()
    accounts.sign_in(client, where.submitter)
    page = text_of(client.get(address("learning_change", case, result)))
    assert f'value="{result.dle}"' in page
    typed = {"domain": result.domain, "instrument": "Andere toets", "dl": "60", "dle": "29"}
    assert send("learning_change", case, typed, row=result).status_code == 303
    result.refresh_from_db()
    assert (result.dle, result.instrument) == (29, "Andere toets")
    assert send("learning_remove", case, row=result).status_code == 303
    assert not case.learning_results.filter(pk=result.pk).exists()


def test_secret_address_stays_hidden_and_stays(client: Client, send: Send) -> None:
    """Who may not see a secret address can still save the rest without wiping it out."""
    where = applications.world()
    case = applications.filled(where)
    guardian = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.submitter)
    typed = {"name": guardian.name, "authority": "yes", "address": "Verborgenlaan 9", "place": "Elders"}
    send("guardian_change", case, {**typed, "address_secret": "on"}, row=guardian)
    page = text_of(client.get(address("guardian_change", case, guardian)))
    assert "Verborgenlaan" not in page
    assert "Het bewaarde adres is geheim" in page
    assert "Verborgenlaan" not in text_of(client.get(address("section_guardians", case)))
    send("guardian_change", case, {"name": "Nieuwe naam", "authority": "yes", "address_secret": "on"}, row=guardian)
    guardian.refresh_from_db()
    assert (guardian.name, guardian.address) == ("Nieuwe naam", "Verborgenlaan 9")


def test_route_warning_asks_a_reason(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = send("section_route", case, {"kind": "pro", "earlier_decision": "nee", "entry_route": "none"})
    assert answer.url == address("section_route", case)
    page = text_of(client.get(answer.url))
    assert "De wet kent dan geen route." in page
    assert "Waarom wordt de aanvraag toch ingediend?" in page
    typed = {"kind": "pro", "earlier_decision": "nee", "entry_route": "none", "anyway_reason": "Het kan niet anders."}
    assert send("section_route", case, typed).url == address("tasks", case)
    assert applications.fresh(case).anyway_reason == "Het kan niet anders."


def test_special_group_is_dropped_with_its_route(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    send("section_route", case, {"kind": "pro", "entry_route": "special_group", "special_group": "15e-b1"})
    assert applications.fresh(case).special_group == "15e-b1"
    assert "Bij een bijzondere groep" in text_of(client.get(address("section_motivation", case)))
    send("section_route", case, {"kind": "pro", "entry_route": "from_po", "special_group": "15e-b1"})
    assert applications.fresh(case).special_group == ""
    assert "Bij een bijzondere groep" not in text_of(client.get(address("section_motivation", case)))


def test_same_child_twice_is_refused_with_a_link(client: Client, send: Send) -> None:
    """The same board, the same kind, an open case: refused, with the way to that case (fine-print §12)."""
    where = applications.world()
    first = applications.submitted(where, first_name="Sam")
    second = applications.filled(where, first_name="Sam")
    accounts.sign_in(client, where.submitter)
    pupil = {"first_name": "Sam", "last_name": first.pupil.last_name, "birth_date": "3-11-2014", "address_secret": "on"}
    send("section_pupil", second, pupil)
    for page in ("tasks", "check_answers"):
        said = text_of(client.get(address(page, second)))
        assert f"Naar aanvraag {first.number}" in said
        assert address("case", first) in said
    answer = send("check_answers", second, {"results_declared": "on"})
    assert answer.status_code == 422
    assert first.number in text_of(answer)
    assert applications.fresh(second).status == "draft"


def test_nobody_else_learns_of_it(client: Client, send: Send) -> None:
    """Two boards for one child: neither hears of the other."""
    where = applications.world()
    other = applications.world(partnership=where.partnership)
    first = applications.submitted(other, first_name="Sam")
    second = applications.filled(where, first_name="Sam")
    accounts.sign_in(client, where.submitter)
    pupil = {"first_name": "Sam", "last_name": first.pupil.last_name, "birth_date": "3-11-2014", "address_secret": "on"}
    send("section_pupil", second, pupil)
    assert first.number not in text_of(client.get(address("check_answers", second)))
    assert send("check_answers", second, {"results_declared": "on"}).status_code == 303


def test_audit_holds_names_of_fields_only(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    send("section_pupil", case, {"first_name": "Kanarie"})
    entry = AuditEntry.objects.filter(case_id=case.pk).order_by("-id")[0]
    assert entry.fields == ["first_name"]
    assert "Kanarie" not in str(entry.__dict__)


def test_choices_are_compared_in_words(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where)
    guardian = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.submitter)
    seen = client.get(address("guardian_change", case, guardian)).context["version"]
    values = {"authority": "no"}
    actions.change_row(
        where.act(where.colleague),
        application_id=case.pk,
        section=Section.GUARDIANS,
        row_id=guardian.pk,
        values=values,
    )
    typed = {"name": guardian.name, "authority": "guardianship"}
    said = text_of(send("guardian_change", case, typed, row=guardian, _version=seen))
    assert "heeft geen gezag" in said
    assert "voogd" in said
    assert "guardianship" not in said.partition("<main")[2]
