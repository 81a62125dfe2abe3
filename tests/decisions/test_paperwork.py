"""The papers of a decision: what each says, to whom, and what none of them may say."""

import json
import re

from correspondence.enums import LetterState
from correspondence.models import Letter
from decisions import queries
from decisions.paperwork import Paperwork, signature_of
from tests.factories import decisions as make
from tests.factories.applications import World


def contents(decision, **wanted):
    return Letter.objects.get(subject_id=decision.pk, kind="decision", **wanted).contents


def test_every_paper_can_really_be_made(world: World):
    decision = make.adopted(world)
    make.make_letters(world)
    papers = queries.papers_of(decision)
    assert len(papers) == 6
    assert {paper.status for paper in papers} == {LetterState.READY}


def test_each_letter_carries_its_own_address_only(world: World):
    decision = make.adopted(world)
    mother, father = decision.application.guardians.order_by("id")
    hers = contents(decision, addressee_kind="guardian", addressee_id=mother.pk)
    assert hers["addressee"]["name"] == mother.name
    assert mother.address in json.dumps(hers)
    assert father.address not in json.dumps(hers)


def test_a_secret_address_is_on_no_paper(world: World):
    draft = make.to_decide(world)
    guardian = draft.application.guardians.order_by("id").first()
    guardian.address_secret = True
    guardian.save(update_fields=["address_secret"])
    decision = make.adopt(world, draft)
    everything = json.dumps([paper.contents for paper in queries.papers_of(decision)])
    assert guardian.address not in everything
    assert contents(decision, addressee_id=guardian.pk, addressee_kind="guardian")["addressee"]["address_secret"]


def test_the_declaration_holds_no_score_no_diagnosis_and_no_address(world: World):
    decision = make.adopted(world)
    said = json.dumps(Letter.objects.get(subject_id=decision.pk, kind="declaration").contents)
    assert decision.number in said
    assert not re.search(r"\b71\b", said), "the score"
    for hidden in ("DLE", "Dorpsstraat", "leerachterstand", "Afweging"):
        assert hidden not in said


def test_the_letter_names_both_advisers_the_mandate_and_the_way_to_object(world: World):
    decision = make.adopted(world)
    said = contents(decision, addressee_kind="board")
    assert [line["label"] for line in said["reasons"]["advices"]] == ["de eerste deskundige", "de tweede deskundige"]
    assert [annex["label"] for annex in said["annexes"]] == ["Bijlage 1", "Bijlage 2"]
    assert said["signer"]["on_behalf_of"] == decision.on_behalf_of
    assert said["objection"]["last_day"] == "2027-04-19"
    assert said["start_date"] == "2027-08-01"
    assert said["valid_until"] is None


def test_the_letters_enclose_the_advices_by_their_hash(world: World):
    decision = make.adopted(world)
    letter = Letter.objects.get(subject_id=decision.pk, addressee_kind="board", kind="decision")
    annexes = Letter.objects.filter(case_id=decision.application_id, kind="advice_annex").order_by("id")
    assert [entry["id"] for entry in letter.enclosures] == [str(annex.public_id) for annex in annexes]
    assert all(entry["sha256"] for entry in letter.enclosures)


def test_from_eighteen_the_pupil_gets_the_letter_instead_of_the_parents(world: World):
    decision = make.adopted(world)
    decision.application.pupil.birth_date = make.day(5).replace(year=2009)
    decision.application.pupil.save(update_fields=["birth_date"])
    case = make.fresh(decision).application
    act = world.act(make.decider(world), days=5)
    fresh = make.fresh(decision)
    readers = Paperwork(act, fresh, signature_of(fresh)).readers
    assert [(reader.kind, reader.name) for reader in readers][1:] == [("pupil", case.pupil.full_name)]
    the_day_before = world.act(make.decider(world), days=4)
    readers = Paperwork(the_day_before, fresh, signature_of(fresh)).readers
    assert [reader.kind for reader in readers] == ["board", "guardian", "guardian"]
