"""Form fields that take what people type, and say in Dutch what is wrong and how to repair it."""

from casework.fields.choices import CheckField, ChoiceField, ManyChoicesField, RecordChoiceField, YesNoField
from casework.fields.files import MultiUploadField, UploadField
from casework.fields.typed import DutchDateField, IntervalField, PostcodeField, TextField, WholeNumberField
from casework.reading import Interval

__all__ = [
    "CheckField",
    "ChoiceField",
    "DutchDateField",
    "Interval",
    "IntervalField",
    "ManyChoicesField",
    "MultiUploadField",
    "PostcodeField",
    "RecordChoiceField",
    "TextField",
    "UploadField",
    "WholeNumberField",
    "YesNoField",
]
