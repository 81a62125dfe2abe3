"""What must hold before an expert is asked, and before an advice becomes final."""

from collections.abc import Sequence

from applications.enums import Kind
from applications.rules import AT_INTAKE
from assessments.enums import AdviceOutcome
from assessments.facts import SubmitFacts
from assessments.rules import Candidate, independence, qualification
from casework.checklist import Point
from casework.text import is_template_only

WRITE = "advice"
CRITERIA = {
    "learning_delay": "leerachterstand",
    "intelligence": "intelligentie",
    "social_emotional": "sociaal-emotioneel functioneren",
    "target_group": "noodzaak van deze vorm van onderwijs",
}


def assign_points(candidate: Candidate, reason: str) -> list[Point]:
    """Why this expert cannot be asked; a warning may be passed with a reason."""
    points = [point for point in candidate.points if not point.soft]
    warnings = [point for point in candidate.open_points if point.soft]
    if warnings and not reason.strip():
        told = " ".join(point.sentence for point in warnings)
        points.append(Point("reason", False, f"{told} Geef een reden om deze deskundige toch te kiezen."))
    return points


def submit_points(facts: SubmitFacts) -> list[Point]:
    """Everything that a final advice needs: words of one's own, the whole file seen, independence, qualification."""
    return [
        *_whole(facts),
        *_words(facts),
        *_file_seen(facts),
        Point(
            "independent",
            facts.independent,
            "Verklaar dat u dit advies zelf en onafhankelijk hebt geschreven.",
            "awb_2_4",
        ),
        *_expert_today(facts),
    ]


def _whole(facts: SubmitFacts) -> list[Point]:
    """Nobody advises on a file that is looked at anew because its kind was changed: it may still grow."""
    if facts.application.status not in AT_INTAKE:
        return []
    sentence = "De aanvraag is gewijzigd en wordt eerst gecontroleerd en zo nodig aangevuld. Indienen kan daarna."
    return [Point("file_whole", False, sentence, "awb_3_9")]


def criteria_for(kind: str) -> Sequence[str]:
    """The criteria that must be reasoned: social-emotional functioning is no criterion for pro (15d(4))."""
    return [name for name in CRITERIA if not (kind == Kind.PRO and name == "social_emotional")]


def _words(facts: SubmitFacts) -> list[Point]:
    points = [
        Point(
            f"reason_{name}",
            not is_template_only(getattr(facts, name)),
            f"Schrijf uw overweging over {CRITERIA[name]}.",
            "ib_15d",
            WRITE,
        )
        for name in criteria_for(facts.kind)
    ]
    points.append(
        Point("outcome", facts.outcome in AdviceOutcome.values, "Kies de uitkomst van uw advies.", "wvo_2_47_14", WRITE)
    )
    if facts.kind == Kind.PRO:
        written = not is_template_only(facts.parents_view)
        sentence = "Schrijf hoe u de zienswijze van de ouders hebt meegewogen."
        points.append(Point("parents_view", written, sentence, "ib_15d", WRITE))
    points.append(
        Point("conclusion", not is_template_only(facts.conclusion), "Schrijf uw conclusie.", "awb_3_7", WRITE)
    )
    return points


def _file_seen(facts: SubmitFacts) -> list[Point]:
    """Both experts see one file (fine-print §3): each paper is ticked, those that came in later too."""
    return [
        Point(
            f"seen:{number}",
            key in facts.documents_seen,
            f"Bekijk ‘{title}’ en zet een vinkje bij ‘gezien’.",
            "awb_3_9",
            WRITE,
        )
        for number, (key, title) in enumerate(facts.documents, 1)
    ]


def _expert_today(facts: SubmitFacts) -> list[Point]:
    if facts.expert is None or facts.file is None:
        return []
    skipped = {"working"}
    points = [point for point in qualification(facts.expert, facts.file) if point.code not in skipped]
    return [*points, *(point for point in independence(facts.expert, facts.file) if not point.soft)]
