"""Reads one uploaded OSO dossier, in a process of its own: ``python -m assessments.inspect <settings as JSON>``.

The file comes in on standard input; out go one line of JSON (the dossier, or why it is refused) and the bytes of the
attachments that can be kept, one after the other. The limits are those of ``correspondence.inspect``.
"""

import json
import sys
import warnings
from collections.abc import Callable
from typing import Any

from assessments import dossiers
from assessments.dossiers.problems import DossierRefused, problem
from correspondence.frozen import to_json
from correspondence.inspect import limit_process, verdict


def answer(content: bytes, limits: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """What is said of a dossier, and the attachments to keep. Never raises for what stands in a file."""
    try:
        found, kept = dossiers.read(
            content,
            known_years=limits["years"],
            most_bytes=limits["most_bytes"],
            largest_file=limits["largest_file"],
            look=verdict,
        )
    except DossierRefused as refusal:
        return {"refused": to_json(refusal.problem)}, []
    except (MemoryError, RecursionError):
        return {"refused": to_json(problem("too_complex"))}, []
    return {"dossier": to_json(found)}, kept


def main(read: Callable[[], bytes], write: Callable[[bytes], Any], limits: str) -> None:
    """Read the dossier and say what is in it."""
    warnings.simplefilter("ignore")
    limit_process()
    said, kept = answer(read(), json.loads(limits))
    write(json.dumps(said).encode() + b"\n")
    for one in kept:
        write(one)


if __name__ == "__main__":
    main(sys.stdin.buffer.read, sys.stdout.buffer.write, sys.argv[1])
