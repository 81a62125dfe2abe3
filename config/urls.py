"""Every address of the program."""

from django.conf import settings
from django.urls import include, path

handler400 = "casework.errors.bad_request"
handler404 = "casework.errors.not_found"
handler500 = "casework.errors.server_error"

urlpatterns = [
    path("gezond/", include("casework.urls")),
    path("", include("accounts.urls")),
    path("", include("accounts.sign_in_urls")),
    path("", include("correspondence.urls")),
    path("aanvragen/", include("applications.urls")),
    path("adviezen/", include("assessments.urls")),
    path("besluiten/", include("decisions.urls")),
    path("telling/", include("funding.urls")),
    path("bezwaren/", include("objections.urls")),
]
if settings.DEMO:
    urlpatterns.insert(0, path("", include("demo.urls")))
