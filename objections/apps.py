"""Objections as a Django app."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    """Fills the registries of the kernel that are about objections."""

    name = "objections"
    verbose_name = "Bezwaren"

    def ready(self) -> None:
        """Register verbs and what the database refuses."""
        from casework import audit, registries
        from correspondence import kinds
        from objections import consequences, letters, refusing, workflow

        audit.register(*workflow.OTHER_VERBS)
        for kind in letters.KINDS:
            kinds.register(kind)
        registries.register_recompute("objections.objection", consequences.recompute_objection)
        registries.register_recompute("objections.procedure", consequences.recompute_procedure)
        refusing.register()
