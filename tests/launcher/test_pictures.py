"""The pictures of the roles' screens: for every role, in both widths, all there and none that nobody shows."""

from accounts.enums import Role
from launcher.pictures import SCREENS, WIDTHS, read

IMAGES = SCREENS.parent / "images"


def test_every_role_has_its_start_page_and_what_it_opens_in_both_widths() -> None:
    screens = read(SCREENS.read_text(encoding="utf-8"))
    named = {file for screen in screens for _, file in screen.files}
    assert {screen.width for screen in screens} == set(WIDTHS.values())
    wanted = {f"images/{role}-{page}{suffix}.webp" for role in Role for page in ("home", "case") for suffix in WIDTHS}
    assert named == wanted
    assert {path.name for path in IMAGES.glob("*.webp")} == {file.removeprefix("images/") for file in wanted}


def test_a_page_is_taken_apart() -> None:
    text = (
        "# Screens\n\n## School: Jan Jansen\n\nOpens *Een zaak*, then *Dossier*: a case.\n\n"
        "| ![a](images/school_staff-home.webp) | ![b](images/school_staff-home-phone.webp) |\n"
    )
    wide, phone = read(text)
    assert (wide.who, wide.opens, wide.width) == ("Jan Jansen", ("Een zaak", "Dossier"), 1280)
    assert wide.files == (("home", "images/school_staff-home.webp"),)
    assert phone.files == (("home", "images/school_staff-home-phone.webp"),)
