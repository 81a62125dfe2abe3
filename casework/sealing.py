"""What waits for a person to go on is sealed: unreadable in the database, in its copies and in its logs.

AES-256-GCM under a key derived from ``SECRET_KEY``; earlier keys (``SECRET_KEY_FALLBACKS``) still open. What is sealed
is bound to the row it lies in: moved to another row it does not open.
"""

import hmac
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE, KEY = 12, 32
PURPOSE = b"toewijzer sealed upload"
MARKING = b"toewijzer keyed mark"


class Unsealable(Exception):
    """Sealed content was changed, lies in another row, or was sealed with a key that is no longer known."""


def seal(content: bytes, bound_to: str) -> bytes:
    """The content, sealed. ``bound_to`` names the row that will hold it."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(settings.SECRET_KEY).encrypt(nonce, content, bound_to.encode())


def unseal(sealed: bytes, bound_to: str) -> bytes:
    """What was sealed for this row. Raises Unsealable."""
    nonce, content = bytes(sealed[:NONCE]), bytes(sealed[NONCE:])
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _cipher(secret).decrypt(nonce, content, bound_to.encode())
        except (InvalidTag, ValueError):
            continue
    raise Unsealable


def marks(text: str) -> list[str]:
    """What stands for a text without telling it: the same text gives the same mark, and only who has the key can try.

    The first is made with the key of now, further ones with the earlier keys that are still known.
    """
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [hmac.digest(_marking_key(secret), text.encode(), "sha256").hex() for secret in secrets]


@cache
def _marking_key(secret: str) -> bytes:
    return HKDF(SHA256(), KEY, salt=None, info=MARKING).derive(secret.encode())


@cache
def _cipher(secret: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY, salt=None, info=PURPOSE).derive(secret.encode()))
