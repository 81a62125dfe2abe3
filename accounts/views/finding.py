"""Finding one record among those that this person may see."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404


def one[Found: Model](visible: QuerySet[Found], **lookup: Any) -> Found:
    """The one record of ``visible`` that fits; Http404 alike for what does not exist and what is not his to see."""
    found = visible.filter(**lookup).first()
    if found is None:
        raise Http404
    return found
