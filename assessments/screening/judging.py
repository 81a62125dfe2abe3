"""What the criteria say of the rows of a list: of the new results, and of the former ones where there are any."""

from collections.abc import Iterable, Iterator, Mapping

from assessments.criteria import CriteriaVersion, Measured, Months, judge
from assessments.screening.rows import ListRow, Score


def _months(scores: Mapping[str, Score]) -> dict[str, tuple[Months, ...]]:
    return {domain: (Months(score.dle, score.dl),) for domain, score in scores.items()}


def measured_of(row: ListRow) -> Measured:
    """The new results of a pupil."""
    interval = row.interval
    return Measured(domains=_months(row.scores), iq=(interval,) if interval else (), se=row.se)


def former_measured(row: ListRow) -> Measured:
    """His former results on the domains of which there are any, with the same IQ."""
    interval = row.interval
    return Measured(domains=_months(row.former), iq=(interval,) if interval else (), se=row.se)


def judge_rows(rows: Iterable[ListRow], version: CriteriaVersion) -> Iterator[ListRow]:
    """Every row with its finding, and with the finding of the former results."""
    for row in rows:
        judgement = judge(measured_of(row), version)
        former = judge(former_measured(row), version).finding.value if row.former else ""
        yield row._replace(finding=judgement.finding.value, former_finding=former, missing=judgement.missing)
