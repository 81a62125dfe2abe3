"""Guards that the database keeps by itself: append-only tables and rows that freeze.

The runtime role may not change these rows at all (grants); the triggers stop the owner as well. Only the role
``toewijzer_retention`` is let through, because destruction after the legal term is its one task.
"""

import pgtrigger
from django.db import migrations

RETENTION_ROLE = "toewijzer_retention"
APP_ROLE = "toewijzer_app"


def _refuse(name: str, sentence: str) -> str:
    return f"""
        IF current_user = '{RETENTION_ROLE}' THEN
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END IF;
        RAISE EXCEPTION '{name}: {sentence}' USING ERRCODE = 'restrict_violation';
    """


def append_only(prefix: str) -> list[pgtrigger.Trigger]:
    """Triggers under which rows of a table can be added and never changed, removed or truncated."""
    return [
        pgtrigger.Trigger(
            name=f"{prefix}_append_only",
            operation=pgtrigger.Update | pgtrigger.Delete,
            when=pgtrigger.Before,
            func=_refuse(f"{prefix}_append_only", "rows are never changed"),
        ),
        no_truncate(prefix),
    ]


def no_truncate(prefix: str) -> pgtrigger.Trigger:
    """A statement trigger that refuses TRUNCATE (row triggers do not fire on it)."""
    return pgtrigger.Trigger(
        name=f"{prefix}_no_truncate",
        level=pgtrigger.Statement,
        operation=pgtrigger.Truncate,
        when=pgtrigger.Before,
        func=f"RAISE EXCEPTION '{prefix}_no_truncate: rows are never truncated' USING ERRCODE = 'restrict_violation';",
    )


def frozen_when(prefix: str, condition: str, allowed: tuple[str, ...] = ()) -> list[pgtrigger.Trigger]:
    """Triggers that freeze a row once ``condition`` (SQL over OLD) holds; only ``allowed`` columns may still change.

    Deleting a frozen row is refused too.
    """
    ignored = "".join(f" - '{column}'" for column in allowed)
    func = f"""
        IF current_user <> '{RETENTION_ROLE}' AND ({condition}) THEN
            IF TG_OP = 'DELETE' OR (to_jsonb(NEW){ignored}) IS DISTINCT FROM (to_jsonb(OLD){ignored}) THEN
                RAISE EXCEPTION '{prefix}_frozen: this row is fixed' USING ERRCODE = 'restrict_violation';
            END IF;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """
    return [
        pgtrigger.Trigger(
            name=f"{prefix}_frozen",
            operation=pgtrigger.Update | pgtrigger.Delete,
            when=pgtrigger.Before,
            func=func,
        ),
        no_truncate(prefix),
    ]


def revoke_changes(*tables: str) -> migrations.RunSQL:
    """A migration step: the runtime role may add to and read these tables, and nothing else."""
    statements = "".join(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APP_ROLE};" for table in tables)
    where_known = f"IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{APP_ROLE}')"  # noqa: S608 - a name of ours
    return migrations.RunSQL(f"DO $$ BEGIN {where_known} THEN {statements} END IF; END $$", migrations.RunSQL.noop)
