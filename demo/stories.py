"""The cases of the demo: every state and outcome, each reached by calling the verbs."""

from collections.abc import Callable
from datetime import timedelta

from applications.enums import DocumentKind, NotPlacedReason, PlacementAnswer, Section
from applications.terms import ADULT, born_by
from demo import names, scores
from demo.contested import CONTESTED
from demo.names import Child
from demo.telling import Teller

SEED = 2999
REPORT_MISSING = "Het verslag van het intelligentieonderzoek ontbreekt."


def just_started(tell: Teller) -> None:
    """A draft of which nothing is filled in yet."""
    tell.road(scores.PRO, 1).start()


def half_filled(tell: Teller) -> None:
    """A draft with pupil and parents."""
    tell.road(scores.LWOO, 2).start().fill_person().fill_parents()


def waits_for_signature(tell: Teller) -> None:
    """A whole draft, offered to the head of the school."""
    tell.road(scores.PRO, 2).fill().hand_over()


def newly_submitted(tell: Teller) -> None:
    """A fresh application for pro."""
    tell.road(scores.PRO, 3).fill().submit()


def newly_submitted_lwoo(tell: Teller) -> None:
    """A fresh application for lwoo with social-emotional findings, from a board that gets its letters by post."""
    tell.road(scores.LWOO_SOCIAL, 2, site="mavo").fill().submit()


def received_by_post(tell: Teller) -> None:
    """An application on paper, registered by the secretariat and still incomplete."""
    tell.road(scores.PRO, 6).register_by_post()


def supplement_under_way(tell: Teller) -> None:
    """The clock stands still while the school completes."""
    road = tell.road(scores.PRO, 9).fill(without=DocumentKind.TEST_REPORT)
    road.submit().wait(2).ask_supplement("De toetsgegevens van begrijpend lezen ontbreken.", section=Section.LEARNING)


def supplement_lapsed(tell: Teller) -> None:
    """The last day to complete passed unused."""
    road = tell.road(scores.LWOO, 30).fill(without=DocumentKind.TEST_REPORT).submit().wait(2)
    road.ask_supplement("De toetsgegevens ontbreken.", days=10).wait(14).close_supplement()


def supplement_given(tell: Teller) -> None:
    """The school completed in time; the check is due again."""
    road = tell.road(scores.PRO_INTERVAL, 16).fill(without=DocumentKind.TEST_REPORT).submit().wait(2)
    road.ask_supplement("De toetsgegevens ontbreken.").wait(6).give_supplement(DocumentKind.TEST_REPORT)


def experts_to_choose(tell: Teller) -> None:
    """Complete: experts are to be chosen."""
    tell.road(scores.PRO, 8).fill().submit().wait(3).take_in()


def experts_to_choose_lwoo(tell: Teller) -> None:
    """Complete, from a school without a licence for lwoo."""
    tell.road(scores.LWOO, 10, site="mavo").fill().submit().wait(4).take_in()


def experts_asked(tell: Teller) -> None:
    """Two experts were asked and have not answered."""
    tell.road(scores.PRO, 11).fill().submit().wait(3).take_in().wait(1).ask_experts("expert1", "expert4")


def expert_writes(tell: Teller) -> None:
    """Both accepted; one has a draft."""
    road = tell.road(scores.LWOO, 18).fill().submit().wait(3).take_in().wait(1).ask_experts("expert1", "expert3")
    road.wait(1).accept("expert1", "expert3").wait(3).write("expert3", "lwoo")


def one_advice_in(tell: Teller) -> None:
    """One advice is in, the other expert does not know."""
    road = tell.road(scores.PRO, 20).fill().submit().invite_parent().wait(3).take_in().wait(1)
    road.ask_experts("expert1", "expert3").wait(1).accept("expert1", "expert3").wait(5).advise("expert1")


def expert_replaced(tell: Teller) -> None:
    """One recused himself, another was replaced."""
    road = tell.road(scores.PRO, 25).fill().submit().wait(3).take_in().wait(1).ask_experts("expert1", "expert3")
    road.wait(1).accept("expert1").recuse("expert3").wait(1).ask_expert(2, "expert5").wait(1).accept("expert5")
    road.wait(5).replace("expert1").ask_expert(1, "expert4")


def advice_set_aside(tell: Teller) -> None:
    """A tie came to light after the advice."""
    road = tell.road(scores.PRO, 35).fill().submit().wait(3).take_in().wait(1)
    road.both_advise("expert1", "expert5").wait(2).set_aside("expert5")


def to_be_decided(tell: Teller) -> None:
    """Both advices are in and a decision lies ready for the board."""
    road = tell.road(scores.PRO, 30).fill().submit().invite_parent().wait(3).take_in().wait(1).both_advise()
    road.wait(2).prepare("grant").offer()


