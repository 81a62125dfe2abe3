"""The term to object runs per addressee: its subject is his letter, no longer the decision as a whole."""

from typing import Any

from django.db import migrations


def to_letters(apps: Any, schema_editor: Any) -> None:
    deadlines = apps.get_model("casework", "Deadline").objects
    letters = apps.get_model("correspondence", "Letter").objects.filter(kind="decision", status="released")
    for term in deadlines.filter(subject_type="decisions.decision", code="objection").order_by("id"):
        for letter in letters.filter(subject_type="decisions.decision", subject_id=term.subject_id).order_by("id"):
            term.pk, term._state.adding = None, True
            term.subject_type, term.subject_id = "correspondence.letter", letter.pk
            term.save(force_insert=True)
            term.subject_type, term.subject_id = "decisions.decision", letter.subject_id
    deadlines.filter(subject_type="decisions.decision", code="objection").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_initial"),
        ("correspondence", "0002_returned_how_and_sending_notes"),
        ("decisions", "0004_words_for_the_experts"),
    ]

    operations = [migrations.RunPython(to_letters, migrations.RunPython.noop)]
