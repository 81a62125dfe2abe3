"""Whether two advices look as if they were not written apart, and who may know."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import Role
from applications.enums import Kind
from applications.models import Application
from assessments import actions, panels, rules
from assessments.models import Advice
from assessments.presenting import likeness_notice
from assessments.similarity import FEWEST_ROWS, IN_A_ROW, LONGEST_QUOTE, NOTEWORTHY, compare, likeness
from casework import clock
from demo.texts import ADVICE
from tests.assessments.pages import browser, url
from tests.assessments.test_lists import queries_of
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

ENOUGH = FEWEST_ROWS + IN_A_ROW - 1
TITLE = "De twee adviezen lijken op elkaar"
# Two alphabets without a letter in common, so that texts of the one and the other share no word.
FIRST, SECOND = "abcdefgh", "stuvwxyz"


def texts(letters: str = FIRST, at_least: int = 0) -> st.SearchStrategy[str]:
    words = st.text(alphabet=letters, min_size=1, max_size=3)
    return st.lists(words, min_size=at_least, max_size=60).map(" ".join)


def long_text(word: str, words: int = ENOUGH) -> str:
    """A text in which no word comes twice."""
    return " ".join(f"{word}{number}" for number in range(words))


class TestShare:
    @given(texts(), texts())
    def test_is_the_same_the_other_way_round(self, one: str, other: str) -> None:
        assert likeness([one], [other]).share == likeness([other], [one]).share

    @given(texts(), texts())
    def test_is_a_share(self, one: str, other: str) -> None:
        found = likeness([one], [other])
        assert 0 <= found.share <= 1
        assert bool(found.share) == bool(found.passage)

    @given(st.integers(ENOUGH, 90))
    def test_of_a_text_with_itself_is_one(self, words: int) -> None:
        assert likeness([long_text("woord", words)], [long_text("woord", words)]).share == 1

    @given(texts(FIRST, ENOUGH), texts(SECOND, ENOUGH))
    def test_without_a_word_in_common_is_nothing(self, one: str, other: str) -> None:
        assert likeness([one], [other]).share == 0

    @given(texts(), texts(), texts())
    def test_never_falls_by_what_both_add(self, one: str, other: str, both: str) -> None:
        assert likeness([one, both], [other, both]).share >= likeness([one], [other]).share

    @given(texts(), texts())
    def test_does_not_see_case_accents_and_punctuation(self, one: str, other: str) -> None:
        dressed = ", ".join(one.replace("e", "é").upper().split())
        assert likeness([dressed], [other]).share == likeness([one], [other]).share

    @pytest.mark.parametrize(("words", "share"), [(ENOUGH - 1, 0), (ENOUGH, 1)])
    def test_of_very_short_texts_says_nothing(self, words: int, share: int) -> None:
        assert likeness([long_text("woord", words)], [long_text("woord", words)]).share == share

    def test_of_a_short_text_inside_a_long_one_is_one(self) -> None:
        short = long_text("woord")
        assert likeness([short], [f"{long_text('eerder')} {short} {long_text('later')}"]).share == 1

    @pytest.mark.parametrize("text", [rules.DECLARATION, *(rules.question_for(kind) for kind in Kind.values)])
    def test_does_not_count_what_the_program_wrote(self, text: str) -> None:
        assert likeness([text, text], [text]).share == 0
        own = f"{text} {long_text('een')}", f"{text} {long_text('ander')}"
        assert likeness([own[0]], [own[1]]).share == 0


class TestPassage:
    def test_is_the_longest_as_it_was_written(self) -> None:
        long = "Hij leert, zegt de school, vooral door te dóén en na te doen."
        short = "Dat valt op in elke les."
        one = f"{long} {long_text('een')} {short}"
        other = f"{short} {long_text('ander')} {long.lower()}"
        assert likeness([one], [other]).passage == long

    def test_is_cut_off_when_it_is_very_long(self) -> None:
        text = long_text("woord", 90)
        quoted = likeness([text], [text]).passage
        assert quoted.split()[-2:] == [f"woord{LONGEST_QUOTE - 1}", "…"]


class TestCompare:
    def test_looks_under_each_heading_and_at_the_whole(self) -> None:
        copied = long_text("woord")
        one = {"Leerachterstand": copied, "Intelligentie": long_text("een", 200)}
        other = {"Leerachterstand": copied, "Intelligentie": long_text("ander", 200)}
        found = compare(one, other)
        assert found.parts["Leerachterstand"].share == 1
        assert found.parts["Intelligentie"].share == 0
        assert not found.whole.is_noteworthy
        assert list(found.noteworthy_parts) == ["Leerachterstand"]

    def test_finds_what_was_moved_to_another_heading(self) -> None:
        copied = long_text("woord")
        found = compare({"Leerachterstand": copied}, {"Intelligentie": copied})
        assert (found.whole.share, dict(found.parts)) == (1, {})
        notice = likeness_notice([{"Leerachterstand": copied}, {"Intelligentie": copied}])
        assert notice is not None
        assert "Bijvoorbeeld: ‘woord0" in notice.text

    @pytest.mark.parametrize("rows", [24, 25])
    def test_threshold(self, rows: int) -> None:
        """Of a hundred rows, so many are shared."""
        shared, length = long_text("woord", rows + IN_A_ROW - 1), 100 + IN_A_ROW - 1
        rest = length - len(shared.split())
        one, other = f"{shared} {long_text('een', rest)}", f"{shared} {long_text('ander', rest)}"
        assert likeness([one], [other]).is_noteworthy is (rows / 100 >= NOTEWORTHY)

    @pytest.mark.parametrize("outcome", sorted(ADVICE))
    def test_two_people_about_one_child_are_left_alone(self, outcome: str) -> None:
        one, other = ADVICE[outcome]
        if one != other:
            assert not compare(one, other).is_noteworthy


CANARY = "Kanarie zingt alleen hier bij de eerste les over rekenen en taal in groep acht van de basisschool"
REASON = f"{CANARY}. De leerling telt af op de vingers, leest traag en hakkelend, en haalt de toets niet zonder hulp."


@pytest.mark.django_db
class TestWhoKnows:
    @pytest.fixture(autouse=True)
    def on_day_four(self, monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
        moment = applications.MOMENT + timedelta(days=4)
        monkeypatch.setattr(clock, "now", lambda: moment)

    def alike(self, where: World, second: str = REASON) -> Application:
        case, one, two = assessments.with_experts(where)
        assessments.submit(where, one, days=1, learning_delay=REASON)
        assessments.submit(where, two, days=2, learning_delay=second)
        return applications.fresh(case)

    def test_secretariat_reads_it_with_the_passage(self) -> None:
        where = applications.world()
        case = self.alike(where)
        found = panels.load(case, accounts.actor_of(where.secretary))
        assert found is not None
        assert found.alike is not None
        assert "Leerachterstand (ongeveer 100% gelijk)" in found.alike.text
        assert CANARY in found.alike.text
        page = browser(where.secretary).get(f"/aanvragen/{case.public_id}/").content.decode()
        assert TITLE in page

    def test_whoever_decides_reads_it_beside_the_advices(self) -> None:
        where = applications.world()
        draft = make.offered(where, make.prepared(where, self.alike(where)), days=4)
        page = browser(make.decider(where)).get(f"/besluiten/{draft.public_id}/").content.decode()
        assert TITLE in page
        assert "houdt niets tegen" in page

    def test_it_holds_nothing_up(self) -> None:
        where = applications.world()
        draft = make.offered(where, make.prepared(where, self.alike(where)))
        assert make.adopt(where, draft).number

    @pytest.mark.parametrize("who", ["expert1", "expert2", "school", "parent", Role.CONTROLLER])
    @pytest.mark.parametrize("sent", [False, True])
    def test_nobody_else_does(self, who: str, sent: bool) -> None:
        where = applications.world()
        case = self.alike(where)
        parent = applications.followed(where, case)
        if sent:
            Application.objects.filter(pk=case.pk).update(published_on=where.now.date())
        advices = list(Advice.objects.filter(application=case).order_by("slot"))
        hats = {
            "expert1": lambda: assessments.hat_of(advices[0].expert),
            "expert2": lambda: assessments.hat_of(advices[1].expert),
            "school": lambda: where.submitter,
            "parent": lambda: parent,
        }
        client = browser(hats[who]() if who in hats else where.member(Role(who)))
        paths = ["/", f"/aanvragen/{case.public_id}/", *(url("advice", advice) for advice in advices)]
        paths += [url("assignment", advice.assignment) for advice in advices]
        for path in paths:
            page = client.get(path).content.decode()
            assert "lijken op elkaar" not in page, path
            assert "gelijk)" not in page, path

    def test_one_advice_is_compared_with_nothing(self) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        assessments.submit(where, one, days=1, learning_delay=REASON)
        assessments.write(where, two, days=2, learning_delay=REASON)
        found = panels.load(applications.fresh(case), accounts.actor_of(where.secretary))
        assert found is not None
        assert found.alike is None

    def test_an_advice_set_aside_is_left_out(self) -> None:
        where = applications.world()
        case = self.alike(where)
        aside = Advice.objects.get(application=case, slot=2)
        actions.set_aside_advice(
            where.act(where.secretary, days=3), advice_id=aside.pk, reason="tied", explanation="Overgeschreven."
        )
        found = panels.load(applications.fresh(case), accounts.actor_of(where.secretary))
        assert found is not None
        assert found.alike is None

    def test_costs_no_query(self) -> None:
        where = applications.world()
        office = accounts.actor_of(where.secretary)
        same, other = self.alike(where), self.alike(where, "Heel iets anders, in eigen woorden van de tweede.")
        assert queries_of(lambda: panels.load(same, office)) == queries_of(lambda: panels.load(other, office)) == 2
