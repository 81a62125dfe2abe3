"""Screening a class list: sent, read and judged by a worker, and drafts made of the pupils that a person chose.

The list lies sealed in one row of who sent it. Jobs hold ids only and run under his hat.
"""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from accounts import queries as accounts
from applications.consequences import fill_part, start_draft
from applications.enums import Kind
from applications.permissions import may_start
from assessments import queries, workflow
from assessments.actions.uploads import keep_upload
from assessments.enums import UploadKind
from assessments.models import ScreenedDraft, SealedUpload
from assessments.queries import MAKE_DRAFTS, READ_LIST, version_on
from assessments.screening import LIMITS, Batch, KeptList, ListRow, judge_rows, parts_of, read_rows
from assessments.screening.reading import site_key
from casework import audit, jobs
from casework.acting import Act
from casework.permissions import require
from casework.reading import Unreadable
from casework.refusals import AlreadyDone, WrongState, from_database
from casework.sealing import Unsealable
from casework.sheets import read_numbered

KIND = UploadKind.SCREENING
MOST_DRAFTS = 250
ROWS_A_STEP = 500
ZIP = b"PK"
GONE = "Deze klassenlijst is niet meer bewaard: zij is gesloten, of er is een dag voorbij. Upload haar opnieuw."
STOPPED = "Het lezen is gestopt. Er is niets van de lijst bewaard."
FAILED = "Het lezen van dit bestand is mislukt. Er is niets van bewaard. Probeer het met een nieuw voorbeeldbestand."
LOST = "Het bestand is niet meer te openen. Upload het opnieuw."
BUSY = "Er worden al concepten van deze lijst gemaakt. Wacht tot dat klaar is, of stop het eerst."
NOT_READ = "Deze klassenlijst is nog niet gelezen."
NOBODY = "Kies ten minste één leerling."
TOO_MANY = f"Er kunnen hoogstens {MOST_DRAFTS} concepten tegelijk worden gemaakt. Maak er daarna meer."


@transaction.atomic
def upload_list(act: Act, *, content: bytes) -> SealedUpload:
    """Keep a list sealed, in place of this person's former one, and have it read."""
    row = keep_upload(act, kind=KIND, content=content)
    jobs.enqueue(act, READ_LIST, queries.reading_key(row.pk), for_person=True, upload_id=row.pk)
    return row


def read_list(act: Act, tell: jobs.Tell, *, upload_id: int) -> None:
    """Read and judge a list. What was sent is let go of; only what was read is kept, sealed as well."""
    require(may_start(act.actor))
    row = _waiting(act, upload_id).first()
    if row is None:
        return
    tell(0, 0)
    try:
        kept = _judged(act, tell, row.read_content())
    except Unreadable as refusal:
        _end_reading(upload_id, str(refusal))
    except Unsealable:
        _end_reading(upload_id, LOST)
    else:
        if kept is None:
            _end_reading(upload_id, STOPPED)
        else:
            _keep_result(act, upload_id, kept)


def _judged(act: Act, tell: jobs.Tell, content: bytes) -> KeptList | None:
    """The list, read and judged; None when somebody asked to stop."""
    table = read_numbered(content, "lijst.xlsx" if content.startswith(ZIP) else "lijst.csv", LIMITS)
    total = len(table) - 1
    if not tell(0, total):
        return None
    sites = {
        site_key(name): site.pk
        for site in accounts.own_sites(act.actor, act.today).order_by("id")
        for name in (site.name, site.code)
    }
    read = read_rows(table, sites, act.today)
    rows: list[ListRow] = []
    for row in judge_rows(read.rows, version_on(act.today)):
        rows.append(row)
        if len(rows) % ROWS_A_STEP == 0 and not tell(len(read.faulty) + len(rows), total):
            return None
    return KeptList(act.today, rows, read.faulty, read.remarks) if tell(total, total) else None


@transaction.atomic
def _keep_result(act: Act, upload_id: int, kept: KeptList) -> None:
    row = _waiting(act, upload_id).select_for_update().first()
    if row is not None:
        row.set_result(kept.pack())
        row.set_content(b"")
        row.save(update_fields=["result", "content"])


@transaction.atomic
def _end_reading(upload_id: int, fault: str) -> None:
    """Say why nothing was read, and keep nothing of what was sent."""
    row = SealedUpload.objects.select_for_update().filter(pk=upload_id, result__isnull=True, fault="").first()
    if row is not None:
        row.fault = fault
        row.set_content(b"")
        row.save(update_fields=["fault", "content"])


def reading_failed(act: Act, *, upload_id: int) -> None:
    """Reading failed at every attempt: its person reads so."""
    _end_reading(upload_id, FAILED)


def _waiting(act: Act, upload_id: int) -> QuerySet[SealedUpload]:
    """The list of this person, under this hat, that still waits to be read."""
    return _own(act, upload_id).filter(result__isnull=True, fault="")


