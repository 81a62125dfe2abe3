"""Lists of people, mandates, looks into cases and rows of law as the pages show them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accounts import queries
from accounts.enums import MANDATES_OF, Role
from accounts.models import Invitation, Membership
from accounts.queries import reference
from casework.access import GUEST, Choice
from casework.acting import Actor
from casework.clock import AMSTERDAM, amsterdam_date
from casework.models import AccessEntry
from casework.parts import HOME_ROWS, Cell, Column, Empty, Link, Pages, Row, Tag, Worklist
from casework.reference_data import ReferenceTable
from casework.text import dutch_count, dutch_date
from casework.wording import numeric_day

# Who can hold a mandate himself, or prepares what somebody with one does.
PEOPLE_COLUMNS = (Column("Naam"), Column("Rol"), Column("Organisatie"), Column("Mandaat"), Column("Stand"))
TOLD_OF_MANDATES = frozenset({*MANDATES_OF, Role.FUNCTIONAL_ADMINISTRATOR, Role.SECRETARIAT})


def ending_mandates(actor: Actor, today: date) -> Worklist | None:
    """The mandates that end within 14 days: all of them for the administrator and the office, else one's own."""
    if actor.role not in TOLD_OF_MANDATES:
        return None
    records = actor.role == Role.FUNCTIONAL_ADMINISTRATOR
    rows = [
        Row(
            name=mandate.membership.user.name,
            url=reverse("accounts:member", kwargs={"public_id": mandate.membership.public_id}) if records else "",
            cells=[
                Cell(str(mandate.get_kind_display())),
                Cell(mandate.membership.organisation.name),
                Cell(due=mandate.valid_until),
            ],
        )
        for mandate in queries.mandates_ending(actor, today)
    ]
    if not rows and not records:
        return None
    return Worklist(
        title="Mandaten die binnen 14 dagen eindigen",
        columns=[Column("Naam"), Column("Mandaat"), Column("Organisatie"), Column("Laatste dag")],
        rows=rows,
        today=today,
        empty=Empty("Geen mandaat loopt af", "Hier staan mandaten vanaf 14 dagen voor hun laatste dag."),
        key="mandaten",
    )


def not_accepted(actor: Actor, today: date) -> Worklist | None:
    """Who was invited and did not make an account in time, so cannot work: to be invited again or taken off."""
    if actor.role != Role.FUNCTIONAL_ADMINISTRATOR:
        return None
    rows = [_person(hat, today) for hat in queries.not_accepted(actor, today)[: HOME_ROWS + 1]]
    if not rows:
        return None
    return Worklist(
        title="Uitnodigingen die verliepen",
        columns=list(PEOPLE_COLUMNS),
        rows=rows,
        today=today,
        empty=Empty("Geen uitnodiging verliep", "Iedereen die is uitgenodigd, heeft een account of nog tijd."),
        all_url=reverse("accounts:people"),
        key="uitnodigingen",
    )


def left_behind(actor: Actor, today: date) -> Worklist | None:
    """Closed sites on which work or people still hang; nothing when there are none, as it should be."""
    if actor.role != Role.FUNCTIONAL_ADMINISTRATOR:
        return None
    rows = [
        Row(
            site.name,
            reverse("accounts:close_site", kwargs={"public_id": site.public_id}),
            [Cell("; ".join(f"{what} ({number})" for what, number in lines))],
            note=site.code,
        )
        for site, lines in queries.left_behind(actor, today)
    ]
    if not rows:
        return None
    return Worklist(
        key="achtergebleven",
        title="Gesloten vestigingen waar nog werk of mensen zijn",
        columns=[Column("Vestiging"), Column("Wat er nog is")],
        rows=rows,
        today=today,
        empty=Empty("", ""),
    )


def people(memberships: Sequence[Membership], today: date) -> Worklist:
    """The hats that somebody manages, with their mandates."""
    return Worklist(
        title="Mensen en hun rollen",
        columns=list(PEOPLE_COLUMNS),
        rows=[_person(membership, today) for membership in memberships],
        today=today,
        empty=Empty("Er is nog niemand", "Voeg iemand toe; die krijgt een uitnodiging per e-mail."),
        key="mensen",
    )


def _person(membership: Membership, today: date) -> Row:
    mandates = [mandate for mandate in membership.mandates.all() if mandate.valid_until >= today]
    return Row(
        name=membership.user.name,
        url=reverse("accounts:member", kwargs={"public_id": membership.public_id}),
        note=membership.user.email,
        cells=[
            Cell(str(membership.get_role_display())),
            Cell(membership.site.name if membership.site else membership.organisation.name),
            Cell("; ".join(f"{m.get_kind_display()} tot en met {dutch_date(m.valid_until)}" for m in mandates) or "–"),
            Cell(tag=state_of(membership, today)),
        ],
    )


def open_invitation(membership: Membership) -> Invitation | None:
    """The last invitation that was neither used nor withdrawn, expired or not."""
    waiting = [row for row in membership.invitations.all() if not row.used_at and not row.withdrawn_at]
    return max(waiting, key=lambda row: row.pk, default=None)


def state_of(membership: Membership, today: date) -> Tag:
    """How a hat stands: invited, to come, at work, ending or ended."""
    if membership.valid_until and membership.valid_until < today:
        return Tag("beëindigd", "neutral")
    if not membership.user.is_active:
        return _invited(open_invitation(membership), today)
    if membership.valid_from > today:
        return Tag("begint later", "neutral")
    if membership.valid_until:
        return Tag("eindigt", "attention")
    return Tag("actief", "good")


