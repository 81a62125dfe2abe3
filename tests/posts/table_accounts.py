"""Valid bodies of the forms of accounts, and of signing in."""

from datetime import timedelta

from django.urls import reverse

from accounts import actions
from accounts.enums import MandateKind, Role
from accounts.models import Invitation, Membership, Organisation, SchoolSite, User
from accounts.queries import reference
from casework.models import Holiday, Outage
from tests.factories import accounts as make
from tests.posts.entries import ANY_TEXT, Entry, Scene, Values, day, lasting_act, today

ADMINISTRATOR = "administrator"
NO_DAY = {"files where text is asked": "without a day it ends today"}
TOKEN = "een-sleutel-die-alleen-in-deze-test-bestaat"
NEW_PASSWORD = "nog een lang genoeg wachtwoord"


def _of(key: str, scene: Scene) -> Values:
    return {"public_id": scene.house.hats[key].public_id}


def _invited(scene: Scene) -> None:
    """Somebody who has not answered his invitation."""
    actions.invite_member(
        lasting_act(scene),
        email="nieuweling@toewijzer.example",
        name="Nina Nieuweling",
        role=Role.SECRETARIAT,
        organisation_id=make.office(scene.house.world.partnership).pk,
    )


def _newcomer(scene: Scene) -> Values:
    return {"public_id": Membership.objects.get(user__email="nieuweling@toewijzer.example").public_id}


def _open_link(scene: Scene) -> None:
    """An invitation whose token this test knows."""
    from accounts.queries.access import token_hash

    _invited(scene)
    invitation = Invitation.objects.filter(membership__user__email="nieuweling@toewijzer.example")
    invitation.update(token_hash=token_hash(TOKEN))


def _outage(scene: Scene) -> None:
    """An outage that is still going on."""
    actions.record_outage(
        lasting_act(scene), began_on=today() - timedelta(days=1), ended_on=None, note="Aanmelden lukt niet"
    )


def _board(scene: Scene) -> Organisation:
    return scene.house.world.sites["pro"].board


def _with_password(scene: Scene) -> None:
    """Somebody who knows his password and signed in with it just now."""
    assert scene.membership
    user = scene.membership.user
    user.set_password(make.PASSWORD)
    user.save()
    scene.client.logout()
    answer = scene.client.post(reverse("account_login"), {"login": user.email, "password": make.PASSWORD})
    assert answer.status_code == 302, answer.status_code


def _holiday(scene: Scene) -> None:
    """A decree day that is still to come."""
    later = today() + timedelta(days=900)
    actions.add_holiday(lasting_act(scene), day=later, name="dag na Hemelvaartsdag", source="Staatsblad 2027, 1")


def _closing(scene: Scene) -> None:
    """A site that closes next month."""
    act = lasting_act(scene)
    site = make.school_site(board=_board(scene), name="Vestiging die sluit")
    actions.close_site(act, site_id=site.pk, closed_on=today() + timedelta(days=30), successor_id=None)


def _new_site(scene: Scene) -> Values:
    return {"public_id": SchoolSite.objects.get(name="Vestiging die sluit").public_id}


def _policy(scene: Scene) -> Values:
    return {"valid_from": day(5), "source": "Ondersteuningsplan, gewijzigd"}


def _invite(scene: Scene) -> Values:
    return {
        "name": "Nina Nieuweling",
        "email": "nieuweling@toewijzer.example",
        "organisation": make.office(scene.house.world.partnership).public_id,
        "role": Role.SECRETARIAT,
    }


