"""People and organisations as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Fills the registries of the kernel that are about people."""

    name = "accounts"
    verbose_name = "Mensen en organisaties"
