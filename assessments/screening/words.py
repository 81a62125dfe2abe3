"""The words of a screening that pages and files share."""

from collections.abc import Iterable

from applications.enums import Domain

MISSING = {**{str(domain): str(domain.label) for domain in Domain}, "iq": "IQ", "se": "sociaal-emotioneel"}


def missing_words(missing: Iterable[str]) -> list[str]:
    """What is not known, as people call it."""
    return [MISSING[one] for one in missing]
