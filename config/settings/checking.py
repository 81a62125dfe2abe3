"""What the environment of an installation must hold: one table, and one sentence for every fault in it.

Read before anything else in ``production``, so that a fault never shows as a traceback from deep inside.
"""

import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.http.request import validate_host

from casework import startup

SHORTEST_KEY = 50
YES, NO = frozenset({"1", "on", "true", "y", "yes"}), frozenset({"0", "off", "false", "n", "no"})
YEAR = re.compile(r"20[0-9]{2}")
HOST = re.compile(r"\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\]")
ADDRESS = re.compile(r"(?:[^<>]*<)?[^@\s<>]+@([A-Za-z0-9.-]+\.[A-Za-z]{2,})>?")

type Fault = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the environment. ``default`` None: it must be there; ``meaning`` ends the sentence that says so.

    ``fault`` answers what is wrong with a value, after the name of the variable; an empty text when it is right.
    """

    name: str
    default: str | None
    meaning: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Rule:
    """What variables must be to each other; asked when each is right by itself."""

    names: tuple[str, ...]
    fault: Callable[[Mapping[str, str]], str]


def faults(environment: Mapping[str, str]) -> list[str]:
    """Everything that is wrong with an environment, one sentence each; never with a secret in it."""
    own = {variable.name: _fault_of(variable, environment) for variable in VARIABLES}
    together = [
        fault for rule in BETWEEN if not any(own[name] for name in rule.names) if (fault := rule.fault(environment))
    ]
    return [*filter(None, own.values()), *together]


def checked(environment: Mapping[str, str]) -> dict[str, str]:
    """Every variable's value or default; ends the program with one sentence per fault when there is one."""
    found = faults(environment)
    if found:
        startup.stop(found)
    return {variable.name: environment.get(variable.name) or variable.default or "" for variable in VARIABLES}


