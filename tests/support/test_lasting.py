"""A watch over rows that last sees what a full comparison sees."""

import pytest
from django.db import transaction

from accounts.models import User
from casework.models import Article, Holiday, TermLength
from tests.factories import accounts
from tests.support.lasting import Watch, changed, fingerprints

pytestmark = pytest.mark.django_db


def test_a_watch_sees_what_was_put_in_changed_and_taken_out() -> None:
    one, other = accounts.user(), accounts.user()
    watch = Watch()
    before = watch.prints()
    assert before == fingerprints()
    third = accounts.user()
    User.objects.filter(pk=one.pk).update(name="Iemand Anders")
    assert changed(before, watch.prints()) == ["accounts_user"]
    assert watch.prints() == fingerprints()
    third.delete()
    User.objects.filter(pk=one.pk).update(name=one.name)
    assert watch.prints() == before
    other.delete()
    assert changed(before, watch.prints()) == ["accounts_user"]
    assert watch.prints() == fingerprints()


def test_a_watch_sees_what_was_undone() -> None:
    one = accounts.user()
    watch = Watch()
    with transaction.atomic():
        one.delete()
        assert changed(watch.known, watch.prints()) == ["accounts_user"]
        transaction.set_rollback(True)
    assert watch.prints() == watch.known == fingerprints()
    watch.start()
    accounts.user()
    assert changed(watch.known, watch.prints()) == ["accounts_user"]


def test_a_watch_is_not_misled_by_the_copies_of_a_moment() -> None:
    """The rows of the template are kept in tables of the same names, in another schema."""
    watch = Watch()
    for model in (Article, Holiday, TermLength):
        model.objects.update(source="Anders")
    assert changed(watch.known, watch.prints()) == ["casework_article", "casework_holiday", "casework_termlength"]
