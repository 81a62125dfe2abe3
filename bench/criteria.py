"""The criteria in bulk: 100,000 pupils through the engine, and through ``manage.py judge_criteria`` as a process."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from assessments.criteria import DOMAINS, judge_lines
from assessments.queries import shipped_version
from bench import report, timed

PUPILS, SEED, MOST = 100_000, 4, 10
DAY = date(2027, 3, 1)


def main() -> None:
    """Print the figures."""
    lines = [json.dumps(pupil).encode() for pupil in pupils(PUPILS)]
    version = shipped_version(DAY)
    floor = timed("bodem: dezelfde regels lezen en weer schrijven", lambda: [json.dumps(json.loads(x)) for x in lines])
    inside = timed("beoordelen en uitleggen, in één proces", lambda: sum(map(len, judge_lines(lines, version))))
    typed = b"\n".join(lines) + b"\n"
    whole = timed("manage.py judge_criteria, met opstarten", lambda: _command(typed))
    report(f"{PUPILS} leerlingen, willekeurig ({SEED})", floor, inside, whole, most=MOST)


def pupils(number: int) -> Iterator[dict[str, Any]]:
    """Made-up results, every kind of gap among them."""
    chance = random.Random(SEED)  # noqa: S311
    for name in range(number):
        low = chance.randint(50, 125)
        iq: Any = chance.choice((low, [low, low + chance.randint(1, 12)], None))
        domains = {
            code: {"dle": chance.randint(5, 60), "dl": chance.randint(30, 66)}
            for code in DOMAINS
            if chance.random() > 0.05
        }
        yield {"id": f"p{name}", "iq": iq, "se": chance.choice((True, False, None)), "domains": domains}


def _command(typed: bytes) -> None:
    subprocess.run([sys.executable, "manage.py", "judge_criteria"], input=typed, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
