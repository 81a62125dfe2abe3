"""Shortcuts for tests that need many pages of many people, and are not about signing in or drawing letters."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.template import Template

from correspondence import rendering
from tests.factories.correspondence import pdf_bytes


@contextmanager
def undrawn() -> Iterator[None]:
    """Letters are filled in as ever, and take no time to draw; for what makes hundreds of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))
        yield


@pytest.fixture(scope="package")
def quick() -> Iterator[None]:
    """No second step at signing in, and letters that take no time to draw."""
    with pytest.MonkeyPatch.context() as patch, undrawn():
        patch.setattr(settings, "STAFF_SECOND_FACTOR", False)
        # For tests Django announces and copies the context of every template: of thousands of pages nobody asks for it.
        patch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
        yield
