"""Production: everything from the environment, checked at the start with one clear sentence per fault."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import env


def required(name: str, meaning: str) -> str:
    """A setting that must be there; the sentence says what it is for."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"De omgevingsvariabele {name} ontbreekt: {meaning}.")
    return value


SECRET_KEY = required("SECRET_KEY", "de geheime sleutel waarmee sessies worden ondertekend")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "de hostnamen van deze installatie, met komma's ertussen").split(",")
required("DATABASE_URL", "het adres van de database, met de rol toewijzer_app")
SITE_URL = required("SITE_URL", "het adres waarop gebruikers het programma openen")
CELERY_BROKER_URL = required("CELERY_BROKER_URL", "het adres van Redis")
PRIVATE_ROOT = env.path("PRIVATE_ROOT")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": required("EMAIL_HOST", "de mailserver"),
            "port": env.int("EMAIL_PORT", default=587),
            "username": env.str("EMAIL_USER", default=""),
            "password": env.str("EMAIL_PASSWORD", default=""),
            "use_tls": env.bool("EMAIL_TLS", default=True),
            "timeout": 20,
        },
    }
}
