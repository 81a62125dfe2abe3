"""The form of a text of the partnership itself."""

from accounts.models.settings import LONGEST_TEXT
from casework.fields import TextField
from casework.forms import PlainForm


class TextForm(PlainForm):
    """What the partnership says in one place."""

    words = TextField(
        label="Tekst",
        required=False,
        lines=8,
        max_length=LONGEST_TEXT,
        help_text="Gewone zinnen. Een lege regel begint een nieuwe alinea. Laat leeg om de tekst weg te halen."
        " Noem geen leerlingen of ouders.",
    )
