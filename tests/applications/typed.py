"""What is typed on the pages of intake."""

from typing import Any

ASK = {"items": [], "own_items": "Het verslag van de school.", "due_on": "15-3-2027", "explanation": ""}
REASON = {"reason": "school", "note": ""}
LATER = {"new_last_day": "1-6-2027", "reason": "De adviezen komen later."}
DATA: dict[str, dict[str, Any]] = {
    "check_answers": {"results_declared": "on"},
    "request_supplement": ASK,
    "give_supplement": {"unchanged_because": "Het stuk zat er al in."},
    "withdraw": REASON,
    "longer_term": LATER,
}
