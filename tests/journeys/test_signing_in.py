"""Signing in and out, the second factor, an invitation, and the pages of one's own account."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from accounts.enums import Role
from casework.models import Mail
from tests.factories import accounts as make
from tests.journeys.conftest import Enter, one_time_link, sign_in
from tests.support.browser import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def word_after(words: str, visitor: Visitor) -> str:
    found = re.search(rf"{words}\s*(\S+)", visitor.text())
    assert found
    return found.group(1)


def test_a_wrong_password_says_so_and_keeps_the_address(enter: Enter, no_second_factor: None) -> None:
    hat = make.membership(role=Role.SECRETARIAT, name="Sanne Secretaris")
    visitor = enter(name="vreemde")
    visitor.open("/aanmelden/")
    visitor.press("Aanmelden", status=422)
    visitor.sees_error("E-mailadres", "Vul in")
    visitor.fill({"E-mailadres": hat.user.email, "Wachtwoord": "dat is het niet"})
    visitor.press("Aanmelden", status=422)
    assert visitor.field("E-mailadres").input_value() == hat.user.email
    visitor.fill({"Wachtwoord": make.PASSWORD})
    visitor.press("Aanmelden")
    visitor.sees("Werkvoorraad", "Sanne Secretaris")


def test_staff_set_up_a_second_step_and_use_it(enter: Enter) -> None:
    hat = make.membership(role=Role.BOARD_MEMBER, name="Bram Bestuurder")
    visitor = enter(name="Bram Bestuurder")
    sign_in(visitor, hat.user.email)
    assert visitor.heading() == "Tweede stap instellen"
    visitor.open("/mensen/")
    assert visitor.heading() == "Tweede stap instellen"
    secret = word_after("Sleutel:", visitor)
    visitor.fill({"Code uit de app": "123"})
    visitor.press("Tweede stap instellen", status=422)
    visitor.sees_error("Code uit de app", "code")
    visitor.fill({"Code uit de app": code_of(secret)})
    visitor.press("Tweede stap instellen")
    visitor.press("Nieuwe codes maken")
    recovery = visitor.page.get_by_role("main").get_by_role("listitem").first.inner_text().strip()
    visitor.follow("Ik heb de codes bewaard")
    visitor.sees("Werkvoorraad")

    visitor.open("/afmelden/")
    visitor.press("Afmelden")
    sign_in(visitor, hat.user.email)
    assert visitor.heading() == "Tweede stap"
    visitor.fill({"Code": "000000"})
    visitor.press("Aanmelden", status=422)
    visitor.fill({"Code": recovery})
    visitor.press("Aanmelden")
    visitor.sees("Werkvoorraad")


def test_a_forgotten_password_is_replaced_through_the_mail(enter: Enter) -> None:
    hat = make.membership(role=Role.PARENT, name="Petra Ouder")
    visitor = enter(name="Petra Ouder")
    visitor.open("/aanmelden/")
    visitor.follow("Wachtwoord vergeten?")
    visitor.fill({"E-mailadres": hat.user.email})
    visitor.press("Link aanvragen")
    mail = Mail.objects.get(address=hat.user.email)
    found = re.search(r"/wachtwoord/nieuw/\S+", mail.body)
    assert found
    visitor.open(found.group(0))
    visitor.fill({"Nieuw wachtwoord": "kort", "Herhaal het nieuwe wachtwoord": "anders"})
    visitor.press("Wachtwoord opslaan", status=422)
    new = "zeven stille groene vijvers"
    visitor.fill({"Nieuw wachtwoord": new, "Herhaal het nieuwe wachtwoord": new})
    visitor.press("Wachtwoord opslaan")
    sign_in(visitor, hat.user.email, new)
    visitor.sees("Uw aanvragen")


def test_one_person_wears_one_hat_at_a_time(enter: Enter, no_second_factor: None) -> None:
    streek = make.partnership(name="Samenwerkingsverband Proefstreek")
    person = make.user(name="Hanna Hoedendrager")
    make.membership(role=Role.SECRETARIAT, partnership=streek, user=person)
    make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR, partnership=streek, user=person)
    visitor = enter(name="Hanna Hoedendrager")
    sign_in(visitor, person.email)
    assert visitor.heading() == "Kies een rol"
    visitor.press(re.compile("Werken als secretariaat"))
    visitor.sees("Rol: secretariaat")
    visitor.follow("Wisselen")
    visitor.press(re.compile("Werken als functioneel beheer"))
    visitor.sees("Rol: functioneel beheer")
    visitor.open("/account/")
    visitor.sees("Hanna Hoedendrager", "Secretariaat", "Functioneel beheer")


def test_an_administrator_walks_all_pages_of_people_and_settings(enter: Enter, no_second_factor: None) -> None:
    streek = make.partnership(name="Samenwerkingsverband Proefstreek")
    board = make.school_board(partnership=streek, name="Stichting Proefscholen")
    make.school_site(board=board, name="Praktijkschool De Proef")
    make.membership(role=Role.SCHOOL_STAFF, organisation=board, name="Coen Coördinator")
    visitor = enter(make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR, partnership=streek, name="Bea Beheerder"))
    walk = ["/organisaties/", "/organisaties/samenwerkingsverband/", "/instellingen/", "/instellingen/wijzigen/"]
    walk += ["/instellingen/lwoo/", "/account/", "/account/naam/", "/account/wachtwoord/", "/hulp/", "/privacy/"]
    for path in walk:
        visitor.open(path)
    visitor.open("/organisaties/besturen/toevoegen/")
    visitor.press("Schoolbestuur toevoegen", status=422)
    visitor.open("/mensen/")
    visitor.follow(re.compile("Coen Coördinator"))
    visitor.follow("Mandaat vastleggen")
    visitor.fill({"Functie": "teamleider", "Eerste dag": "3-9-2026", "Laatste dag": "2 september 2026"})
    visitor.press("Mandaat vastleggen", status=422)
    visitor.sees_error("Laatste dag", "De laatste dag ligt voor de eerste")
    assert visitor.field("Functie").input_value() == "teamleider"
    visitor.fill({"Namens": "het bestuur van de stichting", "Laatste dag": "31/08/27"})
    visitor.choose("Mandaat voor", "aanvragen indienen")
    visitor.press("Mandaat vastleggen")
    visitor.sees("teamleider", "31 augustus 2027")


def test_who_is_invited_makes_an_account_behind_a_link(enter: Enter, no_second_factor: None) -> None:
    streek = make.partnership(name="Samenwerkingsverband Proefstreek")
    administrator = enter(make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR, partnership=streek, name="Bea Beheerder"))
    administrator.open("/mensen/")
    administrator.follow("Iemand toevoegen")
    administrator.fill({"Naam": "Dirk Deskundige", "E-mailadres": "dit is geen adres"})
    administrator.press("Uitnodiging versturen", status=422)
    assert administrator.field("E-mailadres").input_value() == "dit is geen adres"
    administrator.fill(
        {"E-mailadres": "dirk@toewijzer.example", "Organisatie": streek.name, "Rol": "deskundige"},
    )
    administrator.press("Uitnodiging versturen")
    administrator.sees("Dirk Deskundige")

    invited = enter(name="Dirk Deskundige")
    invited.open(one_time_link("dirk@toewijzer.example"))
    invited.press("Account maken", status=422)
    password = "vier rustige blauwe bomen"
    invited.fill({"Naam": "Dirk Deskundige", "Kies een wachtwoord": password, "Herhaal het wachtwoord": "iets anders"})
    invited.press("Account maken", status=422)
    invited.sees_error("Herhaal het wachtwoord", "niet gelijk")
    invited.fill({"Kies een wachtwoord": password, "Herhaal het wachtwoord": password})
    invited.press("Account maken")
    invited.fill({"E-mailadres": "dirk@toewijzer.example", "Wachtwoord": password})
    invited.press("Aanmelden")
    invited.sees("Werkvoorraad")
    invited.open("/afmelden/")
    invited.press("Afmelden")
    invited.open(one_time_link("dirk@toewijzer.example"), status=404)
    invited.sees("Deze uitnodiging werkt niet")
