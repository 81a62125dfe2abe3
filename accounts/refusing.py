"""What it means when the database refuses a row of ours."""

from casework.refusals import AlreadyDone, WrongState, register_constraint


def register() -> None:
    """Name the refusal of each constraint that two people at once can run into."""
    register_constraint("membership_no_overlap", AlreadyDone, "Deze persoon heeft deze rol al.")
    register_constraint("mandate_no_overlap", WrongState, "In deze periode is dit mandaat al vastgelegd.")
    register_constraint("organisation_name", WrongState, "Er bestaat al een organisatie met deze naam.")
    register_constraint("site_code", WrongState, "Deze vestiging staat al bij dit bestuur.")
    register_constraint("policy_no_overlap", WrongState, "Iemand anders heeft de instellingen zojuist gewijzigd.")
    for name in ("holiday_no_overlap", "term_length_no_overlap", "article_no_overlap"):
        register_constraint(name, WrongState, "Voor deze dagen bestaat al een regel. Kies een andere dag.")
    register_constraint("lwoo_regime_no_overlap", WrongState, "Iemand anders heeft het regime zojuist gewijzigd.")
