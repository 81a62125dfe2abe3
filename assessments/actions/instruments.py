"""The register of permitted instruments: loading a list, marking it as checked, and its rules."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse

from assessments import permissions, workflow
from assessments.enums import ListState
from assessments.instruments.facts import label_of, period_of
from assessments.models import Instrument, InstrumentList, ListRule
from assessments.queries import instruments as queries
from casework import audit, reference_data
from casework.acting import Act
from casework.models import ReferenceChange
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState

RULE_COLUMNS = ("code", "text", "source", "parameters", "applies")
TABLE = "Testlijsten"
SHIPPED = "meegeleverd met Toewijzer"
SAMPLE_FILE = queries.REFERENCE / "instruments_2016.toml"


@transaction.atomic
def load_list(
    act: Act,
    *,
    entry_year: int,
    citation: str,
    source_url: str,
    file_name: str,
    rows: Sequence[Mapping[str, Any]],
) -> InstrumentList:
    """Load a version of the list for a school year of entry; it counts only after somebody checked it.

    A version of that year that nobody checked is replaced at once; a checked one stays in force until then.
    """
    require(permissions.may_keep_instruments(act.actor))
    if not rows:
        raise WrongState("In dit bestand staat geen instrument. Kies een ander bestand.")
    former = _locked(entry_year)
    _refuse_same(former, rows, citation, source_url)
    example = former[-1] if former else queries.compared_with(entry_year)
    waiting = [one for one in former if one.checked_on is None]
    _replace(act, waiting)
    made = _create(
        act,
        rows,
        entry_year=entry_year,
        citation=citation,
        source_url=source_url,
        file_name=file_name,
        loaded_by_id=act.actor.user_id,
        loaded_by=act.actor.name,
    )
    _copy_rules(made, example)
    _replaced_by(waiting, made)
    _written(act, made, before=_told(former[-1]) if former else None)
    audit.record(act, workflow.LIST_LOADED, subject=made, reference=made.label)
    return made


def _locked(entry_year: int) -> list[InstrumentList]:
    """The versions of a year that were not replaced, oldest first."""
    found = InstrumentList.objects.filter(entry_year=entry_year, is_sample=False, replaced_on__isnull=True)
    return list(found.select_for_update(of=("self",)).order_by("id"))


def _refuse_same(
    former: Sequence[InstrumentList], rows: Sequence[Mapping[str, Any]], citation: str, source_url: str
) -> None:
    last = former[-1] if former else None
    if (
        last
        and (last.citation, last.source_url) == (citation, source_url)
        and queries.rows_of(last) == [dict(r) for r in rows]
    ):
        raise AlreadyDone("Deze lijst was al ingelezen; er is niets gewijzigd.", _url(last))


def _create(act: Act, rows: Sequence[Mapping[str, Any]], **values: Any) -> InstrumentList:
    first, last = period_of(values["entry_year"])
    made = InstrumentList.objects.create(created_at=act.now, decisions_from=first, decisions_to=last, **values)
    Instrument.objects.bulk_create(Instrument.of(made, number, row) for number, row in enumerate(rows, 1))
    return made


def _copy_rules(made: InstrumentList, example: InstrumentList | None) -> None:
    """The rules of the version before, else as last seen in print."""
    if example:
        found = list(ListRule.objects.filter(list=example).order_by("id").values(*RULE_COLUMNS))
    else:
        found = reference_data.read(queries.RULES_FILE, "rule")
    ListRule.objects.bulk_create(ListRule(list=made, **row) for row in found)


def _replace(act: Act, rows: Sequence[InstrumentList]) -> None:
    for row in rows:
        row.replaced_on, row.replaced_by_name = act.today, act.actor.name
        row.save(update_fields=["replaced_on", "replaced_by_name"])


def _replaced_by(rows: Sequence[InstrumentList], made: InstrumentList) -> None:
    for row in rows:
        row.replaced_by = made
        row.save(update_fields=["replaced_by"])


@transaction.atomic
def check_list(act: Act, *, list_id: int) -> InstrumentList:
    """Say that a version agrees with the regulation: from now on it counts for its period, and the former no more."""
    require(permissions.may_keep_instruments(act.actor))
    entry_year = InstrumentList.objects.values_list("entry_year", flat=True).get(pk=list_id)
    open_versions = _locked(entry_year)
    found = next((one for one in open_versions if one.pk == list_id), None)
    if found is None:
        raise WrongState("Deze versie is vervangen of is een historisch voorbeeld. Zij kan niet gelden.")
    if found.checked_on is not None:
        raise AlreadyDone("Deze lijst was al vastgesteld.", _url(found))
    former = [one for one in open_versions if one.checked_on is not None]
    _replace(act, former)
    found.checked_on, found.checked_by_id, found.checked_by = act.today, act.actor.user_id, act.actor.name
    found.save(update_fields=["checked_on", "checked_by_id", "checked_by"])
    _replaced_by(former, found)
    _written(act, found, before=_told(former[-1]) if former else None)
    audit.record(act, workflow.LIST_CHECKED, subject=found, reference=found.label)
    return found


@transaction.atomic
def change_rule(
    act: Act, *, rule_id: int, text: str, source: str, parameters: Mapping[str, int], applies: bool
) -> ListRule:
    """Let a rule of a version that nobody checked yet say what the regulation of its year says."""
    require(permissions.may_keep_instruments(act.actor))
    rule = ListRule.objects.select_related("list").select_for_update(of=("self", "list")).get(pk=rule_id)
    if rule.list.state != ListState.DRAFT:
        raise WrongState("De regels van een lijst die is vastgesteld of vervangen, veranderen niet meer.")
    before = _rule_told(rule)
    values = {"text": text, "source": source, "parameters": {**rule.parameters, **parameters}, "applies": applies}
    changed = [name for name, value in values.items() if getattr(rule, name) != value]
    if not changed:
        raise AlreadyDone("Er is niets gewijzigd.", _url(rule.list))
    for name in changed:
        setattr(rule, name, values[name])
    rule.save(update_fields=changed)
    _change(act, f"{rule.list.label}, regel {rule.code}", before, _rule_told(rule), source)
    audit.record(act, workflow.RULE_CHANGED, subject=rule.list, fields=changed, reference=rule.code)
    return rule


def load_sample(act: Act) -> Counter[str]:
    """Bring the shipped sample into the register, as such; a file that changed becomes a new version."""
    found: Counter[str] = Counter()
    rows = [_row(row) for row in reference_data.read(SAMPLE_FILE, "instrument")]
    for values in reference_data.read(SAMPLE_FILE, "list"):
        present = InstrumentList.objects.filter(
            is_sample=True, entry_year=values["entry_year"], replaced_on__isnull=True
        )
        former = list(present.select_for_update().order_by("id"))
        if former and queries.rows_of(former[-1]) == rows:
            found[reference_data.SAME] += len(rows)
            continue
        _replace(act, former)
        kept = {name: values[name] for name in ("entry_year", "citation", "source_url")}
        made = _create(act, rows, is_sample=True, file_name=SAMPLE_FILE.name, loaded_by=SHIPPED, **kept)
        _copy_rules(made, None)
        _replaced_by(former, made)
        found[reference_data.UPDATED if former else reference_data.NEW] += len(rows)
    return found


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row.get(name, None if name in queries.NUMBERS else "") for name in queries.COLUMNS}


def _url(version: InstrumentList) -> str:
    return reverse("assessments:instrument_list", kwargs={"public_id": version.public_id})


def _told(version: InstrumentList) -> dict[str, str]:
    """A version in words, for the list of changes."""
    size = Instrument.objects.filter(list=version).count()
    told = {
        "Testlijst": label_of(version.entry_year),
        "Regeling": version.citation,
        "Aantal instrumenten": str(size),
        "Bestand": version.file_name,
        "Ingelezen door": version.loaded_by,
    }
    return {**told, "Gecontroleerd door": version.checked_by} if version.checked_by else told


def _rule_told(rule: ListRule) -> dict[str, str]:
    numbers = ", ".join(f"{name} {value}" for name, value in rule.parameters.items())
    told = {"Tekst": rule.text, "Bron": rule.source, "Geldt": "ja" if rule.applies else "nee"}
    return {**told, "Getallen": numbers} if numbers else told


def _written(act: Act, version: InstrumentList, before: dict[str, str] | None) -> None:
    _change(act, version.label, before, _told(version), version.citation)


def _change(act: Act, key: str, before: dict[str, str] | None, after: dict[str, str], source: str) -> None:
    ReferenceChange.objects.create(
        actor_id=act.actor.user_id,
        actor_name=act.actor.name,
        table=TABLE,
        key=key,
        before=before,
        after=after,
        source=source,
        created_at=act.now,
    )
