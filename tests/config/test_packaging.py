"""The files of an installation fit the program: what is installed, what runs, what is asked of whoever runs it."""

import re
from typing import Any

import pytest
from django.conf import settings

from config.settings.checking import VARIABLES
from launcher.environment import LOCK
from launcher.places import ROOT
from launcher.system import PDF_LIBRARIES
from tests.support.compose import compose_text, filled, image_content, services, variables

DOCKERFILE = (ROOT / "Dockerfile").read_text()
EXAMPLE = dict(line.split("=", 1) for line in (ROOT / ".env.example").read_text().splitlines() if re.match(r"\w", line))
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
NAMES = {variable.name: variable for variable in VARIABLES}
# What the services make of it themselves, from the passwords and the places inside.
MADE = {"DATABASE_URL", "CELERY_BROKER_URL", "PRIVATE_ROOT", "STATIC_ROOT", "WEB_BIND"}
# For the services around the program, which it never sees.
PASSWORDS = {"POSTGRES_PASSWORD", "OWNER_PASSWORD", "APP_PASSWORD", "RETENTION_PASSWORD", "REDIS_PASSWORD"}
PORTS = {"WEB_PORT", "MAIL_PORT"}
AROUND = PASSWORDS | PORTS
PROGRAMS = ("prepare", "web", "worker", "beat")
PINNED = re.compile(r"[a-z0-9./-]+:v?\d+\.\d+\.?\d*[a-z0-9.-]*(@sha256:[0-9a-f]{64})?")
SECRET = re.compile(r"SECRET|PASSWORD")


def test_the_image_runs_the_python_of_the_checkout() -> None:
    wanted = (ROOT / ".python-version").read_text().strip()
    bases = re.findall(r"^FROM python:(\d+\.\d+)\.\d+-slim-\w+( AS \w+)?$", DOCKERFILE, re.MULTILINE)
    assert [version for version, _ in bases] == [wanted] * DOCKERFILE.count("FROM ")


def test_the_image_has_the_libraries_that_the_set_up_installs() -> None:
    (line,) = re.findall(r"apt-get install -y --no-install-recommends ([^\\\n]+)", DOCKERFILE)
    assert line.split() == [package for _, _, _, package in PDF_LIBRARIES]


def test_the_image_holds_the_locked_packages_and_names_no_place_to_get_them() -> None:
    (line,) = [line for line in DOCKERFILE.splitlines() if "pip install" in line]
    assert "--require-hashes" in line
    assert f"-r {LOCK.name}" in line
    for text in (DOCKERFILE, compose_text()):
        assert not re.search(r"https?://|--(extra-)?index-url|--trusted-host|--find-links", text)


def test_the_image_runs_as_nobody_in_particular() -> None:
    (user,) = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert not re.search(r"^(ENV|ARG) .*(SECRET|PASSWORD|_URL)", DOCKERFILE, re.MULTILINE)


def test_the_image_holds_the_program_and_nothing_else() -> None:
    let_in, left_out = image_content()
    own = {app.partition(".")[0] for app in settings.INSTALLED_APPS if (ROOT / app.partition(".")[0]).is_dir()}
    assert own - {"demo"} <= set(let_in)
    assert {"manage.py", "requirements.lock", "static", "templates"} <= set(let_in)
    assert not {"demo", "tests", "bin", "docs", ".env", ".run", ".git", ".venv"} & set(let_in)
    assert {"config/settings/demo.py", "config/settings/test.py", "**/__pycache__"} <= set(left_out)


def test_every_image_has_an_exact_version() -> None:
    images = [service["image"] for service in services().values()]
    assert all(PINNED.fullmatch(image) for image in images), images
    assert not PINNED.fullmatch("postgres:latest")
    assert not PINNED.fullmatch("postgres:17-bookworm")


@pytest.mark.parametrize("name", list(services()))
def test_no_service_may_do_more_than_it_needs(name: str) -> None:
    service = services()[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("user", "10001:10001" if "build" in service else "root") not in {"root", "0"}
    assert all(str(port).startswith("127.0.0.1:") for port in service.get("ports", []))
    assert name == "prepare" or service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert service["restart"] == ("no" if name == "prepare" else "unless-stopped")


def test_only_who_must_leave_the_house_can() -> None:
    outside = {name for name, service in services().items() if "outside" in service["networks"]}
    assert outside == {"web", "worker", "mail"}
    assert not any("ports" in services()[name] for name in ("database", "broker", "worker", "beat"))


def test_everything_waits_for_what_it_stands_on() -> None:
    waits = {
        name: {other: how["condition"].removeprefix("service_") for other, how in service.get("depends_on", {}).items()}
        for name, service in services().items()
    }
    prepared = {"prepare": "completed_successfully"}
    assert waits["prepare"] == {"database": "healthy"}
    assert waits["web"] == {"database": "healthy", **prepared}
    assert waits["worker"] == {"database": "healthy", "broker": "healthy", **prepared}
    assert waits["beat"] == {"broker": "healthy", **prepared}


def test_only_the_preparation_knows_the_owner_and_nobody_knows_more() -> None:
    knows: dict[str, set[str]] = {name: set() for name in services()}
    for name, service in services().items():
        knows[name] = {found for found in variables() if f"${{{found}" in str(service)}
    assert {name for name in knows if "OWNER_PASSWORD" in knows[name]} == {"database", "prepare"}
    assert {name for name in knows if "POSTGRES_PASSWORD" in knows[name]} == {"database"}
    assert {name for name in knows if "RETENTION_PASSWORD" in knows[name]} == {"database"}
    assert {name for name in knows if "SECRET_KEY" in knows[name]} == set(PROGRAMS)


def test_every_variable_is_known_and_every_known_one_can_be_set() -> None:
    asked = set(variables())
    assert asked == (set(NAMES) - MADE) | AROUND
    for name in PROGRAMS:
        given = set(services()[name]["environment"])
        assert given == set(NAMES) - {"PRIVATE_ROOT", "STATIC_ROOT", "WEB_BIND"}
        assert all(f"{made}=" in DOCKERFILE for made in ("PRIVATE_ROOT", "STATIC_ROOT", "WEB_BIND"))
    for name, (how, _) in variables().items():
        needed = NAMES[name].default is None if name in NAMES else name not in PORTS
        assert (how == "?") is needed, name


def test_the_example_names_everything_and_holds_no_secret() -> None:
    assert set(EXAMPLE) == set(variables())
    for name, value in EXAMPLE.items():
        if SECRET.search(name):
            assert value == "", name
        if name in NAMES and NAMES[name].default:
            assert value == NAMES[name].default, name
    with pytest.raises(KeyError):
        filled(compose_text(), EXAMPLE)


def test_no_secret_stands_in_a_file() -> None:
    for text in (compose_text(), DOCKERFILE):
        for line in text.splitlines():
            value: Any = re.match(r"\s*\w*(PASSWORD|SECRET|AUTH)\w*: *(.*)$", line)
            assert not value or value[2].startswith("${"), line
    assert ".env" in (ROOT / ".gitignore").read_text().split()


def test_the_guide_names_every_variable_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]*?) \|", OPERATIONS, re.MULTILINE))
    assert set(rows) == set(NAMES) | AROUND | {"DJANGO_SETTINGS_MODULE"}
    for name, variable in NAMES.items():
        wanted = "required" if variable.default is None else f"`{variable.default}`" if variable.default else "none"
        assert rows[name] == wanted, name
