"""Fields for files. What is inside a file is judged where files are kept; here its size, name and number."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from casework.text import dutch_list
from casework.wording import dutch_size

CHOOSE_FILE = _("Kies een bestand bij %(label)s.")
EMPTY_FILE = _("Het bestand “%(name)s” is leeg. Kies een ander bestand.")
TOO_LARGE = _("Het bestand “%(name)s” is %(size)s. Een bestand mag hoogstens %(most)s zijn.")
WRONG_KIND = _("“%(name)s” is geen bestand dat wij kunnen lezen. Kies een bestand van het soort %(kinds)s.")
TOO_MANY = _("U koos %(count)s bestanden. Kies er hoogstens %(most)s tegelijk.")
NO_UPLOAD = _("Het bestand kwam niet aan. Kies het opnieuw.")
LONG_NAME = _("De naam van een bestand mag hoogstens %(most)s tekens tellen. Geef het bestand een kortere naam.")
LONGEST_NAME = 150
SHOWN_NAME = 60


class _File(forms.FileInput):
    """A file input that notices text in the place of a file, also where a file may be left out."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return super().value_from_datadict(data, files, name) or data.get(name)


class _Upload(forms.FileInput):
    """A file input that can take several files."""

    allow_multiple_selected = True


class _UploadMixin:
    """What one file must satisfy. ``kinds`` are file name endings without the dot; empty takes any."""

    largest: int
    kinds: Sequence[str]

    def check_file(self, file: UploadedFile) -> None:
        name = str(file.name or "").replace("\x00", "")
        shown = name if len(name) <= SHOWN_NAME else f"{name[:SHOWN_NAME]}…"
        if len(name) > LONGEST_NAME:
            raise ValidationError(LONG_NAME, code="name", params={"most": LONGEST_NAME})
        if not file.size:
            raise ValidationError(EMPTY_FILE, code="empty", params={"name": shown})
        if file.size > self.largest:
            sizes = {"size": dutch_size(file.size), "most": dutch_size(self.largest)}
            raise ValidationError(TOO_LARGE, code="size", params={"name": shown, **sizes})
        ending = PurePath(name).suffix.lower().lstrip(".")
        if self.kinds and ending not in self.kinds:
            kinds = " of ".join(dutch_list([kind.upper() for kind in self.kinds]).rsplit(" en ", 1))
            raise ValidationError(WRONG_KIND, code="kind", params={"name": shown, "kinds": kinds})

    def _accept(self) -> dict[str, str]:
        return {"accept": ",".join(f".{kind}" for kind in self.kinds)} if self.kinds else {}


class UploadField(_UploadMixin, forms.Field):
    """One file of at most ``largest`` bytes."""

    widget = _File
    required_sentence = CHOOSE_FILE

    def __init__(self, *, largest: int, kinds: Sequence[str] = (), **kwargs: Any) -> None:
        self.largest, self.kinds = largest, kinds
        super().__init__(**kwargs)
        self.widget.attrs.update(self._accept())

    def to_python(self, value: Any) -> UploadedFile | None:
        if value in self.empty_values:
            return None
        if not isinstance(value, UploadedFile):
            raise ValidationError(NO_UPLOAD, code="invalid")
        self.check_file(value)
        return value


class MultiUploadField(_UploadMixin, forms.Field):
    """Up to ``most`` files of at most ``largest`` bytes each; value a list."""

    widget = _Upload
    required_sentence = CHOOSE_FILE

    def __init__(self, *, largest: int, most: int = 10, kinds: Sequence[str] = (), **kwargs: Any) -> None:
        self.largest, self.most, self.kinds = largest, most, kinds
        super().__init__(**kwargs)
        self.widget.attrs.update({"multiple": True, **self._accept()})

    def to_python(self, value: Any) -> list[UploadedFile]:
        files = value if isinstance(value, list) else [value] if value else []
        files = [file for file in files if file]
        if len(files) > self.most:
            raise ValidationError(TOO_MANY, code="many", params={"count": len(files), "most": self.most})
        problems = []
        for file in files:
            try:
                if not isinstance(file, UploadedFile):
                    raise ValidationError(NO_UPLOAD, code="invalid")
                self.check_file(file)
            except ValidationError as problem:
                problems.append(problem)
        if problems:
            raise ValidationError(problems)
        return files