def _own(act: Act, upload_id: int) -> QuerySet[SealedUpload]:
    return queries.own_uploads(act, KIND).filter(pk=upload_id)


@transaction.atomic
def stop_list(act: Act, *, upload_id: int) -> None:
    """Stop what is done with a list: reading ends without anything kept, drafts that were made stay."""
    row = _own(act, upload_id).select_for_update().first()
    if row is None:
        raise WrongState(GONE)
    kept = queries.kept_list(row)
    if kept is None:
        jobs.ask_to_stop(queries.reading_key(row.pk))
        _end_reading(row.pk, STOPPED)
    elif kept.batch is not None:
        jobs.ask_to_stop(queries.drafts_key(row.pk, kept.batch.number))


@transaction.atomic
def ask_drafts(act: Act, *, upload_id: int, chosen: Mapping[int, str], site_id: int | None) -> None:
    """Have drafts made of these rows, each of its kind; ``site_id`` is for rows that name no site themselves."""
    require(may_start(act.actor))
    row = _own(act, upload_id).select_for_update().first()
    if row is None:
        raise WrongState(GONE)
    kept = queries.kept_list(row)
    if kept is None:
        raise WrongState(NOT_READ)
    if _is_at_work(act, row, kept):
        raise WrongState(BUSY)
    if not chosen:
        raise WrongState(NOBODY)
    if len(chosen) > MOST_DRAFTS:
        raise WrongState(TOO_MANY)
    number = kept.batch.number + 1 if kept.batch else 1
    batch = Batch(number, _placed(act, kept, chosen, site_id))
    row.set_result(kept.having(batch).pack())
    row.save(update_fields=["result"])
    jobs.enqueue(act, MAKE_DRAFTS, queries.drafts_key(row.pk, number), for_person=True, upload_id=row.pk, batch=number)


def _is_at_work(act: Act, row: SealedUpload, kept: KeptList) -> bool:
    work = queries.work_on(row, kept, act.now)
    return work is not None and not work.standing.is_over


def _placed(act: Act, kept: KeptList, chosen: Mapping[int, str], site_id: int | None) -> dict[int, tuple[str, int]]:
    """Kind and site of every row that was chosen. Raises WrongState for a row, kind or site that is none of theirs."""
    own = set(accounts.own_sites(act.actor, act.today).values_list("pk", flat=True))
    by_line = {row.line: row for row in kept.rows}
    found = {}
    for line, kind in chosen.items():
        row = by_line.get(line)
        if row is None or kind not in Kind.values:
            raise WrongState("Deze leerling staat niet in de lijst. Kies opnieuw.")
        site = row.site_id or site_id
        if site not in own:
            raise WrongState("Kies voor elke leerling een vestiging van het eigen schoolbestuur.")
        found[line] = (kind, site)
    return found


def make_drafts(act: Act, tell: jobs.Tell, *, upload_id: int, batch: int) -> None:
    """Make the drafts that were asked for, each in a transaction of its own. What exists already is left alone."""
    require(may_start(act.actor))
    upload = _own(act, upload_id).first()
    kept = queries.kept_list(upload) if upload else None
    if kept is None or kept.batch is None or kept.batch.number != batch:
        return
    total = len(kept.batch.chosen)
    rows = {row.line: row for row in kept.rows}
    for done, (line, (kind, site_id)) in enumerate(kept.batch.chosen.items()):
        # Closed meanwhile: nothing of the list is used any more.
        if not tell(done, total) or not _own(act, upload_id).exists():
            return
        _make(act, rows[line], kind, site_id)
    tell(total, total)


def _make(act: Act, row: ListRow, kind: str, site_id: int) -> None:
    """One draft, unless this board has it already; two who make it at one moment make one."""
    try:
        with transaction.atomic():
            _make_once(act, row, kind, site_id)
    except IntegrityError as error:
        if not isinstance(from_database(error), AlreadyDone):
            raise


def _make_once(act: Act, row: ListRow, kind: str, site_id: int) -> None:
    keys = queries.marks_of(act.actor.organisation_id, row)
    known = ScreenedDraft.objects.filter(board_id=act.actor.organisation_id, kind=kind, key__in=keys)
    for draft in known.select_for_update(of=("self",)).select_related("application").order_by("id"):
        if draft.application.is_open:
            return
        # That case is over: the pupil may be applied for anew.
        draft.delete()
    caused = act.caused_by(workflow.SCREENED.code)
    case = start_draft(caused, kind=kind, site_id=site_id)
    ScreenedDraft.objects.create(application=case, board_id=case.board_id, kind=kind, key=keys[0], created_at=act.now)
    audit.record(act, workflow.SCREENED, subject=case, case_id=case.pk)
    for part in parts_of(row):
        fill_part(caused, case, part.section, part.values)
