"""A school site closes and another one takes over: its cases, its pupils' places, the declarations they brought."""

from datetime import date

from accounts.models import SchoolSite
from applications import contradictions, workflow
from applications.consequences.cases import lock_case
from applications.models import Application, Placement, TakenOverDeclaration
from applications.queries.open_work import going_along, places_at, taken_over_at
from casework import audit, versions
from casework.acting import Act


def move_to_site(act: Act, old_site_id: int, new_site_id: int) -> None:
    """Let every case that goes along belong to the site that takes over, and to its board. Papers stay so."""
    successor = SchoolSite.objects.get(pk=new_site_id)
    for case_id in list(going_along([old_site_id]).values_list("pk", flat=True)):
        case = lock_case(case_id)
        case.site, case.board_id = successor, successor.board_id
        case.save(update_fields=["site", "board"])
        audit.record(act, workflow.SITE_SUCCEEDED, subject=case, case_id=case.pk, fields=["site", "board"])


def move_places(act: Act, old_site_id: int, new_site_id: int) -> None:
    """Let every pupil who has his place at a site have it at the one that takes over, from the day of closing on.

    What was recorded before that day stays, so that a past count does not change. A place that cannot be at the other
    site, such as lwoo where there is no vmbo, stays behind to be looked at.
    """
    old, successor = SchoolSite.objects.get(pk=old_site_id), SchoolSite.objects.get(pk=new_site_id)
    since = min(old.closed_on or act.today, act.today)
    subjects = places_at([old_site_id]).values_list("pk", "application_id", "taken_over_id")
    for row_id, case_id, declaration_id in list(subjects):
        if case_id is not None:
            lock_case(case_id)
        if declaration_id is not None:
            TakenOverDeclaration.objects.select_for_update(no_key=True).get(pk=declaration_id)
        found = places_at([old_site_id]).select_related("application", "taken_over").filter(pk=row_id)
        row = found.select_for_update(of=("self",)).first()
        # Nothing when the school recorded meanwhile that the pupil went somewhere else.
        if row is not None:
            _place_at(act, row, successor, since)
    for declaration_id in list(taken_over_at([old_site_id]).values_list("pk", flat=True)):
        declaration = TakenOverDeclaration.objects.select_for_update(no_key=True).get(pk=declaration_id)
        declaration.site, declaration.board_id = successor, successor.board_id
        declaration.save(update_fields=["site", "board", "search_key", "number_key"])
        audit.record(act, workflow.SITE_SUCCEEDED, subject=declaration, fields=["site", "board"])


def _place_at(act: Act, row: Placement, successor: SchoolSite, since: date) -> None:
    """A new row from that day on; a place that began later was recorded at the wrong site, and is put right."""
    subject: Application | TakenOverDeclaration | None = row.application or row.taken_over
    if subject is None:
        return
    begins = max(since, row.since)
    problems = contradictions.of_placement(
        row.answer, begins, site=successor, kind=subject.kind, reason="", note="", after=None, today=act.today
    )
    if problems:
        return
    if row.since >= since:
        versions.keep(act, row, case_id=row.application_id, fields=["site"])
        row.site, row.version = successor, row.version + 1
        row.save(update_fields=["site", "version"])
    else:
        row = Placement.objects.create(
            application_id=row.application_id,
            taken_over_id=row.taken_over_id,
            answer=row.answer,
            since=since,
            site=successor,
            recorded_by_id=act.actor.user_id,
            created_at=act.now,
        )
    audit.record(act, workflow.SITE_SUCCEEDED, subject=row, case_id=row.application_id, fields=["site"])
