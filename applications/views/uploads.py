"""What pages with a file have in common: the verb may still refuse the file, and that is said at its field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from applications.views.base import CaseFormPage
from correspondence.problems import FileRefused


class UploadPage(CaseFormPage):
    """A form about one case with a ``file``. Whether there is room for it is judged on the locked case, by the verb."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except FileRefused as refusal:
            form = self.form_class(request.POST, request.FILES, initial=self.initial(), **self.form_kwargs())
            form.is_valid()
            form.add_error("file", ValidationError(refusal.problem.sentence, code=refusal.problem.code))
            return self._page(form, 422)