def _invited(invitation: Invitation | None, today: date) -> Tag:
    if invitation is None:
        return Tag("geen uitnodiging", "attention")
    last_day = amsterdam_date(invitation.expires_at)
    if last_day < today:
        return Tag(f"uitnodiging verliep op {numeric_day(last_day)}", "risk")
    return Tag(f"uitgenodigd tot {numeric_day(last_day)}", "info")


ACCESS_LOG_COLUMNS = ("Dossier", "Wat", "Wie", "Rol", "Organisatie", "Wanneer")
DRAFT = "concept"


def access_line(entry: AccessEntry) -> list[str]:
    """One look into a case in words, in the order of ``ACCESS_LOG_COLUMNS``."""
    at = entry.at.astimezone(AMSTERDAM)
    number = entry.case_number or (DRAFT if entry.case_id else "–")
    role = str({**dict(Role.choices), GUEST: "gast"}.get(entry.actor_role, entry.actor_role))
    when = f"{numeric_day(at.date())} {at:%H:%M}"
    return [number, entry.what, entry.actor_name, role, entry.organisation_name, when]


def access_log(page: Any, form: Any, choice: Choice, today: date) -> Worklist:
    """One page of the looks into cases; the number leads to all looks into that case."""
    lines = [access_line(entry) for entry in page.object_list]
    in_use = sum(bool(value) for value in (choice.number, choice.person, choice.first, choice.last))
    url = reverse("accounts:access_log")
    return Worklist(
        key="inzage",
        title="Inzage in dossiers",
        columns=[Column(label) for label in ACCESS_LOG_COLUMNS],
        rows=[
            Row(line[0], _one_case(line[0], entry), [Cell(text) for text in line[1:]])
            for line, entry in zip(lines, page.object_list, strict=True)
        ],
        today=today,
        empty=_no_looks(in_use, url),
        pages=_log_pages(page, choice),
        filters=form,
        filters_in_use=in_use,
        reset_url=url,
    )


def _one_case(number: str, entry: AccessEntry) -> str:
    return f"{reverse('accounts:access_log')}?{urlencode({'nummer': number})}" if entry.case_number else ""


def _no_looks(in_use: int, url: str) -> Empty:
    if in_use:
        return Empty("Niemand keek", "Er is niets dat past bij deze keuze.", Link("Filters wissen", url))
    return Empty("Nog niemand heeft een dossier bekeken", "Zodra iemand een dossier opent, staat dat hier.")


def _log_query(choice: Choice, **more: object) -> str:
    days = {name: numeric_day(day) for name, day in (("vanaf", choice.first), ("tot", choice.last)) if day}
    typed = {"nummer": choice.number, "persoon": choice.person, **days, **more}
    kept = {name: value for name, value in typed.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _log_pages(page: Any, choice: Choice) -> Pages:
    def url(number: int) -> str:
        return reverse("accounts:access_log") + _log_query(choice, pagina=number)

    return Pages.of(page, url)


def access_log_files(choice: Choice) -> list[Link]:
    """The same list as a file."""
    query = _log_query(choice)
    return [
        Link(label, reverse("accounts:access_log_file", kwargs={"form": form}) + query)
        for form, label in (("xlsx", "Downloaden als XLSX"), ("csv", "Downloaden als CSV"))
    ]


def unknown_years(actor: Actor, today: date) -> Worklist | None:
    """The years in which running terms end and whose decree days are not known yet; nothing when there are none."""
    if actor.role != Role.FUNCTIONAL_ADMINISTRATOR:
        return None
    url = reverse("accounts:reference")
    rows = [
        Row(str(year.year), url, [Cell(dutch_count(year.running, "lopende termijn", "lopende termijnen"))])
        for year in reference.years(today)
        if year.lacks_decree and year.running
    ]
    if not rows:
        return None
    return Worklist(
        key="onbekende-jaren",
        title="Jaren zonder gelijkgestelde dagen",
        columns=[Column("Jaar"), Column("Eindigt in dat jaar")],
        rows=rows,
        today=today,
        empty=Empty("", ""),
    )


ORIGINS = {"shipped": Tag("meegeleverd", "neutral"), "edited": Tag("hier gewijzigd", "info")}


def reference_rows(table: ReferenceTable, rows: Sequence[Any], today: date) -> Worklist:
    """The rows of a table of law; the name leads to changing it, where that is done by a row."""
    return Worklist(
        key="regels",
        title=table.name,
        columns=[Column(label) for label in ("Regel", "Wat er staat", "Geldig", "Bron", "Zekerheid", "Herkomst")],
        rows=[_reference_row(table, row, today) for row in rows],
        today=today,
        empty=Empty("Deze tabel is leeg", "Laad de meegeleverde gegevens met manage.py load_reference."),
    )


def _reference_row(table: ReferenceTable, row: Any, today: date) -> Row:
    name = reference.name_of(table, row)
    told = [
        f"{label}: {value}"
        for label, value in reference.values_of(table, row).items()
        if label != "Geldig" and value != name
    ]
    is_over = row.valid_until is not None and row.valid_until < today
    may_change = table.editable and not is_over
    keys = {"table": reference.slug_of(table), "row": reference.slug_of_row(table, row)}
    return Row(
        name,
        reverse("accounts:change_row", kwargs=keys) if may_change else "",
        [
            Cell("; ".join(told)),
            Cell(reference.period_of(row), tag=Tag("voorbij", "neutral") if is_over else None),
            Cell(row.source),
            Cell(row.confidence or "–"),
            Cell(tag=ORIGINS[row.origin]),
        ],
    )
