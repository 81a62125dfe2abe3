"""What the commands say: short Dutch sentences, and never a traceback for a fault that a person can mend."""

import sys


class Stop(Exception):
    """Ends a command with one sentence for the person at the keyboard and a non-zero exit."""

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


def say(sentence: str = "") -> None:
    """Print a sentence at once, also when the output goes to a file or a pipe."""
    print(sentence, flush=True)


def complain(sentence: str) -> None:
    """Print a sentence about something that went wrong."""
    sys.stdout.flush()
    print(sentence, file=sys.stderr, flush=True)
