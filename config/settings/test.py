"""Settings of the tests: a real PostgreSQL, mail in memory, quick password hashes."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105 - signs nothing outside a test
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS[:-1], "demo", INSTALLED_APPS[-1]]  # noqa: F405
DATABASES["default"]["OPTIONS"].pop("pool")  # noqa: F405
# Programs that a test starts itself go by the address; a socket is quicker for the hundreds of queries of each test.
DATABASES["default"]["HOST"] = env.str("TOEWIJZER_SOCKET", "") or DATABASES["default"]["HOST"]  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PRIVATE_ROOT = Path(tempfile.mkdtemp(prefix="toewijzer-test-files-"))
STATIC_ROOT = PRIVATE_ROOT / "static"  # collectstatic does not run for tests
STATIC_ROOT.mkdir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
