"""Experts and advices as a Django app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Fills the registries of the kernel with what experts bring: verbs, panel, offers, worklists, paper, menu."""

    name = "assessments"
    verbose_name = "Deskundigen en adviezen"

    def ready(self) -> None:
        from accounts import chrome
        from accounts.enums import Role
        from assessments import (
            actions,
            consequences,
            jobs,
            letters,
            models,
            offers,
            panels,
            presenting,
            queries,
            refusing,
            summaries,
            workflow,
            worklists,
        )
        from assessments.criteria import COLUMNS, problems_of
        from assessments.views.dossiers import ways_to_begin
        from casework import audit, handing_over, reference_data, registries
        from correspondence import kinds

        audit.register(*workflow.OTHER_VERBS)
        refusing.register()
        jobs.register()
        reference_data.register(
            "Criteria voor praktijkonderwijs en lwoo",
            path=queries.SHIPPED_CRITERIA,
            section="criteria",
            model=models.NationalCriteria,
            keys=["code"],
            columns=[*COLUMNS, "article"],
            editable=True,
            problems=problems_of,
        )
        for kind in letters.KINDS:
            kinds.register(kind)
        for panel in panels.PANELS:
            registries.register_panel(panel)
        registries.register_offers(offers.offers)
        registries.register_links("applications:start", ways_to_begin)
        registries.register_draft_notices(summaries.screened_notices)
        registries.register_repair("advice", panels.place)
        registries.register_removal_warning(presenting.removal_warnings)
        registries.register_result_checks(summaries.result_checks)
        registries.register_instrument_names(queries.suggested_names)
        registries.register_bounds_check(queries.own_bounds_problems)
        registries.register_figures(summaries.figures_to_show)
        registries.register_recompute("assessments.assignment", consequences.recompute_terms)
        reference_data.register_loader("Historische testlijst", actions.load_sample)
        handing_over.register_merging(
            handing_over.Merging(
                "assessments", queries.merging_counts, queries.merging_remarks, consequences.merge_partnership
            )
        )
        handing_over.register_personal_work(handing_over.PersonalWork("assessments", queries.personal_work))
        for order, load in worklists.HOME:
            registries.register_worklist(order, load)
        chrome.add_to_menu(12, "Klassenlijst screenen", "assessments:screening", frozenset({Role.SCHOOL_STAFF}))
        chrome.add_to_menu(30, "Deskundigen", "assessments:experts", frozenset({Role.SECRETARIAT}))
        chrome.add_to_menu(30, "Mijn gegevens", "assessments:my_register", frozenset({Role.EXPERT}))
        readers = {Role.FUNCTIONAL_ADMINISTRATOR, Role.SECRETARIAT, Role.EXPERT, Role.BOARD_MEMBER, Role.SCHOOL_STAFF}
        chrome.add_to_menu(60, "Testlijsten", "assessments:instrument_lists", frozenset(readers))
