"""Addresses of the demo; included by ``config.urls`` only when ``settings.DEMO`` is on."""

from django.urls import path

from demo import views

app_name = "demo"
urlpatterns = [
    path("", views.start, name="start"),
    path("demo/aanmelden/", views.sign_in, name="sign_in"),
    path("demo/oso-dossiers/<slug:sample>/", views.dossier, name="dossier"),
    path("demo/klassenlijst/", views.class_list, name="class_list"),
]
