"""The demo on one's own machine: everything real, except that signing in is one click and no mail leaves it."""

from config.settings.base import *  # noqa: F403
from config.settings.base import BASE_DIR

DEMO = True
INSTALLED_APPS = [*INSTALLED_APPS[:-1], "demo", INSTALLED_APPS[-1]]  # noqa: F405
STAFF_SECOND_FACTOR = False
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
if not SECRET_KEY:  # noqa: F405
    key_file = BASE_DIR / ".run" / "secret-key"
    SECRET_KEY = key_file.read_text() if key_file.exists() else "demo-key-for-commands-that-sign-nothing"
