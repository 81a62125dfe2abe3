"""Addresses of files, letters and outgoing mail."""

from django.urls import URLPattern, URLResolver

app_name = "correspondence"
urlpatterns: list[URLPattern | URLResolver] = []
