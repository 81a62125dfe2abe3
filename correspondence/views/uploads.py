"""What pages with a file have in common: the verb may still refuse the file, and that is said at its field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from casework.pages import FormPage
from correspondence.problems import FileRefused


class TakesFile(FormPage):
    """A form with a file. Whether there is room for it is judged by the verb, under its locks."""

    file_field = "file"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except FileRefused as refusal:
            form = self.form_class(request.POST, request.FILES, initial=self.initial(), **self.form_kwargs())
            form.is_valid()
            form.add_error(self.file_field, ValidationError(refusal.problem.sentence, code=refusal.problem.code))
            return self._page(form, 422)
