"""What it means when the database refuses a row of ours."""

from casework.refusals import AlreadyDone, WrongState, register_constraint


def register() -> None:
    """Name the refusal of each constraint and guard that people can run into."""
    register_constraint("one_decision_draft", AlreadyDone, "Er is al een concept voor deze aanvraag.")
    for decided in ("one_published_decision", "one_adopted_decision", "decision_beside_another"):
        register_constraint(decided, AlreadyDone, "Op deze aanvraag is al besloten.")
    register_constraint(
        "decision_number_unique", WrongState, "Dit nummer is al uitgegeven. Probeer het opnieuw of vraag de beheerder."
    )
    register_constraint(
        "decision_two_advices",
        WrongState,
        "Voor dit besluit tellen geen twee adviezen van twee deskundigen mee. Vraag eerst een nieuw advies.",
    )
    register_constraint(
        "advice_of_a_decision",
        WrongState,
        "Op dit advies rust een besluit. Laat het besluit eerst terugnemen; is het al verstuurd, dan blijft herstel of"
        " bezwaar over.",
    )
    register_constraint("decision_frozen", WrongState, "Dit besluit is genomen en staat vast.")
    register_constraint("decision_sent_frozen", WrongState, "Dit besluit is verstuurd en staat vast.")
    register_constraint("one_open_flaw", AlreadyDone, "Dit gebrek was al gemeld en is nog niet afgehandeld.")
    register_constraint("one_open_hearing", AlreadyDone, "Deze partij is al uitgenodigd om te reageren.")
    register_constraint("one_open_guest", AlreadyDone, "Dit adres heeft al een link naar deze verklaring.")
    register_constraint("one_open_breach", AlreadyDone, "Dit was al gemeld en is nog niet afgehandeld.")