ACCOUNTS: dict[str, Entry] = {
    "accounts:switch_hat": Entry(
        "secretary",
        fields=lambda scene: {"rol": "x"},
        valid=lambda scene: {"rol": scene.house.hats["secretary"].public_id},
        changes=False,
        takes=dict.fromkeys(
            ("empty", "long", "nul", "emoji", "lists", "files where text is asked"),
            "an unknown role leads back to the choice",
        ),
    ),
    "accounts:recovery_codes": Entry(
        "secretary", fields=lambda scene: {}, valid=None, takes={"empty": "without a second step there are no codes"}
    ),
    "accounts:change_name": Entry(
        "secretary", valid=lambda scene: {"name": "Hanneke Brouwers-Steen"}, takes={"emoji": ANY_TEXT}
    ),
    "accounts:invitation": Entry(
        "",
        before=_open_link,
        kwargs=lambda scene: {"token": TOKEN},
        valid=lambda scene: {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    ),
    "accounts:invite": Entry(ADMINISTRATOR, valid=_invite),
    "accounts:end_membership": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: _of("controller", scene),
        takes=NO_DAY,
        valid=lambda scene: {"last_day": day(3)},
    ),
    "accounts:renew_invitation": Entry(ADMINISTRATOR, before=_invited, kwargs=_newcomer),
    "accounts:withdraw_invitation": Entry(ADMINISTRATOR, before=_invited, kwargs=_newcomer),
    "accounts:leave": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: _of("pro_coordinator", scene),
        takes=NO_DAY,
        valid=lambda scene: {"last_day": day(3)},
    ),
    "accounts:close_site": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: {"public_id": scene.house.world.sites["pro"].public_id},
        valid=lambda scene: {"closed_on": day(30), "successor": scene.house.world.sites["vmbo"].public_id},
    ),
    "accounts:keep_site_open": Entry(ADMINISTRATOR, before=_closing, kwargs=_new_site),
    "accounts:grant_mandate": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: _of("pro_coordinator", scene),
        valid=lambda scene: {
            "kind": MandateKind.SUBMIT_APPLICATIONS,
            "function": "teamleider",
            "on_behalf_of": "het bestuur",
            "document": "Mandaatbesluit 2026",
            "valid_from": day(1),
            "valid_until": day(200),
        },
    ),
    "accounts:end_mandate": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: {"public_id": scene.house.hats["deputy"].mandates.get().public_id},
        takes=NO_DAY,
        valid=lambda scene: {"last_day": day(3)},
    ),
    "accounts:change_partnership": Entry(ADMINISTRATOR, valid=lambda scene: {"phone": "000-2222222"}),
    "accounts:add_board": Entry(
        ADMINISTRATOR, valid=lambda scene: {"name": "Stichting Nieuw Bestuur"}, takes={"emoji": ANY_TEXT}
    ),
    "accounts:change_board": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: {"public_id": _board(scene).public_id},
        valid=lambda scene: {"name": "Stichting Andere Naam"},
        takes={"emoji": ANY_TEXT},
    ),
    "accounts:add_site": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: {"public_id": _board(scene).public_id},
        valid=lambda scene: {
            "name": "Nieuwe vestiging",
            "brin_code": "99ZX",
            "site_number": "01",
            "school_type": "pro",
        },
    ),
    "accounts:change_site": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: {"public_id": scene.house.world.sites["pro"].public_id},
        valid=lambda scene: {"place": "Oefendorp"},
    ),
    "accounts:add_holiday": Entry(
        ADMINISTRATOR,
        valid=lambda scene: {"day": day(400), "name": "dag na Hemelvaartsdag", "source": "Staatsblad 2027, 1"},
    ),
    "accounts:withdraw_holiday": Entry(
        ADMINISTRATOR,
        before=_holiday,
        kwargs=lambda scene: {"row": reference.slug_of_row(reference.table_of(Holiday), Holiday.objects.latest("day"))},
        valid=lambda scene: {"source": "Staatsblad 2027, 2"},
        takes={"emoji": ANY_TEXT},
    ),
    "accounts:change_row": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: {
            "table": "lengte-van-termijnen",
            "row": "supplement-2022-08-01",
        },
        valid=lambda scene: {"length": "21", "valid_from": day(30), "source": "Ondersteuningsplan"},
    ),
    "accounts:add_outage": Entry(
        ADMINISTRATOR,
        valid=lambda scene: {"began_on": day(), "ended_on": day(), "note": "Van 14.10 tot 16.30 uur"},
        takes={"emoji": ANY_TEXT},
    ),
    "accounts:end_outage": Entry(
        ADMINISTRATOR,
        before=_outage,
        kwargs=lambda scene: {"public_id": Outage.objects.latest("id").public_id},
        valid=lambda scene: {"ended_on": day()},
    ),
    "accounts:withdraw_outage": Entry(
        ADMINISTRATOR,
        before=_outage,
        kwargs=lambda scene: {"public_id": Outage.objects.latest("id").public_id},
        valid=lambda scene: {"reason": "Het was een oefening"},
        takes={"emoji": ANY_TEXT},
    ),
    "accounts:set_text": Entry(
        ADMINISTRATOR,
        kwargs=lambda scene: {"place": "help"},
        valid=lambda scene: {"words": "Bel ons op werkdagen."},
        takes={"emoji": ANY_TEXT, "files where text is asked": "nothing typed takes the text away"},
    ),
    "accounts:set_policy": Entry(ADMINISTRATOR, valid=_policy),
    "accounts:set_lwoo_regime": Entry(
        ADMINISTRATOR,
        valid=lambda scene: {
            "mode": "own",
            "year": str(make.MOMENT.year + 3),
            "source": "Besluit van het bestuur",
            "own_criteria": "Ondersteuningsplan, hoofdstuk 5",
            "duration_years": "2",
        },
    ),
}

SIGN_IN: dict[str, Entry] = {
    "account_login": Entry(
        "",
        before=lambda scene: _password_of("administrator", scene),
        valid=lambda scene: {"login": scene.house.hats["administrator"].user.email, "password": make.PASSWORD},
    ),
    "mfa_authenticate": Entry(
        "",
        fields=lambda scene: {"code": "x"},
        valid=None,
        takes=dict.fromkeys(
            ("empty", "long", "nul", "emoji", "lists", "files where text is asked"),
            "without a password first: to the start",
        ),
    ),
    "account_reauthenticate": Entry("secretary", before=_with_password, valid=None),
    "mfa_reauthenticate": Entry(
        "secretary",
        fields=lambda scene: {"code": "x"},
        valid=None,
        takes=dict.fromkeys(
            ("empty", "long", "nul", "emoji", "lists", "files where text is asked"), "without a second step: elsewhere"
        ),
    ),
    "account_logout": Entry("secretary", changes=False, takes={"empty": "signing out asks nothing"}),
    "account_reset_password": Entry(
        "",
        repeats="a link per request, a few per hour",
        valid=lambda scene: {"email": scene.house.hats["administrator"].user.email},
    ),
    "account_reset_password_from_key": Entry(
        "",
        kwargs=lambda scene: {"uidb36": "1", "key": "geen-sleutel"},
        fields=lambda scene: {"password1": "", "password2": ""},
        valid=None,
    ),
    "account_change_password": Entry(
        "secretary",
        before=_with_password,
        valid=lambda scene: {"oldpassword": make.PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    ),
    "mfa_activate_totp": Entry("secretary", before=_with_password, valid=None),
    "mfa_deactivate_totp": Entry("secretary", fields=lambda scene: {}, valid=None, takes={"empty": "there is none"}),
}


def _password_of(key: str, scene: Scene) -> None:
    user = User.objects.get(pk=scene.house.hats[key].user_id)
    user.set_password(make.PASSWORD)
    user.save()
