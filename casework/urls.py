"""Addresses of the kernel: what a machine asks."""

from django.urls import path

from casework import health

app_name = "casework"
urlpatterns = [
    path("", health.alive, name="alive"),
    path("klaar/", health.ready, name="ready"),
]
