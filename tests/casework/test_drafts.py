"""What was typed is kept, valid or not, for one person, one form and one subject."""

import uuid
from datetime import UTC, datetime

import pytest

from casework import drafts
from casework.acting import Act, Actor
from casework.models import Draft

pytestmark = pytest.mark.django_db


def act(user_id: int = 1) -> Act:
    actor = Actor(user_id, 2, "school_staff", 3, 4, "Sam de Vries")
    return Act(actor, datetime(2027, 3, 1, tzinfo=UTC), str(uuid.uuid4()))


def test_a_draft_is_overwritten_and_dropped() -> None:
    drafts.save(act(), "pupil", "case1", {"name": "A"})
    drafts.save(act(), "pupil", "case1", {"name": "Ab"})
    draft = drafts.load(1, "pupil", "case1")
    assert draft is not None
    assert draft.fields == {"name": "Ab"}
    drafts.drop(1, "pupil", "case1")
    assert drafts.load(1, "pupil", "case1") is None


def test_nobody_gets_another_persons_draft_nor_that_of_another_form_or_case() -> None:
    drafts.save(act(), "pupil", "case1", {"name": "Geheim"})
    assert drafts.load(2, "pupil", "case1") is None
    assert drafts.load(1, "career", "case1") is None
    assert drafts.load(1, "pupil", "case2") is None


def test_what_cannot_be_stored_is_made_storable() -> None:
    drafts.save(act(), "pupil", "case1", {"name": "a\x00b😀", "long": "x" * 100_000, "many": ["\x00"] * 500})
    fields = Draft.objects.get().fields
    assert fields["name"] == "ab😀"
    assert len(fields["long"]) == drafts.LONGEST_VALUE
    assert fields["many"] == [""] * 100


def test_a_subject_that_is_gone_takes_its_drafts_with_it() -> None:
    drafts.save(act(), "advice", "case1", {"a": "1"})
    drafts.save(act(2), "advice", "case1", {"a": "2"})
    drafts.save(act(), "advice", "case2", {"a": "3"})
    drafts.drop_subject("case1", "advice")
    assert [draft.subject for draft in Draft.objects.order_by("id")] == ["case2"]