def parents_to_be_heard(tell: Teller) -> None:
    """The parents disagree and are invited to give their view before a refusal."""
    road = tell.road(scores.LWOO_TOO_GOOD, 32).fill("disagree").submit().invite_parent().wait(3).take_in().wait(1)
    road.both_advise("expert1", "expert3", outcomes=("neither", "lwoo")).wait(2).prepare("refusal").invite_to_view()


def decided_not_sent(tell: Teller) -> None:
    """Adopted; the letters wait for sending."""
    road = tell.road(scores.PRO, 34).fill().submit().wait(3).take_in().wait(1).both_advise()
    road.wait(2).prepare("grant").offer().wait(1).adopt()


def granted_pro(tell: Teller) -> None:
    """Granted and sent; the pupil has a place."""
    road = tell.road(scores.PRO, 60).fill().submit().invite_parent().wait(3).take_in().wait(1).both_advise()
    road.wait(2).prepare("grant").offer().wait(1).adopt().publish().wait(5).place()


def granted_lwoo(tell: Teller) -> None:
    """Granted, taken back because of a date, granted again under the same number, and sent."""
    road = tell.road(scores.LWOO, 75).fill().submit().wait(3).take_in().wait(1)
    road.both_advise(outcomes=("lwoo", "lwoo")).wait(2).prepare("grant").offer().wait(1).adopt().take_back()
    road.offer().wait(1).adopt().publish()


def refused_after_hearing(tell: Teller) -> None:
    """Refused after hearing the parents."""
    road = tell.road(scores.LWOO_TOO_GOOD, 45).fill("disagree").submit().invite_parent().wait(3).take_in().wait(1)
    road.both_advise(outcomes=("neither", "neither")).wait(1).prepare("refusal").invite_to_view().wait(7)
    road.close_hearings().wait(1).offer().wait(1).adopt().publish()


def granted_special_group(tell: Teller) -> None:
    """Two parents consent; one has a secret address. There was no room at the school."""
    road = tell.road(scores.SPECIAL, 80).fill(parents=2, secret=True).submit().invite_parent(0).invite_parent(1)
    road.wait(3).take_in().wait(1).both_advise().wait(2).prepare("grant").offer().wait(1).adopt().publish()
    road.wait(4).place(PlacementAnswer.NOT_PLACED, reason=NotPlacedReason.NO_ROOM)


def left_unprocessed(tell: Teller) -> None:
    """Received on paper, never completed, not processed."""
    road = tell.road(scores.LWOO, 60).register_by_post().wait(2)
    road.ask_supplement(REPORT_MISSING, section=Section.INTELLIGENCE, days=10).wait(14).close_supplement()
    road.wait(1).prepare("not_processed").offer().wait(1).adopt().publish()


def withdrawn(tell: Teller) -> None:
    """Withdrawn while the experts were at work."""
    road = tell.road(scores.PRO, 40).fill().submit().invite_parent().wait(3).take_in().wait(1)
    road.ask_experts("expert4", "expert5").wait(1).accept("expert4").wait(2).withdraw()


def taken_over_by_another_board(tell: Teller) -> None:
    """Withdrawn because another board took over; its file waits there as a draft."""
    road = tell.road(scores.LWOO, 21).fill().submit().invite_parent().wait(4)
    road.withdraw("taken_over").wait(1).pass_on("mavo")


def asked_again(tell: Teller) -> None:
    """Withdrawn and asked again for the same child, which the secretariat may link."""
    former = tell.road(scores.PRO, 62).fill().submit().wait(3).withdraw("school")
    again = tell.again(former, 5).fill()
    again.born(former.case.pupil.birth_date).submit()


def nearly_eighteen(tell: Teller) -> None:
    """The pupil has an own account and turns eighteen within two weeks."""
    day = born_by((tell.now + timedelta(days=12)).date(), ADULT)
    road = tell.road(scores.PRO_INTERVAL, 9).fill().born(day).submit()
    road.invite_parent().wait(1).invite_pupil()


STORIES: tuple[Callable[[Teller], None], ...] = (
    just_started,
    half_filled,
    waits_for_signature,
    newly_submitted,
    newly_submitted_lwoo,
    received_by_post,
    supplement_under_way,
    supplement_lapsed,
    supplement_given,
    experts_to_choose,
    experts_to_choose_lwoo,
    experts_asked,
    expert_writes,
    one_advice_in,
    expert_replaced,
    advice_set_aside,
    to_be_decided,
    parents_to_be_heard,
    decided_not_sent,
    granted_pro,
    granted_lwoo,
    refused_after_hearing,
    granted_special_group,
    left_unprocessed,
    withdrawn,
    taken_over_by_another_board,
    asked_again,
    nearly_eighteen,
    *CONTESTED,
)


def children() -> list[Child]:
    """The pupils of the stories, one for each."""
    return names.children(SEED, len(STORIES))
