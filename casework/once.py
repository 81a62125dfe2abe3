"""A form acts once: its key is claimed in the transaction of its verb, and a second POST gets the first result."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction

from casework.acting import Act
from casework.models import OnceKey
from casework.refusals import WrongState, from_database


@dataclass(frozen=True, slots=True)
class Result:
    """Where the result of an act stands, and whether this was a repetition."""

    url: str
    repeated: bool


def new_key() -> str:
    """A key for a form that is about to be shown."""
    return str(uuid.uuid4())


def parse_key(text: str) -> uuid.UUID | None:
    """The key of a POST, or None when it is missing or malformed."""
    try:
        return uuid.UUID(text)
    except (ValueError, AttributeError):
        return None


def result_of(act: Act, key: uuid.UUID, path: str) -> str:
    """Where the result of the form with this key stands; empty when it has not acted yet."""
    used = OnceKey.objects.filter(user_id=act.actor.user_id, key=key, path=path[:300])
    return used.values_list("result_url", flat=True).first() or ""


def perform(act: Act, key: uuid.UUID, path: str, verb: Callable[[], str]) -> Result:
    """Run ``verb`` (which answers its result's address) in one transaction, once per person and key.

    A concurrent second POST waits for the first and then shows its result. Refusals and faults of the database leave
    the key without a result, so the form can be sent again.
    """
    try:
        with transaction.atomic():
            if not _claim(act, key, path) and (first := _first_result(act, key, path)):
                return first
            url = verb()
            OnceKey.objects.filter(user_id=act.actor.user_id, key=key).update(result_url=url)
            return Result(url, repeated=False)
    except DatabaseError as error:
        if refusal := from_database(error):
            raise refusal from error
        raise


def before_sent(act: Act, key: uuid.UUID, path: str, store: Callable[[], object]) -> bool:
    """Run ``store`` (which keeps a draft) unless the form with this key was sent, and answer whether it ran.

    Leaving a field by pressing the button saves a draft and sends the form at one moment. The two exclude each other:
    without that a draft could come in last and stand on the page as if it had been typed after the form was sent.
    """
    with transaction.atomic():
        if not _claim(act, key, path):
            return False
        store()
        OnceKey.objects.filter(user_id=act.actor.user_id, key=key).delete()
        return True


def mark_sent(act: Act, key: uuid.UUID, path: str) -> None:
    """Note that a form was sent though it had no result: no draft with its key is kept any more (``before_sent``)."""
    _claim(act, key, path)


def _claim(act: Act, key: uuid.UUID, path: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casework_oncekey (user_id, key, path, result_url, at) VALUES (%s, %s, %s, '', %s) "
            "ON CONFLICT (user_id, key) DO NOTHING RETURNING id",
            [act.actor.user_id, key, path[:300], act.now],
        )
        return cursor.fetchone() is not None


def _first_result(act: Act, key: uuid.UUID, path: str) -> Result | None:
    """What came of this key before; None when it was sent and refused."""
    first = OnceKey.objects.select_for_update().get(user_id=act.actor.user_id, key=key)
    if first.path != path[:300]:
        raise WrongState("Dit formulier hoort bij een andere pagina. Open de pagina opnieuw en probeer het nog eens.")
    return Result(first.result_url, repeated=True) if first.result_url else None
