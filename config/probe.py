"""Asks the web server of this machine whether it is ready, for whatever watches it: ``python config/probe.py``.

Stands alone, so that asking costs no start of the program. The server answers to its own names only, so it is called
by the first of them.
"""

import http.client
import os
import sys

PATIENCE = 8  # seconds


def main() -> str | None:
    """What is wrong; None when all is well."""
    host, _, port = os.environ.get("WEB_BIND", "127.0.0.1:8000").rpartition(":")
    name = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    line = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, int(port), timeout=PATIENCE)  # noqa: S104
    try:
        line.request("GET", "/gezond/klaar/", headers={"Host": name})
        answer = line.getresponse()
        text = answer.read().decode(errors="replace")
    except OSError as error:
        return f"no answer: {error}"
    return None if answer.status == http.client.OK else f"{answer.status} {text}"


if __name__ == "__main__":
    sys.exit(main())