def parts(value: str) -> list[str]:
    """The parts of a value with commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


def sender_domain(value: str) -> str:
    """The domain of a sender, ``Name <a@b.nl>`` or ``a@b.nl``; empty when it is no address."""
    found = ADDRESS.fullmatch(value.strip())
    return found[1] if found else ""


def is_yes(value: str) -> bool:
    """Whether a value says yes."""
    return value.lower() in YES


def _fault_of(variable: Variable, environment: Mapping[str, str]) -> str:
    value = environment.get(variable.name, "")
    if not value.strip():
        missing = variable.default is None
        return f"De omgevingsvariabele {variable.name} ontbreekt: {variable.meaning}." if missing else ""
    wrong = variable.fault(value)
    if value != value.strip():
        wrong = "begint of eindigt met een spatie of een nieuwe regel"
    elif value.startswith("$"):
        # What reads the environment takes this for the name of another variable.
        wrong = "begint met een dollarteken: begin met iets anders"
    return f"{variable.name} {wrong}." if wrong else ""


def _secret(value: str) -> str:
    if len(value) < SHORTEST_KEY or len(set(value)) < 10:
        return f"is te kort of te eenvormig: neem ten minste {SHORTEST_KEY} willekeurige tekens"
    if value.startswith(("django-insecure", "demo-key")):
        return "is een voorbeeldsleutel: maak een eigen sleutel"
    return ""


def _secrets(value: str) -> str:
    return next((wrong for key in parts(value) if (wrong := _secret(key))), "")


def _hosts(value: str) -> str:
    for host in parts(value):
        if host == "*":
            return "mag geen * zijn: noem de hostnamen van deze installatie"
        if not HOST.fullmatch(host):
            return f"bevat {host!r}: dat is geen hostnaam (zonder https:// en zonder pad)"
    return "" if parts(value) else "noemt geen hostnaam"


def _split(value: str) -> SplitResult | None:
    try:
        found = urlsplit(value)
        _ = found.port
    except ValueError:
        return None
    return found


def _database(value: str) -> str:
    found = _split(value)
    if found is None:
        return "is geen geldig adres: gebruik postgresql://rol:wachtwoord@server:5432/database"
    if found.scheme not in {"postgres", "postgresql"}:
        return "wijst niet naar PostgreSQL: gebruik postgresql://rol:wachtwoord@server:5432/database"
    missing = [
        what
        for what, there in (("de rol", found.username), ("de server", found.hostname), ("de database", found.path[1:]))
        if not there
    ]
    return f"noemt {', '.join(missing)} niet: gebruik postgresql://rol:wachtwoord@server:5432/database" * bool(missing)


def _site(value: str) -> str:
    found = _split(value)
    if found is None or not found.hostname:
        return "is geen geldig adres: gebruik bijvoorbeeld https://toewijzer.example"
    if found.scheme != "https":
        return "begint niet met https://: over een onbeveiligde verbinding werkt aanmelden niet"
    if found.path or found.query or found.fragment:
        return "heeft iets achter de hostnaam: geef alleen https:// en de hostnaam, zonder schuine streep aan het eind"
    return ""


def _redis(value: str) -> str:
    found = _split(value)
    if found is None or found.scheme not in {"redis", "rediss"} or not found.hostname:
        return "is geen adres van Redis: gebruik redis://:wachtwoord@server:6379/0"
    return ""


def _folder(value: str) -> str:
    folder = Path(value)
    if not folder.is_absolute():
        return "is geen volledig pad: begin met een schuine streep"
    if not folder.is_dir():
        return f"wijst naar {value}, en dat is geen map: maak hem eerst"
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return f"wijst naar {value}, en daar kan dit programma niet schrijven ({error.strerror})"


def _path(value: str) -> str:
    return "" if Path(value).is_absolute() else "is geen volledig pad: begin met een schuine streep"


def _sender(value: str) -> str:
    return "" if sender_domain(value) else "is geen e-mailadres: gebruik Naam <adres@domein.nl>"


def _domain(value: str) -> str:
    return "" if HOST.fullmatch(value) and not value.startswith((".", "[")) else "is geen domeinnaam"


def _server(value: str) -> str:
    return "" if HOST.fullmatch(value) else "is geen hostnaam"


def _yes_or_no(value: str) -> str:
    return "" if value.lower() in YES | NO else "is geen ja of nee: gebruik true of false"


def _number(least: int, most: int) -> Fault:
    def fault(value: str) -> str:
        fits = value.isascii() and value.isdigit() and least <= int(value) <= most
        return "" if fits else f"is geen heel getal van {least} tot en met {most}"

    return fault


def _bind(value: str) -> str:
    host, _, port = value.rpartition(":")
    fits = HOST.fullmatch(host) and not _number(1, 65535)(port)
    return "" if fits else "is geen adres met een poort: gebruik bijvoorbeeld 127.0.0.1:8000"


def _years(value: str) -> str:
    wrong = not parts(value) or any(not YEAR.fullmatch(year) for year in parts(value))
    return "noemt geen jaren: gebruik bijvoorbeeld 2018,2019" if wrong else ""


def _anything(value: str) -> str:
    return ""


# The table in docs/operations.md says the same in English; a test holds them together.
VARIABLES: tuple[Variable, ...] = (
    Variable("SECRET_KEY", None, "de geheime sleutel waarmee sessies worden ondertekend", _secret),
    Variable("SECRET_KEY_FALLBACKS", "", "vorige sleutels, met komma's ertussen", _secrets),
    Variable("ALLOWED_HOSTS", None, "de hostnamen van deze installatie, met komma's ertussen", _hosts),
    Variable("SITE_URL", None, "het adres waarop gebruikers het programma openen", _site),
    Variable("TRUSTED_PROXIES", "1", "hoeveel proxy's er tussen de gebruiker en het programma staan", _number(0, 5)),
    Variable("DATABASE_URL", None, "het adres van de database, met de rol toewijzer_app", _database),
    Variable("DATABASE_POOL", "4", "hoeveel verbindingen een proces ten hoogste openhoudt", _number(1, 50)),
    Variable("CELERY_BROKER_URL", None, "het adres van Redis", _redis),
    Variable("SWEEP_SECONDS", "30", "om de hoeveel seconden blijven liggen werk wordt opgepakt", _number(1, 3600)),
    Variable("OSO_YEARS", "2018,2019", "welke versies van OSO-dossiers worden gelezen, met komma's ertussen", _years),
    Variable("PRIVATE_ROOT", None, "de map voor vertrouwelijke bestanden", _folder),
    Variable("STATIC_ROOT", ".run/static", "de map voor de vormgeving", _path),
    Variable("EMAIL_HOST", None, "de mailserver", _server),
    Variable("EMAIL_PORT", "587", "de poort van de mailserver", _number(1, 65535)),
    Variable("EMAIL_USER", "", "de gebruiker van de mailserver", _anything),
    Variable("EMAIL_PASSWORD", "", "het wachtwoord van de mailserver", _anything),
    Variable("EMAIL_TLS", "true", "of de verbinding met de mailserver beveiligd is", _yes_or_no),
    Variable("DEFAULT_FROM_EMAIL", None, "de afzender van berichten", _sender),
    Variable("MAIL_DOMAIN", "", "het domein in het kenmerk van berichten", _domain),
    Variable("WEB_BIND", "127.0.0.1:8000", "het adres waarop de webserver luistert", _bind),
    Variable("WEB_PROCESSES", "2", "hoeveel processen de webserver start", _number(1, 64)),
)


def _site_is_a_host(environment: Mapping[str, str]) -> str:
    host = urlsplit(environment["SITE_URL"]).hostname or ""
    known = validate_host(host, parts(environment["ALLOWED_HOSTS"]))
    return "" if known else f"De hostnaam van SITE_URL ({host}) staat niet in ALLOWED_HOSTS."


def _mail_login(environment: Mapping[str, str]) -> str:
    if bool(environment.get("EMAIL_USER")) != bool(environment.get("EMAIL_PASSWORD")):
        return "EMAIL_USER en EMAIL_PASSWORD horen bij elkaar: geef ze allebei, of geen van beide."
    if environment.get("EMAIL_USER") and not _uses_tls(environment):
        return "Met EMAIL_TLS uit zou EMAIL_PASSWORD onversleuteld verstuurd worden: zet EMAIL_TLS aan."
    return ""


def _mail_port(environment: Mapping[str, str]) -> str:
    wrong = _uses_tls(environment) and environment.get("EMAIL_PORT") == "465"
    return "EMAIL_PORT 465 past niet bij EMAIL_TLS (STARTTLS): gebruik poort 587." if wrong else ""


def _uses_tls(environment: Mapping[str, str]) -> bool:
    return is_yes(environment.get("EMAIL_TLS") or "true")


BETWEEN: tuple[Rule, ...] = (
    Rule(("SITE_URL", "ALLOWED_HOSTS"), _site_is_a_host),
    Rule(("EMAIL_USER", "EMAIL_PASSWORD", "EMAIL_TLS"), _mail_login),
    Rule(("EMAIL_PORT", "EMAIL_TLS"), _mail_port),
)
