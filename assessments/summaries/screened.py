"""What a draft that came out of a class list still asks of its school."""

from applications.enums import Domain
from applications.facts import CaseFacts
from applications.models import Application
from applications.offers import link
from assessments import queries
from casework.parts import Link, Notice
from casework.text import dutch_list


def screened_notices(case: Application, facts: CaseFacts) -> list[Notice]:
    """The earlier results on the same domains, as long as they are not there (fine-print §9; one query)."""
    measured = {result.domain for result in facts.learning if not result.earlier}
    earlier = {result.domain for result in facts.learning if result.earlier}
    asked = [str(domain.label) for domain in Domain if domain in measured - earlier]
    if not queries.is_screened(case) or not asked:
        return []
    return [
        Notice(
            "Dit concept is gemaakt uit een klassenlijst. Vul ook de eerdere resultaten in voor"
            f" {dutch_list(asked)}, ook als die anders uitvallen: alle bekende resultaten horen in het dossier. Bij de"
            " leerresultaten staat daarna waar de cijfers met en zonder op wijzen.",
            title="Eerdere resultaten",
            tone="attention",
            link=Link("Naar de leerresultaten", link("section_learning", case)),
        )
    ]
