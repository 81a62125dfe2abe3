"""OSO dossiers for a partnership: bytes in, plain values out. Pure: no database, no clock, no settings, no process.

``read`` is run in a process of its own (``assessments.inspect``): what it opens was made by somebody else.
"""

from collections.abc import Sequence

from assessments.dossiers import checking, reading
from assessments.dossiers import description as told
from assessments.dossiers.attaching import Look, attachments
from assessments.dossiers.found import Dossier
from assessments.dossiers.parsing import children, first, text, tree_of

__all__ = ["read"]


def read(
    content: bytes, *, known_years: Sequence[str], most_bytes: int, largest_file: int, look: Look
) -> tuple[Dossier, list[bytes]]:
    """A dossier, with the bytes of the attachments that can be kept, in their order.

    ``known_years`` are the years of the versions that are read; ``look`` judges an attachment
    (``correspondence.inspect.verdict``). Raises ``dossiers.problems.DossierRefused`` with a sentence for people.
    """
    root = tree_of(content, most_bytes)
    profile, version = checking.check_envelope(root, tuple(known_years))
    checking.refuse_numbers(root)
    categories = checking.categories(root, profile)
    supplied = {one.key for one in categories if one.state == "supplied"}
    files = list(attachments(root, supplied, look, largest_file))
    pupil = first(root, told.PUPIL)
    support = first(root, told.SUPPORT)
    with_support = "onderwijsondersteuning" in supplied
    dossier = Dossier(
        profile=profile,
        version=version,
        made_on=reading.day(text(root, "metadata/datum")),
        categories=categories,
        school=reading.school_of(root),
        pupil=reading.pupil_of(pupil),
        guardians=tuple(
            reading.guardian_of(one)
            for one in children(pupil, "verzorger")[: reading.MOST_ROWS]
            if "oudersverzorgers" in supplied
        ),
        years=reading.years_of(pupil) if "schoolloopbaan" in supplied else (),
        results=reading.results_of(pupil) if "toetsresultaten" in supplied else (),
        support=reading.support_of(support, with_plans="handelingsplannen" in supplied, with_support=with_support),
        parents=reading.parents_of(root) if "ouderinzage" in supplied else None,
        advice=reading.advice_of(pupil) if "overstapadvies" in supplied else None,
        earlier=reading.earlier_of(support) if with_support else (),
        attachments=tuple(found for found, _ in files),
        problems=checking.problems(root, categories),
        not_taken=checking.not_needed(root),
    )
    return dossier, [kept for found, kept in files if not found.code]
