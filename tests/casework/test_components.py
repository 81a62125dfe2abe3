"""Every component and refusal page is drawn: exact inputs, nothing that the content policy refuses, light enough."""

import gzip
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

from casework import context, parts
from casework.checklist import Point
from casework.forms import PlainForm
from casework.refusals import NotAllowed, NotReady, Stale, WrongState
from casework.terms.term import Step

TODAY = date(2027, 4, 12)
THEN = datetime(2027, 4, 1, 9, 32, tzinfo=UTC)
STATIC = Path(settings.BASE_DIR) / "static"
STEPS = [Step(TODAY, "De termijn begint.", "awb_4_13"), Step(None, "De termijn stond stil.")]
LINK = parts.Link("Bekijken", "/zaak/")
POINTS = [
    Point("a", True, "In orde."),
    Point("b", False, "Ontbreekt.", "awb_4_15_1_a", "/onderdeel/"),
    Point("c", False, "Oud.", soft=True),
]
EMPTY = parts.Empty("Niets te doen", "Er is niets ingediend.", LINK)
WORKLIST = parts.Worklist(
    "Mijn aanvragen",
    [parts.Column("Leerling", "?s=naam", "ascending"), parts.Column("Stand"), parts.Column("Uiterlijk", "?s=-op")],
    [parts.Row("Jansen", "/zaak/", [parts.Cell(tag=parts.Tag("klaar", "good")), parts.Cell(due=TODAY)], "noot")],
    TODAY,
    EMPTY,
    [parts.Count("te laat", 1204, "?t", current=True, tone="risk")],
    parts.Pages(2, 3, "120", "?p=1", "?p=3"),
)
FRAME = context.Chrome(
    partnership_name="Samenwerkingsverband Rijn en Lek",
    person_name="Jan de Wit",
    role_label="Secretariaat",
    organisation_name="Samenwerkingsverband Rijn en Lek",
    hats_url="/rol/",
    search_url="/zoeken/",
    help_url="/hulp/",
    privacy_url="/privacy/",
    accessibility_url="/toegankelijkheid/",
    account_url="/account/",
    sign_out_url="/afmelden/",
    navigation=[context.NavItem("Werklijst", "/", True)],
    account_links=[LINK],
    support_point=context.SupportPoint(phone="030 123 45 67", email="steunpunt@rijnlek.example", url="/steun/"),
)
FORM_PAGE = {
    "title": "Leerling",
    "lead": "Vul in wat u weet.",
    "form": PlainForm(),
    "submit_label": "Opslaan",
    "cancel_url": "/",
    "once_key": "sleutel",
    "version": "1",
    "keeps_draft": True,
    "draft": None,
    "points": POINTS,
}
FIGURES = parts.Figures(
    "pro",
    ["pro"],
    parts.Tag("praktijkonderwijs", "info"),
    "De cijfers wijzen op praktijkonderwijs.",
    steps=[parts.FigureStep("IQ 68: in de band.", "ib_15d_4"), parts.FigureStep("Een opmerking.")],
    changes=["Bij een IQ van 81–90 is het anders."],
    strips=[parts.FigureStrip("spellen", 40, 50, 75, "DLE 24 bij DL 60")],
    notices=["Aangevraagd: lwoo."],
    apart=[("Alleen met IQ 68", "Praktijkonderwijs.")],
    version="Landelijke criteria",
    asks_why="Leg uit waarom.",
)
COMPONENTS = {
    "access_list.html": {"people": [parts.AccessRow("Jan de Wit", "deskundige", TODAY, TODAY, "toegewezen")]},
    "bar.html": {"chrome": FRAME},
    "bar.html#plain": {},
    "case_head.html": {
        "head": parts.CaseHead(
            "Sem",
            "VO2999-2027-00001",
            "pro",
            "De Linde",
            parts.Tag("bezig", "info"),
            [parts.Stage("Aanvraag", "done", "1 feb"), parts.Stage("Besluit", "now"), parts.Stage("Brief", "next")],
            [("Geboren", "3 september 2014")],
        )
    },
    "checklist.html": {"points": POINTS},
    "confirm_page.html": {**FORM_PAGE, "consequences": ["Het advies staat vast."], "warning": "Let op."},
    "confirmation.html": {"consequences": ["Het advies staat vast."], "warning": ""},
    "document_list.html": {
        "documents": [
            parts.DocumentRow("a.pdf", "verslag", 1200, "School", THEN, "/a", "noot", parts.Tag("nieuw", "info")),
            parts.DocumentRow("b.pdf", "verslag", 1200, "School", THEN),
        ]
    },
    "empty.html": {"empty": EMPTY},
    "error_summary.html": {"form": PlainForm()},
    "footer.html": {"chrome": FRAME},
    "footer.html#plain": {},
    "form_page.html": FORM_PAGE,
    "next_step.html": {
        "step": parts.NextStep("Toewijzen", "Secretariaat", TODAY, why=STEPS, action=LINK, reason="x", others=[LINK]),
        "today": TODAY,
    },
    "crumbs.html": {"home_url": "/", "crumbs": [LINK]},
    "figures.html": {"figures": FIGURES},
    "figures.html#whole": {"figures": FIGURES},
    "figures.html#live": {"figures": FIGURES, "url": "/l/"},
    "notice.html": {"notice": parts.Notice("Tekst", "Titel", "risk", LINK)},
    "open_points.html": {"points": POINTS},
    "remarks.html": {"remarks": [parts.Remark("Te oud.", "risk", "R1, regeling", "ib_15d"), parts.Remark("Let op.")]},
    "refusal_exit.html": {"back_url": "/terug/", "home_url": "/"},
    "result.html": {
        "result": parts.Result("Klaar", "Zin.", "Nummer", "1", "Wachten.", TODAY, ["school"], [LINK]),
        "today": TODAY,
    },
    "summary_list.html": {
        "list": parts.SummaryList(
            [parts.SummaryRow("Naam", "Jansen", "/w/", "noot"), parts.SummaryRow("Broers")], "Leerling", "/w/"
        )
    },
    "task_list.html": {
        "list": parts.TaskList([parts.Task("Leerling", "/l/", state, "hint") for state in parts.TaskState])
    },
    "term_derivation.html": {"steps": STEPS},
    "term_derivation.html#fold": {"steps": STEPS, "question": "Waarom?"},
    "timeline.html": {"moments": [parts.Moment(THEN, "Ontvangen", "School", "Meer.", LINK)]},
    "worklist.html": {"list": replace(WORKLIST, bulk=parts.Bulk("Ondertekenen", "/samen/"))},
}
# Drawn by crispy as part of a form; see test_forms.
PARTS_OF_FORMS = {"field_parts.html", "form_group.html"}


