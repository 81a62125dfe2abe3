"""The answer to "may I?": one type drives the button, the sentence in its place, and the refusal."""

from dataclasses import dataclass

from casework.refusals import NotAllowed


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an act is allowed and, when it is not, the reason and the way out in one Dutch sentence."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Permission(True)


def refused(reason: str) -> Permission:
    """A refusal with its reason."""
    return Permission(False, reason)


def require(permission: Permission) -> None:
    """Raise NotAllowed with the reason unless the permission is given."""
    if not permission:
        raise NotAllowed(permission.reason)
