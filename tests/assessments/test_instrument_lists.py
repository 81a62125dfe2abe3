"""The register of permitted instruments: which version counts, who may read and keep it, what never changes."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, transaction

from accounts.enums import Role
from accounts.models import Membership
from assessments import actions, worklists
from assessments.enums import ListState
from assessments.models import Instrument, InstrumentList, ListRule
from assessments.queries import instruments as queries
from casework import reference_data
from casework.models import ReferenceChange
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from tests.assessments.loading import GOOD, typed
from tests.assessments.pages import browser, post, url
from tests.factories import accounts
from tests.factories.instruments import checked_list, loaded_list, row

pytestmark = pytest.mark.django_db


def test_the_sample_comes_with_the_program_and_never_counts(administrator: Membership) -> None:
    sample = InstrumentList.objects.get()
    assert (sample.state, sample.instruments.count(), sample.rules.count()) == (ListState.SAMPLE, 55, 16)
    assert queries.governing(date(2016, 3, 1)) is None
    assert queries.register([date(2016, 3, 1)], date(2027, 3, 1)).lists == ()
    assert queries.suggested_names(date(2016, 3, 1)) == {}
    with pytest.raises(WrongState, match="historisch voorbeeld"):
        actions.check_list(accounts.act_of(administrator), list_id=sample.pk)
    client = browser(administrator)
    assert client.get(url("check_instruments", sample)).status_code == 200
    assert post(client, url("check_instruments", sample)).status_code == 409
    for address in (url("instrument_lists"), url("instrument_list", sample)):
        assert "historisch voorbeeld — niet geldig" in client.get(address).content.decode().lower()
    assert "historisch-voorbeeld" in client.get(url("instrument_file", sample)).headers["Content-Disposition"]


def test_loading_reference_again_changes_nothing_and_a_new_file_is_a_new_version(
    administrator: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("load_reference", verbosity=0)
    sample = InstrumentList.objects.get()
    whole = reference_data.read
    monkeypatch.setattr(
        reference_data,
        "read",
        lambda path, section: whole(path, section)[: 54 if section == "instrument" else None],
    )
    assert actions.load_sample(accounts.act_of(administrator)) == {reference_data.UPDATED: 54}
    sample.refresh_from_db()
    assert sample.replaced_by == InstrumentList.objects.get(replaced_on__isnull=True)
    assert sample.instruments.count() == 55


def test_a_new_version_replaces_the_former_when_it_is_checked(administrator: Membership) -> None:
    act = accounts.act_of(administrator)
    first = checked_list(act, row("Eerste"))
    second = loaded_list(act, row("Tweede"))
    assert queries.governing(act.today) == first
    third = loaded_list(act, row("Derde"))
    second.refresh_from_db()
    assert (second.state, second.replaced_by, second.replaced_by_name) == (
        ListState.HISTORICAL,
        third,
        administrator.user.name,
    )
    with pytest.raises(WrongState, match="vervangen"):
        actions.check_list(act, list_id=second.pk)
    actions.check_list(act, list_id=third.pk)
    with pytest.raises(AlreadyDone):
        actions.check_list(act, list_id=third.pk)
    first.refresh_from_db()
    assert (first.state, first.replaced_by, first.replaced_on) == (ListState.HISTORICAL, third, act.today)
    assert queries.governing(act.today) == third
    client = browser(administrator)
    assert "Eerste" in client.get(url("instrument_list", first)).content.decode()
    page = client.get(url("instrument_lists")).content.decode()
    assert f"vervangen op 1 maart 2027, door {administrator.user.name}" in page
    with pytest.raises(AlreadyDone, match="niets gewijzigd"):
        loaded_list(act, row("Derde"))


def test_what_was_decided_keeps_the_version_under_which_it_was_judged(administrator: Membership) -> None:
    first = checked_list(accounts.act_of(administrator), row("Eerste"))
    checked_list(accounts.act_of(administrator, days=4), row("Tweede"))
    day = date(2027, 3, 1)

    def names(as_of: date) -> list[str]:
        return [one.name for found in queries.register([day], as_of).lists for one in found.rows]

    assert first.checked_on == day
    assert [names(date(2027, 2, 28)), names(day), names(date(2027, 3, 4))] == [[], ["Eerste"], ["Eerste"]]
    assert names(date(2027, 3, 5)) == ["Tweede"]


def test_another_administrator_of_another_partnership_keeps_the_same_register(administrator: Membership) -> None:
    made = checked_list(accounts.act_of(administrator), row("Gedeeld"))
    elsewhere = accounts.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    assert "Gedeeld" in browser(elsewhere).get(url("instrument_list", made)).content.decode()
    assert elsewhere.organisation.partnership != administrator.organisation.partnership


def test_a_list_is_searched_and_filtered(administrator: Membership) -> None:
    sample = InstrumentList.objects.get()
    client, address = browser(administrator), url("instrument_list", sample)
    assert len(client.get(address).context["list"].rows) == 55
    found = client.get(address, {"domein": "BL", "q": "speciale"}).context["list"]
    assert [one.name for one in found.rows] == ["Begrijpend lezen Speciale leerlingen"]
    assert client.get(address, {"q": "bestaat niet"}).context["list"].rows == []


def test_a_rule_changes_until_the_list_is_checked(administrator: Membership) -> None:
    act = accounts.act_of(administrator)
    made = loaded_list(act, row("Proeftest V"))
    client, address = browser(administrator), url("change_instrument_rule", made, code="R1")
    page = client.get(address)
    assert page.context["form"].initial["years"] == 2
    typed_in = {"applies": "on", "text": "Hoogstens 1 jaar.", "source": "Stcrt.", "years": "1", "warn_days": "14"}
    assert post(client, address, **typed_in, _version=page.context["version"]).status_code == 303
    rule = ListRule.objects.get(list=made, code="R1")
    assert (rule.text, rule.parameters) == ("Hoogstens 1 jaar.", {"years": 1, "warn_days": 14})
    assert ReferenceChange.objects.order_by("id").last().before["Getallen"] == "years 2, warn_days 30"
    actions.check_list(act, list_id=made.pk)
    assert queries.register([act.today], act.today).rules_on(act.today)["R1"].parameters["years"] == 1
    values = {"text": "Anders", "source": "x", "parameters": {}, "applies": True}
    with pytest.raises(WrongState, match="veranderen niet meer"):
        actions.change_rule(act, rule_id=rule.pk, **values)
    later = loaded_list(act, row("Proeftest VI"))
    assert ListRule.objects.get(list=later, code="R1").text == "Hoogstens 1 jaar."


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.EXPERT, Role.BOARD_MEMBER, Role.SCHOOL_STAFF, Role.PARENT])
def test_everybody_who_works_with_applications_reads_and_only_the_administrator_keeps(
    role: Role, administrator: Membership
) -> None:
    act = accounts.act_of(administrator)
    made = loaded_list(act, row("Proeftest V"))
    reader = accounts.membership(role=role)
    client, reads = browser(reader), role != Role.PARENT
    for name in ("instrument_list", "instrument_file"):
        assert client.get(url(name, made)).status_code == (200 if reads else 403), name
    listed = client.get(url("instrument_lists"))
    assert listed.status_code == (200 if reads else 403)
    assert "Lijst inlezen" not in listed.content.decode()
    for name, record in (("load_instruments", None), ("preview_instruments", None), ("check_instruments", made)):
        assert client.get(url(name, record)).status_code == 403, name
        assert post(client, url(name, record), **typed(GOOD)).status_code == 403, name
    strange = accounts.act_of(reader)
    rule = ListRule.objects.filter(list=made).order_by("id")[0]
    for verb in (
        lambda: loaded_list(strange, row("Anders")),
        lambda: actions.check_list(strange, list_id=made.pk),
        lambda: actions.change_rule(strange, rule_id=rule.pk, text="x", source="x", parameters={}, applies=True),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_the_administrator_is_told_which_list_is_missing(administrator: Membership) -> None:
    act = accounts.act_of(administrator)
    september, october = date(2027, 9, 1), date(2027, 10, 1)

    def missing(day: date) -> dict[str, str]:
        found = worklists.lists_to_load(act.actor, day)
        return {line.name: line.cells[1].tag.word for line in found.rows} if found else {}

    assert missing(act.today) == {"2027–2028": "nog niet ingelezen"}
    made = loaded_list(act, row("Proeftest V"))
    assert missing(act.today) == {"2027–2028": "nog niet gecontroleerd"}
    actions.check_list(act, list_id=made.pk)
    assert missing(act.today) == {}
    assert missing(september) == missing(october) == {"2028–2029": "nog niet ingelezen"}
    secretary = accounts.actor_of(accounts.membership(role=Role.SECRETARIAT))
    assert worklists.lists_to_load(secretary, october) is None


def test_a_loaded_instrument_never_changes(administrator: Membership) -> None:
    made = loaded_list(accounts.act_of(administrator), row("Proeftest V"))
    for change in (
        lambda: made.instruments.update(name="Anders"),
        lambda: Instrument.objects.filter(list=made).delete(),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()
