"""What it means when the database refuses a row of ours."""

from casework.refusals import AlreadyDone, WrongState, register_constraint


def register() -> None:
    """Name the refusal of each constraint and guard that people can run into."""
    register_constraint("one_running_procedure", AlreadyDone, "Over dit besluit loopt al een bezwaarprocedure.")
    register_constraint(
        "procedure_number_unique", WrongState, "Dit bezwaarnummer is al uitgegeven. Probeer het opnieuw."
    )
    register_constraint("one_open_objection", AlreadyDone, "Dit bezwaar is al ontvangen.")
    register_constraint("default_notice_once", AlreadyDone, "Deze ingebrekestelling is al vastgelegd.")
    register_constraint("one_open_repair", AlreadyDone, "Er is al om herstel gevraagd.")
    register_constraint("one_seat_per_person", AlreadyDone, "Deze persoon zit al in de commissie voor deze zaak.")
    register_constraint("one_chair", WrongState, "Deze commissie heeft al een voorzitter.")
    register_constraint("one_planned_hearing", AlreadyDone, "Er is al een hoorzitting gepland.")
    register_constraint(
        "objection_hearing_frozen", WrongState, "Het verslag van deze hoorzitting is vastgesteld en verandert niet."
    )
    register_constraint("one_committee_draft", AlreadyDone, "Er is al een concept van het advies.")
    register_constraint("one_ruling", AlreadyDone, "Er is al een beslissing op bezwaar in voorbereiding.")
    register_constraint("committee_advice_frozen", WrongState, "Dit advies is vastgesteld en verandert niet meer.")
    register_constraint(
        "ruling_without_advice",
        WrongState,
        "Zonder advies van de commissie kan niet op het bezwaar worden beslist.",
    )
    register_constraint("objection_decision_frozen", WrongState, "Deze beslissing is genomen en staat vast.")
    register_constraint("objection_decision_sent_frozen", WrongState, "Deze beslissing is verstuurd en staat vast.")
