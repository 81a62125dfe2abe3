"""Production: everything from the environment, checked at the start with one clear sentence per fault."""

import os
from pathlib import Path

from config.settings.checking import checked, is_yes, parts, sender_domain

found = checked(os.environ)  # before ``base`` reads what it does not check

from config.settings.base import *  # noqa: E402, F403
from config.settings.base import BASE_DIR, DATABASES, sweep_every  # noqa: E402

SECRET_KEY = found["SECRET_KEY"]
SECRET_KEY_FALLBACKS = parts(found["SECRET_KEY_FALLBACKS"])
ALLOWED_HOSTS = parts(found["ALLOWED_HOSTS"])
SITE_URL = found["SITE_URL"]
DATABASES["default"]["OPTIONS"]["pool"]["max_size"] = int(found["DATABASE_POOL"])
ROLE_IS_CHECKED = True
CELERY_BROKER_URL = found["CELERY_BROKER_URL"]
CELERY_BEAT_SCHEDULE = sweep_every(int(found["SWEEP_SECONDS"]))
OSO_YEARS = parts(found["OSO_YEARS"])
PRIVATE_ROOT = Path(found["PRIVATE_ROOT"])
STATIC_ROOT = BASE_DIR / found["STATIC_ROOT"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ALLAUTH_TRUSTED_PROXY_COUNT = int(found["TRUSTED_PROXIES"])
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]  # asked by the machine itself, past the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
DEFAULT_FROM_EMAIL = found["DEFAULT_FROM_EMAIL"]
MAIL_DOMAIN = found["MAIL_DOMAIN"] or sender_domain(DEFAULT_FROM_EMAIL)
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": found["EMAIL_HOST"],
            "port": int(found["EMAIL_PORT"]),
            "username": found["EMAIL_USER"],
            "password": found["EMAIL_PASSWORD"],
            "use_tls": is_yes(found["EMAIL_TLS"]),
            "timeout": 20,
        },
    }
}
