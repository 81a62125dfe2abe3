"""Foreign keys between apps leave no accessor on the lower model: an upper app's rows are reached by its queries."""

import re
from typing import Any

from django.apps import apps
from django.db import models

from tests.architecture.source import APPS, refuse


def accessors(found: list[type[models.Model]]) -> list[str]:
    """Relations from one of our apps to another app's model that can be followed backwards."""
    wrong = []
    for model in found:
        relations: list[Any] = [
            field for field in model._meta.get_fields() if field.is_relation and not field.auto_created
        ]
        for field in relations:
            other = field.related_model
            if other._meta.app_label != model._meta.app_label and not field.remote_field.hidden:
                wrong.append(f"{model._meta.label}.{field.name} → {other._meta.label}")
    return wrong


def _ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in APPS]


def test_no_accessors_of_upper_apps() -> None:
    refuse(accessors(_ours()))


def test_accessors_are_found() -> None:
    from django.contrib.sessions.models import Session
    from django.test.utils import isolate_apps

    with isolate_apps("config", "django.contrib.sessions"):

        class Seen(models.Model):
            session = models.ForeignKey(Session, models.CASCADE)
            hidden = models.ForeignKey(Session, models.CASCADE, related_name="+")

            class Meta:
                app_label = "config"

        assert accessors([Seen]) == ["config.Seen.session → sessions.Session"]


# Scores and findings, which will be encrypted.
HEALTH = {
    "applications.LearningResult": {"dl", "dl_reason", "dle"},
    "applications.IntelligenceResult": {"low", "high"},
    "applications.SocialEmotionalFinding": {"present", "finding"},
    "applications.Motivation": {"text", "why_this_kind", "guidance", "external_experts", "risks"},
}


def test_the_database_leans_on_no_field_of_health() -> None:
    for label, fields in HEALTH.items():
        meta = apps.get_model(label)._meta
        assert fields <= {field.name for field in meta.fields}, f"{label} has other fields now"
        for constraint in (*meta.constraints, *meta.indexes):
            assert not fields & _named_in(constraint), f"{label}: {constraint.name}"
        assert not [field for field in meta.fields if field.name in fields and (field.unique or field.db_index)]


def _named_in(constraint: Any) -> set[str]:
    _, args, kwargs = constraint.deconstruct()
    return set(re.findall(r"[a-z]\w*?(?=__|\W)", str((args, kwargs))))


def test_fields_in_constraints_are_found() -> None:
    check = models.CheckConstraint(condition=models.Q(dle__lte=120), name="dle_most")
    assert "dle" in _named_in(check)
    assert "dl" in _named_in(models.Index(fields=["dl"], name="by_dl"))
