"""Kinds of download that belong to decisions: each through what this person may read of a decision."""

from collections.abc import Callable
from functools import partial
from typing import Any

from assessments.letters import ADVICE_ANNEX
from decisions.letters import DECISION, DECLARATION
from decisions.queries import download_paper

KINDS = {"besluit": DECISION.code, "verklaring": DECLARATION.code, "advies": ADVICE_ANNEX.code}
DOWNLOADS: dict[str, Callable[..., Any]] = {name: partial(download_paper, kind=kind) for name, kind in KINDS.items()}
NAMES = {kind: name for name, kind in KINDS.items()}