@pytest.fixture(autouse=True)
def frame(monkeypatch):
    monkeypatch.setattr(context, "_loader", [lambda request: FRAME])


def draw(template: str, values: dict) -> str:
    request = RequestFactory().get("/")
    return render_to_string(template, values, request=request)


def assert_obeys_policy(html: str) -> None:
    assert not re.search(r"<[^>]*\sstyle=", html)
    assert not re.search(r"<[^>]*\son[a-z]+=", html)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert "<style" not in html
    assert "disabled" not in html


@pytest.mark.parametrize("name", COMPONENTS)
def test_component(name):
    html = draw(f"components/{name}", COMPONENTS[name])
    assert html.strip() or name == "error_summary.html"
    assert_obeys_policy(html)


def test_no_component_is_left_out():
    folder = Path(settings.BASE_DIR) / "templates" / "components"
    assert {path.name for path in folder.glob("*.html")} == {n.partition("#")[0] for n in COMPONENTS} | PARTS_OF_FORMS


def test_worklist_shows_what_is_asked():
    html = draw("components/worklist.html", {"list": WORKLIST})
    assert 'aria-sort="ascending"' in html
    assert '<td data-label="Uiterlijk">' in html
    assert "1.204" in html
    assert "vandaag" in html
    assert "checkbox" not in html
    assert "Niets te doen" in draw("components/worklist.html", {"list": replace(WORKLIST, rows=[])})


def test_open_points_have_a_way_out_and_met_ones_do_not():
    html = draw("components/checklist.html", {"points": [replace(POINTS[0], repair="/x/"), *POINTS[1:]]})
    assert re.findall(r'href="([^"]+)"', html) == ["/onderdeel/"]
    assert "Awb 4:15 lid 1 onder a" in html


REFUSALS = [
    NotAllowed("Alleen een bestuurder mag dit."),
    NotReady(POINTS[1:]),
    WrongState("Het besluit is al genomen."),
    Stale({"Reden": "mijn tekst"}, {"Reden": "andere tekst"}),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: type(refusal).__name__)
@pytest.mark.parametrize("back_url", ["", "/terug/"])
def test_a_refusal_says_why_and_gives_a_way_out(refusal, back_url):
    html = draw(refusal.template_name, {"points": [], "rows": [], "back_url": back_url, **refusal.context()})
    assert_obeys_policy(html)
    said = [point.sentence for point in refusal.context().get("points", [])] or [refusal.reason]
    assert all(sentence in html for sentence in said)
    assert f'href="{back_url or FRAME.home_url}"' in html


def test_stale_shows_both_texts():
    html = draw("refusals/stale.html", {"back_url": "", **REFUSALS[3].context()})
    assert "mijn tekst" in html
    assert "andere tekst" in html


@pytest.mark.parametrize("name", ["not_found", "csrf", "too_large", "server_error"])
def test_pages_without_input(name):
    html = draw(f"refusals/{name}.html", {})
    assert_obeys_policy(html)
    assert html == draw(f"refusals/{name}.html", {})


def test_a_fault_asks_nothing_of_the_database(monkeypatch):
    monkeypatch.setattr(context, "_loader", [lambda request: pytest.fail("the frame was asked for")])
    assert "Er ging bij ons iets mis" in draw("refusals/server_error.html", {})


def test_signed_out_frame(monkeypatch):
    monkeypatch.setattr(context, "_loader", [])
    html = draw("refusals/not_found.html", {})
    assert "Wisselen" not in html
    assert "Rol:" not in html


def test_the_first_page_weighs_less_than_100_kb():
    html = draw("components/form_page.html", FORM_PAGE)
    files = set(re.findall(r'/static/([^"]+)"', html))
    assert all((STATIC / name).is_file() for name in files)
    weight = len(gzip.compress(html.encode()))
    for name in files:
        content = (STATIC / name).read_bytes()
        weight += len(content) if name.endswith(".woff2") else len(gzip.compress(content))
    assert weight < 100_000


def test_every_font_that_a_stylesheet_names_is_there():
    css = (STATIC / "css" / "foundation.css").read_text()
    named = re.findall(r'url\("\.\./([^"]+)"\)', css)
    assert named
    assert all((STATIC / name).is_file() for name in named)
