"""What a case announces to the apps above it."""

from dataclasses import dataclass

from casework.acting import Act


@dataclass(frozen=True, slots=True)
class CaseReceived:
    """An application came in: submitted by its board, or registered by the secretariat."""

    act: Act
    application_id: int


@dataclass(frozen=True, slots=True)
class FileGrew:
    """Something entered the file of a submitted case: both experts must know (fine-print §3)."""

    act: Act
    application_id: int
    document_id: int


@dataclass(frozen=True, slots=True)
class FileShrank:
    """A paper was taken out of the file of a submitted case: nothing is asked about it any more."""

    act: Act
    application_id: int
    document_id: int


@dataclass(frozen=True, slots=True)
class KindChanged:
    """The board asks for the other kind now: questions and drafts follow (fine-print §15)."""

    act: Act
    application_id: int


@dataclass(frozen=True, slots=True)
class CaseTakenIn:
    """The case was found complete; experts who were asked before stay asked."""

    act: Act
    application_id: int


@dataclass(frozen=True, slots=True)
class CaseWithdrawn:
    """The applicant withdrew; open work on the case ends."""

    act: Act
    application_id: int


@dataclass(frozen=True, slots=True)
class CaseLapsed:
    """Nothing may happen in the case any more: the pupil died or left the country. Also after a decision was sent.

    Whoever listens ends what is open without a letter or a message to the family.
    """

    act: Act
    application_id: int
