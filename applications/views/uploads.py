"""Pages about one case that take a file."""

from applications.views.base import CaseFormPage
from correspondence.views.uploads import TakesFile


class UploadPage(TakesFile, CaseFormPage):
    """A form about one case with a ``file``. Whether there is room for it is judged on the locked case, by the verb."""
