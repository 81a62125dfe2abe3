"""What goes to the logs: never the address that somebody asked for.

A link that was mailed carries its key in the address, and who reads the logs is not its addressee. Stands
alone, because logging is set up before anything else.
"""

import logging

UNKNOWN = "an address that does not exist"


class WithoutAddresses(logging.Filter):
    """Puts the pattern of the address in the place of the address, such as ``besluiten/verklaring/<str:token>/``."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without an address in it."""
        request = getattr(record, "request", None)
        path = getattr(request, "path", "")
        if path and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            pattern = match.route if match else UNKNOWN
            record.args = tuple(pattern if arg == path else arg for arg in record.args)
        return True
