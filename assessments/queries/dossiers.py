"""What a dossier that was read becomes in the partnership of who sent it."""

from django.conf import settings

from accounts import queries as accounts
from assessments.dossiers.filling import filling_of
from assessments.dossiers.parts import Filling
from assessments.files import ReadDossier
from casework.acting import Act


def dossier_filling(act: Act, read: ReadDossier) -> Filling:
    """What of a dossier goes into a draft today, and what does not and why."""
    september = accounts.policy_on(act.actor.partnership_id or 0, act.today).september
    return filling_of(read.dossier, act.today, settings.MOST_FILES_PER_CASE, september=september)
