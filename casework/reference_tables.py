"""The tables of the kernel that shipped reference data fill."""

from casework.models import Article, Holiday, TermLength
from casework.reference_data import REFERENCE, register


def register_tables() -> None:
    """Make them known to ``load_reference``."""
    register(
        "Gelijkgestelde dagen",
        path=REFERENCE / "holidays.toml",
        section="day",
        model=Holiday,
        keys=["day"],
        columns=["name", "article"],
    )
    register(
        "Lengte van termijnen",
        path=REFERENCE / "term_lengths.toml",
        section="term",
        model=TermLength,
        keys=["code"],
        columns=["name", "article", "length", "unit"],
        editable=True,
    )
    register(
        "Artikelen",
        path=REFERENCE / "articles.toml",
        section="article",
        model=Article,
        keys=["key"],
        columns=["citation", "title", "url", "verify"],
        defaults={"verify": False},
        editable=True,
    )
