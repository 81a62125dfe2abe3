"""Choices of the correspondence app, with their Dutch labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterState(TextChoices):
    """Where a paper of ours stands on its way from frozen contents to a file that may leave."""

    QUEUED = "queued", _("wordt zo opgemaakt")
    RENDERING = "rendering", _("wordt opgemaakt")
    READY = "ready", _("klaar om te versturen")
    FAILED = "failed", _("opmaken mislukt")
    RELEASED = "released", _("vrijgegeven")


class AddresseeKind(TextChoices):
    """Whom a paper is meant for. A paper for nobody in particular goes as an enclosure with the letters of others."""

    NOBODY = "", _("geen (bijlage)")
    BOARD = "board", _("schoolbestuur")
    GUARDIAN = "guardian", _("ouder met gezag")
    PUPIL = "pupil", _("leerling")
    EXPERT = "expert", _("deskundige")
    OBJECTOR = "objector", _("andere bezwaarmaker")


class Channel(TextChoices):
    """How a letter went out (Awb 2:8, 3:41)."""

    POST = "post", _("per post")
    PORTAL = "portal", _("in het portaal")
    HANDED_OVER = "handed_over", _("uitgereikt")
    REGISTERED = "registered", _("aangetekend")


class ReturnedHow(TextChoices):
    """How the office knows that a letter did not arrive."""

    POST = "post", _("de post bracht de brief terug")
    BOUNCED = "bounced", _("de e-mail daarover kwam terug")
    TOLD = "told", _("iemand liet het weten")


class NoteKind(TextChoices):
    """What was kept with a sending afterwards."""

    PROOF = "proof", _("bewijs van verzending")
    ADDRESS = "address", _("adres nagevraagd")
    RETURNED = "returned", _("scan van wat terugkwam")


class MediaType(TextChoices):
    """The kinds of file that are kept, as they are told to browsers: a closed list of our own."""

    PDF = "application/pdf", _("PDF")
    JPEG = "image/jpeg", _("JPEG")
    PNG = "image/png", _("PNG")


class ScanState(TextChoices):
    """What the virus scanner said. The label says honestly when there is none."""

    NOT_SCANNED = "not_scanned", _("niet op virussen gecontroleerd (geen scanner ingesteld)")
    WAITING = "waiting", _("wordt op virussen gecontroleerd")
    CLEAN = "clean", _("op virussen gecontroleerd")
    REFUSED = "refused", _("door de virusscanner geweigerd")
    OWN = "own", _("door het programma zelf gemaakt")


SUFFIXES = {MediaType.PDF: "pdf", MediaType.JPEG: "jpg", MediaType.PNG: "png"}
