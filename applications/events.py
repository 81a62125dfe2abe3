"""What a case announces to the apps above it."""

from dataclasses import dataclass

from casework.acting import Act


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
class CaseWithdrawn:
    """The applicant withdrew; open work on the case ends."""

    act: Act
    application_id: int
