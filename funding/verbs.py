"""What can happen to a count, as the audit trail names it. Never on the timeline of a case."""

from casework.audit import TRAIL_ONLY, Verb

SETTLED = Verb("funding.settled", "De controller stelde vast of een verklaring meetelt", TRAIL_ONLY)
ALL = (SETTLED,)
