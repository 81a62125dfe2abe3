"""Addresses of the count."""

from django.urls import path

from funding import views

app_name = "funding"

urlpatterns = [
    path("", views.count, name="count"),
    path("besluiten/", views.decisions, name="decisions"),
    path("downloaden/", views.export, name="export"),
    path("besluiten/<uuid:public_id>/vaststellen/", views.SettlePage.as_view(), name="settle"),
]
