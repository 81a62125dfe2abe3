"""The papers around the committee: to the parties, and its own advice as a paper."""

from accounts.enums import CommitteeKind
from applications.enums import DocumentKind
from casework.acting import Act
from casework.clock import AMSTERDAM, amsterdam_date
from casework.snapshots import law_on
from casework.text import dutch_date
from correspondence import addressing
from correspondence.consequences import order_letter
from objections.enums import OPEN, Outcome
from objections.letters import COMMITTEE_ADVICE, FORWARDED, INVITATION, CommitteeAdviceAnnex, Verdict
from objections.models import CommitteeAdvice, Hearing, Procedure
from objections.paperwork.common import pupil_of, send_to
from objections.queries import parties
from objections.queries.committee import seats_of
from objections.terms import hearing_terms

NO_NAME = "De eigen bezwaaradviescommissie"


def committee_of(procedure: Procedure) -> str:
    """How the committee of a procedure is called in letters and on screens."""
    if procedure.committee_kind == CommitteeKind.LBT:
        return str(CommitteeKind.LBT.label)
    return procedure.committee.name if procedure.committee else NO_NAME


def members_of(procedure: Procedure) -> tuple[str, ...]:
    """Who sit in it, each with the position."""
    return tuple(f"{seat.user.name}, {seat.get_position_display()}" for seat in seats_of(procedure))


def file_list(procedure: Procedure) -> tuple[str, ...]:
    """What the committee gets, in order: objections, application, advices, decision, defence.

    Papers that are kept back for weighty reasons are named as such and not by their title (Awb 7:4(6)).
    """
    case, decision = procedure.application, procedure.decision
    objections = procedure.objections.filter(status__in=OPEN).order_by("received_on", "id")
    papers = procedure.papers.order_by("received_on", "id")
    return (
        *(f"Bezwaarschrift van {one.objector_name}, ontvangen op {dutch_date(one.received_on)}" for one in objections),
        *("Een stuk dat om gewichtige redenen niet ter inzage ligt" if one.kept_back else one.title for one in papers),
        f"De aanvraag {case.number}",
        *(
            f"{DocumentKind(one.kind).label}: {one.title}"
            for one in case.documents.filter(removed_at__isnull=True).order_by("received_on", "id")
        ),
        *(f"Advies van {adviser['name']} ({adviser['profession']})" for adviser in decision.advisers),
        f"Het besluit {decision.number}",
        *(["Het verweer van het samenwerkingsverband"] if procedure.defence.strip() else []),
    )


def order_forwarded(act: Act, procedure: Procedure) -> None:
    """Tell every party at once that the committee has the file, and what is in it."""
    said = {
        "forwarded_on": act.today,
        "committee": committee_of(procedure),
        "members": members_of(procedure),
        "file_list": file_list(procedure),
        "defence": procedure.defence,
    }
    for party in parties(procedure, act.today):
        send_to(act, procedure, party, FORWARDED, procedure, **said)


def order_invitations(act: Act, hearing: Hearing) -> None:
    """Invite every party to the hearing."""
    procedure, day = hearing.procedure, amsterdam_date(hearing.planned_at)
    until = {term.code: term.due for term in hearing_terms(day, law_on(act.today).lengths)}["papers"]
    said = {
        "committee": committee_of(procedure),
        "hearing_on": day,
        "time": f"{hearing.planned_at.astimezone(AMSTERDAM):%H:%M}",
        "place": hearing.place,
        "papers_until": until if until >= act.today else None,
        "inspection_from": hearing.file_open_from or act.today,
        "representative": hearing.representative,
        "separate": hearing.separate_reason,
    }
    for party in parties(procedure, act.today):
        send_to(act, procedure, party, INVITATION, hearing, **said)


def order_committee_advice(act: Act, procedure: Procedure, advice: CommitteeAdvice) -> None:
    """Have the advice made as a paper; one that came on paper is that paper already."""
    if advice.paper_id is not None or advice.final_on is None:
        return
    case, decision = procedure.application, procedure.decision
    contents = CommitteeAdviceAnnex(
        committee=committee_of(procedure),
        members=members_of(procedure),
        partnership=case.partnership.name,
        partnership_code=case.partnership.code,
        reference=procedure.number,
        decision_number=decision.number,
        decision_date=decision.decided_on or act.today,
        pupil=pupil_of(procedure),
        applicant=addressing.applicant(case.board, case.site),
        hearing_report=advice.hearing_report,
        admissibility=advice.admissibility,
        considerations=advice.considerations,
        advice=advice.advice,
        verdicts=_verdicts(procedure, advice),
        effect=str(advice.get_effect_display()),
        dated=advice.final_on,
        signed_by=advice.signed_by,
    )
    order_letter(
        act,
        case_id=case.pk,
        subject=advice,
        kind=COMMITTEE_ADVICE.code,
        contents=contents,
        file_stem=f"{COMMITTEE_ADVICE.stem}-{procedure.number}",
    )


def _verdicts(procedure: Procedure, advice: CommitteeAdvice) -> tuple[Verdict, ...]:
    rows = procedure.objections.order_by("received_on", "id")
    return tuple(
        Verdict(row.objector_name, row.received_on, str(Outcome(advice.verdicts[str(row.public_id)]).label))
        for row in rows
        if advice.verdicts.get(str(row.public_id))
    )
