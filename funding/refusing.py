"""What it means when the database refuses a row of a count."""

from casework.refusals import WrongState, register_constraint


def register() -> None:
    """Name the refusal of the constraint that two people at once can run into."""
    register_constraint("one_settlement_per_count", WrongState, "Iemand anders heeft dit zojuist vastgesteld.")
