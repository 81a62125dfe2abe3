"""A list that was read, as it lies sealed in its row: plain values in one piece of JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from assessments.screening.rows import FaultyRow, ListRow


@dataclass(frozen=True, slots=True)
class Batch:
    """The drafts that somebody asked for: the kind and the site of each, by the number of its row."""

    number: int
    chosen: Mapping[int, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class KeptList:
    """Everything that was read in a list, and the drafts that were asked for last."""

    judged_on: date
    rows: Sequence[ListRow]
    faulty: Sequence[FaultyRow] = ()
    remarks: Sequence[str] = ()
    batch: Batch | None = None

    def having(self, batch: Batch) -> Self:
        """The same list with these drafts asked for."""
        return replace(self, batch=batch)

    def row(self, line: int) -> ListRow | None:
        """The row of this number in the file."""
        return next((row for row in self.rows if row.line == line), None)

    def pack(self) -> bytes:
        """As it is sealed."""
        plain: dict[str, Any] = {
            "judged_on": self.judged_on.isoformat(),
            "rows": self.rows,
            "faulty": [[row.line, row.cells, row.faults] for row in self.faulty],
            "remarks": self.remarks,
            "batch": [self.batch.number, self.batch.chosen] if self.batch else None,
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def unpack(cls, content: bytes) -> Self:
        """What ``pack`` gave."""
        plain = json.loads(content)
        faulty = [FaultyRow(line, cells, [tuple(fault) for fault in faults]) for line, cells, faults in plain["faulty"]]
        return cls(
            date.fromisoformat(plain["judged_on"]),
            [ListRow.of(row) for row in plain["rows"]],
            faulty,
            plain["remarks"],
            _batch(plain["batch"]),
        )


def _batch(plain: list[Any] | None) -> Batch | None:
    if plain is None:
        return None
    number, chosen = plain
    return Batch(number, {int(line): (kind, site_id) for line, (kind, site_id) in chosen.items()})
