"""What the tests of the demo share."""

import importlib

import pytest
from django.urls import clear_url_caches

import config.urls


@pytest.fixture
def in_demo(settings):
    """The addresses as they are when the demo is on."""
    settings.DEMO = True
    settings.STAFF_SECOND_FACTOR = False
    importlib.reload(config.urls)
    clear_url_caches()
    yield
    settings.DEMO = False
    importlib.reload(config.urls)
    clear_url_caches()
