"""Whether the letters of a decision are for the people whom it is sent to today. Pure."""

from collections.abc import Collection, Mapping

from casework.checklist import Point
from casework.text import dutch_list

REPAIR = "decision:remake"
# An addressee by kind and id of his own record, with his name.
Addressees = Mapping[tuple[str, int], str]


def addressees_point(lettered: Addressees, present: Addressees) -> Point:
    """Every addressee of today has his letter and nobody else has one (Awb 3:41; fine-print §2, §12).

    The letters were made at adoption; since then authority can have changed or the pupil can have turned eighteen.
    """
    missing = [name for key, name in present.items() if key not in lettered]
    former = [name for key, name in lettered.items() if key not in present]
    said = [
        f"Er is nog geen brief voor {dutch_list(missing)}." if missing else "",
        f"Er is een brief voor {dutch_list(former)}, die geen geadresseerde meer is." if len(former) == 1 else "",
        f"Er zijn brieven voor {dutch_list(former)}, die geen geadresseerde meer zijn." if len(former) > 1 else "",
        "Maak de brieven opnieuw op voor wie het besluit nu moet krijgen." if missing or former else "",
    ]
    sentence = " ".join(part for part in said if part) or "Ieder die het besluit moet krijgen, heeft een brief."
    return Point("addressees", not missing and not former, sentence, "awb_3_41", REPAIR)


def site_point(lettered: Collection[str], present: str) -> Point:
    """The papers name the site where the pupil goes now (``BRIN-number``); it may have changed within the board."""
    met = set(lettered) <= {present}
    sentence = (
        "De brieven noemen de vestiging waar de leerling naartoe gaat."
        if met
        else "De leerling gaat intussen naar een andere vestiging. Maak de brieven opnieuw op."
    )
    return Point("site", met, sentence, repair=REPAIR)
