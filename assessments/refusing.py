"""What it means when the database refuses a row of ours."""

from casework.refusals import AlreadyDone, WrongState, register_constraint

FROZEN = "Dit advies is ingediend en kan niet meer veranderen of verdwijnen."


def register() -> None:
    """Name the refusal of each constraint and trigger that two people at once can run into."""
    register_constraint("one_expert_per_person", AlreadyDone, "Deze persoon staat al in het register.")
    register_constraint(
        "one_active_expert_per_slot", WrongState, "Op deze plaats is intussen al een deskundige gevraagd."
    )
    register_constraint(
        "one_active_slot_per_expert",
        WrongState,
        "Deze deskundige heeft in deze aanvraag al een plaats.",
    )
    register_constraint("one_notice_per_document", AlreadyDone, "De deskundigen zijn al op dit stuk gewezen.")
    register_constraint("superseded_once", WrongState, "Dit advies is al door een ander advies vervangen.")
    register_constraint("advice_frozen", WrongState, FROZEN)
    register_constraint("advice_addendum_append_only", WrongState, "Een aanvulling kan niet meer veranderen.")
    register_constraint("advice_set_aside_append_only", WrongState, "Dit staat vast en kan niet meer veranderen.")
    register_constraint(
        "advice_set_aside_meets_case",
        WrongState,
        "Alleen een ingediend advies kan terzijde worden gelegd.",
    )
    register_constraint(
        "one_upload_of_a_kind",
        WrongState,
        "Er is op hetzelfde moment nog een bestand geüpload. Kies het bestand opnieuw.",
    )
    register_constraint(
        "one_draft_per_screened_pupil",
        AlreadyDone,
        "Voor deze leerling is al een concept uit een klassenlijst gemaakt.",
    )
    register_constraint(
        "national_criteria_no_overlap", WrongState, "Voor deze dagen gelden al criteria. Kies een andere dag."
    )
    register_constraint(
        "one_checked_list_per_year", WrongState, "Een collega heeft intussen een testlijst voor dit jaar vastgesteld."
    )
    register_constraint(
        "one_unchecked_list_per_year", WrongState, "Een collega heeft intussen een testlijst voor dit jaar ingelezen."
    )
    register_constraint("instrument_append_only", WrongState, "Een ingelezen instrument kan niet meer veranderen.")
