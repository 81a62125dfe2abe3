"""One-click sign-in exists in the demo only, and for demo accounts only."""

import subprocess
import sys
import uuid
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.urls import reverse

from accounts.enums import Role
from tests.factories import accounts as make
from tests.factories import applications
from tests.support.production import environment

pytestmark = pytest.mark.django_db

SIGN_IN = "/demo/aanmelden/"


def demo_hat(role, **fields):
    return make.membership(role=role, user=make.user(email=f"{uuid.uuid4().hex}@demo.example", **fields))


@pytest.mark.usefixtures("in_demo")
def test_the_start_page_offers_each_account_by_role(client):
    school = demo_hat(Role.SCHOOL_STAFF, name="School Demo")
    demo_hat(Role.PARENT, name="Ouder Demo")
    make.membership(role=Role.SECRETARIAT, name="Geen Demo")
    page = client.get("/")
    assert page.status_code == 200
    assert page.text.index("School Demo") < page.text.index("Ouder Demo")
    assert "Geen Demo" not in page.text
    assert str(school.public_id) in page.text


@pytest.mark.usefixtures("in_demo")
def test_the_start_page_says_which_case_a_parent_follows(client, django_assert_max_num_queries):
    where = applications.world()
    for number in range(2):
        case = applications.submitted(where)
        followed = applications.followed(where, case)
        followed.user.email = f"ouder{number}@demo.example"
        followed.user.save()
        followed.valid_from = date(2020, 1, 1)
        followed.save()
    with django_assert_max_num_queries(6):
        page = client.get("/")
    assert f"{case.pupil_label}: ingediend" in page.text


@pytest.mark.usefixtures("in_demo")
def test_one_click_signs_in_with_that_hat(client):
    first = demo_hat(Role.SECRETARIAT)
    second = make.membership(role=Role.EXPERT, user=first.user)
    answer = client.post(SIGN_IN, {"account": str(second.public_id)})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    page = client.get("/")
    assert page.wsgi_request.act.actor.membership_id == second.pk
    assert "Werkvoorraad" in page.text
    other = demo_hat(Role.BOARD_MEMBER)
    client.post(SIGN_IN, {"account": str(other.public_id)})
    assert client.get("/").wsgi_request.act.actor.membership_id == other.pk


@pytest.mark.usefixtures("in_demo")
@pytest.mark.parametrize("account", ["", "geen", "\x00", str(uuid.uuid4())])
def test_an_unknown_account_does_not_exist(client, account):
    assert client.post(SIGN_IN, {"account": account}).status_code == 404
    assert client.get(SIGN_IN).status_code == 405


@pytest.mark.usefixtures("in_demo")
def test_a_real_account_cannot_be_taken(client):
    real = make.membership(role=Role.SECRETARIAT)
    assert client.post(SIGN_IN, {"account": str(real.public_id)}).status_code == 404
    assert client.get("/account/").status_code == 302


@pytest.mark.usefixtures("in_demo")
@pytest.mark.parametrize("many", [1, 30])
def test_the_start_page_costs_the_same_for_one_and_thirty(client, many, django_assert_num_queries):
    for _ in range(many):
        demo_hat(Role.EXPERT)
    with django_assert_num_queries(2):
        assert client.get("/").text.count('name="account"') == many


def test_outside_the_demo_there_is_nothing(client):
    assert configured.DEMO is False
    hat = demo_hat(Role.SECRETARIAT)
    assert client.post(SIGN_IN, {"account": str(hat.public_id)}).status_code == 404
    assert client.get("/").headers["Location"] == reverse("account_login") + "?next=/"


def test_even_when_the_addresses_were_mounted_they_would_do_nothing(client, settings, in_demo):
    settings.DEMO = False
    hat = demo_hat(Role.SECRETARIAT)
    assert client.post(SIGN_IN, {"account": str(hat.public_id)}).status_code == 404
    assert client.get("/").status_code == 404


def test_the_demo_is_not_installed_in_production(tmp_path: Path):
    code = (
        "from config.settings import production as p;"
        "print(p.DEMO, 'demo' in p.INSTALLED_APPS, p.STAFF_SECOND_FACTOR, p.DEBUG)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        cwd=Path(configured.BASE_DIR),
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == ["False", "False", "True", "False"]


def test_the_accounts_can_be_printed(capsys):
    hat = demo_hat(Role.EXPERT, name="Deskundige Demo")
    call_command("demo_accounts")
    assert f"Deskundige Demo <{hat.user.email}>" in capsys.readouterr().out
