"""What it means when the database refuses a row of a case."""

from casework.refusals import AlreadyDone, WrongState, register_constraint

GOES_ON = "Het samenwerkingsverband ging zojuist verder als een ander. Laad de pagina opnieuw en doe dit nog een keer."


def register() -> None:
    """Name the refusal of each constraint that two people at once can run into."""
    register_constraint("application_number_unique", WrongState, "Dit nummer is net uitgegeven. Probeer het opnieuw.")
    register_constraint("application_of_living_partnership", WrongState, GOES_ON)
    register_constraint("taken_over_of_living_partnership", WrongState, GOES_ON)
    register_constraint("one_acting_capacity", WrongState, "Deze persoon heeft in deze aanvraag al een andere rol.")
    register_constraint("one_active_participation", AlreadyDone, "Deze persoon doet al mee aan deze aanvraag.")
    register_constraint("one_open_supplement", AlreadyDone, "Er was al om een aanvulling gevraagd.")
    register_constraint("one_account_per_guardian", AlreadyDone, "Deze ouder heeft al toegang tot de aanvraag.")
    register_constraint("one_declaration_per_number", AlreadyDone, "Deze verklaring is zojuist al geregistreerd.")
    register_constraint("one_placement_per_day", AlreadyDone, "Voor deze dag is de plaatsing al vastgelegd.")
    register_constraint("one_taken_over_placement_per_day", AlreadyDone, "Voor deze dag is de plaatsing al vastgelegd.")
    register_constraint("term_notice_append_only", WrongState, "Een mededeling staat vast en kan niet meer veranderen.")
    register_constraint("delay_consent_append_only", WrongState, "Een uitstel staat vast en kan niet meer veranderen.")
