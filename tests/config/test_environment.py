"""The environment is checked at the start: all faults together, one sentence each, and no traceback."""

import subprocess
from pathlib import Path

import pytest

from casework.startup import FAULTY
from config.settings.checking import BETWEEN, VARIABLES, checked, faults, parts, sender_domain
from launcher.places import ROOT, VENV_PYTHON
from tests.support.production import environment

PASSWORD = "geheim-woord"
NAMES = {variable.name for variable in VARIABLES}


def test_a_right_environment_has_no_faults_and_the_defaults_are_right_too(tmp_path: Path) -> None:
    right = environment(tmp_path)
    assert faults(right) == []
    values = checked(right)
    assert set(values) == NAMES
    assert (values["EMAIL_PORT"], values["DATABASE_POOL"]) == ("587", "4")
    for variable in VARIABLES:
        assert not variable.default or not variable.fault(variable.default) or variable.name == "STATIC_ROOT"


def test_everything_that_must_be_there_is_missed(tmp_path: Path) -> None:
    needed = [variable.name for variable in VARIABLES if variable.default is None]
    found = faults({})
    assert [sentence.split()[2] for sentence in found] == needed
    assert all(sentence.endswith(".") and "ontbreekt: " in sentence for sentence in found)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SECRET_KEY", "Tf8-kleinigheid", "te kort"),
        ("SECRET_KEY", "x" * 60, "eenvormig"),
        ("SECRET_KEY", "8Zk3vXr1-Qm7tWb5Jc9LdYp2Hs6Nf4Gu0Ea_RiToVxKqBzMw0"[:49], "te kort"),
        ("SECRET_KEY", "django-insecure-8Zk3vXr1Qm7tWb5Jc9LdYp2Hs6Nf4Gu0EaRiTo", "voorbeeldsleutel"),
        ("SECRET_KEY", "$Zk3vXr1-Qm7tWb5Jc9LdYp2Hs6Nf4Gu0Ea_RiToVxKqBzMwCyDj", "dollarteken"),
        ("SECRET_KEY", "8Zk3vXr1-Qm7tWb5Jc9LdYp2Hs6Nf4Gu0Ea_RiToVxKqBzMwCyDj\n", "nieuwe regel"),
        ("SECRET_KEY_FALLBACKS", "8Zk3vXr1-Qm7tWb5Jc9LdYp2Hs6Nf4Gu0Ea_RiToVxKqBzMwCyDj,kort", "te kort"),
        ("ALLOWED_HOSTS", "*", "mag geen *"),
        ("ALLOWED_HOSTS", "https://toewijzer.example", "geen hostnaam"),
        ("ALLOWED_HOSTS", "toewijzer.example/pad", "geen hostnaam"),
        ("ALLOWED_HOSTS", ",", "noemt geen hostnaam"),
        ("ALLOWED_HOSTS", "elders.example", "staat niet in ALLOWED_HOSTS"),
        ("SITE_URL", "http://toewijzer.example", "https://"),
        ("SITE_URL", "https://toewijzer.example/", "achter de hostnaam"),
        ("SITE_URL", "https://[", "geen geldig adres"),
        ("DATABASE_URL", "sqlite:///toewijzer.sqlite3", "niet naar PostgreSQL"),
        ("DATABASE_URL", f"mysql://toewijzer_app:{PASSWORD}@server/toewijzer", "niet naar PostgreSQL"),
        ("DATABASE_URL", f"postgresql://:{PASSWORD}@server/", "noemt de rol, de database niet"),
        ("DATABASE_URL", f"postgresql://toewijzer_app:{PASSWORD}@server:poort/toewijzer", "geen geldig adres"),
        ("DATABASE_POOL", "0", "van 1 tot en met 50"),
        ("DATABASE_POOL", "vier", "geen heel getal"),
        ("TRUSTED_PROXIES", "-1", "van 0 tot en met 5"),
        ("SWEEP_SECONDS", "0.5", "geen heel getal"),
        ("WEB_PROCESSES", "65", "van 1 tot en met 64"),
        ("WEB_BIND", "8000", "een poort"),
        ("WEB_BIND", "127.0.0.1:0", "een poort"),
        ("CELERY_BROKER_URL", f"amqp://user:{PASSWORD}@server", "geen adres van Redis"),
        ("CELERY_BROKER_URL", "redis://", "geen adres van Redis"),
        ("OSO_YEARS", "2018,nieuw", "noemt geen jaren"),
        ("OSO_YEARS", ",", "noemt geen jaren"),
        ("PRIVATE_ROOT", "bestanden", "geen volledig pad"),
        ("PRIVATE_ROOT", "/bestaat/niet", "geen map"),
        ("PRIVATE_ROOT", "/proc", "niet schrijven"),
        ("STATIC_ROOT", "static", "geen volledig pad"),
        ("EMAIL_HOST", "smtp://mail.example", "geen hostnaam"),
        ("EMAIL_PORT", "70000", "van 1 tot en met 65535"),
        ("EMAIL_TLS", "misschien", "true of false"),
        ("EMAIL_USER", "toewijzer", "horen bij elkaar"),
        ("DEFAULT_FROM_EMAIL", "Toewijzer", "geen e-mailadres"),
        ("MAIL_DOMAIN", "a b", "geen domeinnaam"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_holds_no_secret(name: str, value: str, says: str, tmp_path: Path) -> None:
    wrong = faults(environment(tmp_path, **{name: value}))
    assert len(wrong) == 1, wrong
    assert name in wrong[0]
    assert says in wrong[0]
    assert wrong[0].endswith(".")
    assert PASSWORD not in wrong[0]
    if name.startswith("SECRET"):
        assert value.strip() not in wrong[0]


def test_a_password_never_travels_in_the_open(tmp_path: Path) -> None:
    login = {"EMAIL_USER": "toewijzer", "EMAIL_PASSWORD": PASSWORD}
    assert faults(environment(tmp_path, **login, EMAIL_TLS="true")) == []
    (wrong,) = faults(environment(tmp_path, **login, EMAIL_TLS="false"))
    assert "onversleuteld" in wrong
    assert PASSWORD not in wrong
    (wrong,) = faults(environment(tmp_path, EMAIL_TLS="true", EMAIL_PORT="465"))
    assert "587" in wrong


def test_faults_of_one_do_not_hide_those_between_others(tmp_path: Path) -> None:
    wrong = faults(environment(tmp_path, SECRET_KEY="kort", EMAIL_TLS="true", EMAIL_PORT="465"))
    assert len(wrong) == 2
    assert {name for rule in BETWEEN for name in rule.names} <= NAMES


def test_words_of_values() -> None:
    assert parts(" a, b,,") == ["a", "b"]
    assert sender_domain("Toewijzer <noreply@swv.example>") == "swv.example"
    assert sender_domain("noreply@swv.example") == "swv.example"
    assert sender_domain("swv.example") == ""


@pytest.mark.parametrize(
    "command",
    [
        ("manage.py", "check", "--deploy"),
        ("manage.py", "work_off"),
        ("-m", "gunicorn", "config.wsgi", "--workers", "1", "--bind", "127.0.0.1:0", "--no-control-socket"),
        ("-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"),
        ("-m", "celery", "-A", "config", "worker"),
        ("-m", "celery", "-A", "config", "beat", "-s", "/dev/null"),
    ],
    ids=["check", "work_off", "gunicorn", "gunicorn by its file", "worker", "beat"],
)
def test_every_program_says_all_faults_and_ends(command: tuple[str, ...], tmp_path: Path) -> None:
    env = environment(tmp_path, SECRET_KEY="", ALLOWED_HOSTS="*", EMAIL_PORT="post")
    done = subprocess.run(
        [VENV_PYTHON, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == FAULTY
    said = [line for line in done.stderr.splitlines() if line.startswith("- ")]
    assert [line.split()[1] for line in said] == ["De", "ALLOWED_HOSTS", "EMAIL_PORT"]
    assert "Traceback" not in done.stdout + done.stderr


def test_a_right_environment_passes_the_framework_s_own_review(tmp_path: Path) -> None:
    command = [VENV_PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
