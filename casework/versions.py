"""Former values of a case's records: the one history mechanism."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core import serializers
from django.db import models

from casework.acting import Act
from casework.audit import label_of
from casework.models import Version
from casework.refusals import Stale
from casework.text import display

HIDDEN = "alleen bekend bij het samenwerkingsverband"


def values_of(record: models.Model, fields: Iterable[str]) -> dict[str, Any]:
    """The named fields of a record as JSON values."""
    return serializers.serialize("python", [record], fields=tuple(fields))[0]["fields"]


def keep(act: Act, record: models.Model, *, case_id: int | None, fields: Iterable[str]) -> Version:
    """Keep what a stored record holds now, before these fields are changed; ``case_id`` is None outside any case."""
    stored = type(record)._base_manager.get(pk=record.pk)
    return Version.objects.create(
        case_id=case_id,
        subject_type=label_of(record),
        subject_id=record.pk,
        at=act.now,
        actor_id=act.actor.user_id,
        actor_name=act.actor.name,
        values=_plain(values_of(stored, fields)),
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    stays = (int, float, str, list, dict, type(None))
    return {key: value if isinstance(value, stays) else str(value) for key, value in values.items()}


def refuse_stale(record: Any, new: Mapping[str, Any], expected: int | None, *, hidden: Collection[str] = ()) -> None:
    """Raise Stale with both texts when somebody else saved since the version that this person saw.

    ``expected`` is that version (None: not compared). When both wrote the same nothing is lost, so nothing is refused.
    What is stored in the ``hidden`` fields is not shown to this person.
    """
    if expected is None or not record.pk or record.version == expected:
        return
    if all(getattr(record, name) == value for name, value in new.items()):
        return
    labels = {name: label_of_field(record, name) for name in new}
    raise Stale(
        {labels[name]: _in_words(record, name, value) for name, value in new.items()},
        {labels[name]: HIDDEN if name in hidden else _in_words(record, name, getattr(record, name)) for name in new},
    )


def _in_words(record: models.Model, name: str, value: Any) -> str:
    """A value as a person chose or typed it."""
    field: Any = record._meta.get_field(name)
    return next((str(label) for choice, label in field.flatchoices if choice == value), display(value))


def label_of_field(record: models.Model, name: str) -> str:
    """How a field is called on screens."""
    field: Any = record._meta.get_field(name)
    return str(field.verbose_name).capitalize()


def history(record: models.Model) -> list[Version]:
    """Every former version of a record, newest first."""
    return list(Version.objects.filter(subject_type=label_of(record), subject_id=record.pk).order_by("-id"))
