"""Before the program serves anybody: is this the database, and the role, that it should work with?"""

import sys
from typing import Any

from django.conf import settings
from django.db import connection

# gunicorn starts a worker again and again after any other code; at this one it gives up and ends.
FAULTY = 3
OLDEST_SERVER = 15
PATIENCE = 5  # seconds

LOOK = """
SELECT current_user, rolsuper, rolcreaterole OR rolcreatedb OR rolbypassrls,
  (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S')
    AND pg_has_role(relowner, 'USAGE')),
  has_schema_privilege('public', 'CREATE'),
  to_regclass('public.casework_auditentry'),
  has_table_privilege(to_regclass('public.casework_auditentry'), 'UPDATE, DELETE, TRUNCATE'),
  current_setting('server_version_num')::int / 10000
FROM pg_roles WHERE rolname = current_user
"""


def stop_at_faults() -> None:
    """End the process with one sentence per fault; where the settings say so (``ROLE_IS_CHECKED``)."""
    if not settings.ROLE_IS_CHECKED:
        return
    found = faults()
    if found:
        stop(found)


def stop(sentences: list[str]) -> None:
    """End the process with these sentences and without a traceback."""
    sys.stderr.write("Toewijzer start niet:\n" + "".join(f"- {sentence}\n" for sentence in sentences))
    sys.stderr.flush()
    raise SystemExit(FAULTY)


def faults() -> list[str]:
    """What is wrong with the database or the role, one sentence each.

    On a connection of its own: a server that forks its workers must not hand them one that is in use.
    """
    wrapper: Any = connection
    try:
        with wrapper.Database.connect(**wrapper.get_connection_params(), connect_timeout=PATIENCE) as plain:
            row = plain.execute(LOOK).fetchone()
    except wrapper.Database.Error as error:
        first_line = (str(error).strip().splitlines() or [type(error).__name__])[0]
        return [f"De database van DATABASE_URL is niet bruikbaar: {first_line}"]
    return judge(*row)


def judge(
    role: str, is_super: bool, may_make: bool, owned: int, may_create: bool, log: Any, may_change: Any, version: int
) -> list[str]:
    """The faults of what was found: the role, whether it is superuser, may make roles or databases, how many tables
    it owns, whether it may create some, the log's table and whether it may change that, the server's version."""
    found = []
    who, instead = f"De rol {role} van DATABASE_URL", "gebruik voor het programma de rol toewijzer_app"
    if version < OLDEST_SERVER:
        found.append(f"De server van DATABASE_URL is PostgreSQL {version}: nodig is {OLDEST_SERVER} of nieuwer.")
    if is_super:
        return [*found, f"{who} is superuser: {instead}."]
    if owned:
        return [*found, f"{who} is eigenaar van de tabellen en kan beveiligingen uitzetten: {instead}."]
    if may_make or may_create:
        found.append(f"{who} mag tabellen, databases of rollen maken: {instead}.")
    if log is None:
        found.append("De tabellen ontbreken: voer eerst `manage.py migrate` uit als toewijzer_owner.")
    elif may_change:
        found.append(
            f"{who} mag het logboek wijzigen: {instead}, en geef die geen andere rechten dan de migraties doen."
        )
    return found
