"""What every page shows around its content: whose house this is, who you are here, where help is.

The kernel knows nothing of accounts, so the app that does fills this in with ``register_chrome`` when it is ready.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from casework.parts import Link


@dataclass(frozen=True, slots=True)
class SupportPoint:
    """Where parents and pupils find independent help; every part may be empty."""

    name: str = "ouder- en jeugdsteunpunt"
    phone: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the menu; ``current`` marks the one that is open."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of a page. An empty address means that this reader does not have the thing."""

    partnership_name: str = ""
    person_name: str = ""
    role_label: str = ""
    organisation_name: str = ""
    home_url: str = "/"
    hats_url: str = ""
    search_url: str = ""
    help_url: str = ""
    privacy_url: str = ""
    accessibility_url: str = ""
    account_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    navigation: Sequence[NavItem] = ()
    account_links: Sequence[Link] = ()
    support_point: SupportPoint = SupportPoint()
    large_text: bool = False

    @property
    def signed_in(self) -> bool:
        return bool(self.person_name)


SIGNED_OUT = Chrome()
ChromeLoader = Callable[[HttpRequest], Chrome]
_loader: list[ChromeLoader] = []


def register_chrome(loader: ChromeLoader) -> None:
    """Tell the kernel how to make the frame of a page. ``loader(request)`` answers a ``Chrome`` in at most two queries.

    It must answer the signed-out frame when ``request`` carries no act.
    """
    _loader[:] = [loader]


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Lazy: a page that shows no frame (a fault, a fragment) asks nothing of the database."""
    return {"chrome": SimpleLazyObject(lambda: _loader[0](request) if _loader else SIGNED_OUT)}
