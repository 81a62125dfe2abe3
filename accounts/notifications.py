"""Messages about accounts: their kinds, and which of them carry a key."""

INVITATION = "account_invitation"
NEW_ROLE = "account_new_role"
SECOND_FACTOR_RESET = "account_second_factor_reset"
PASSWORD_RESET = "account_password_reset_key"  # noqa: S105 - the name of a message

# For who has no account and reads one paper.
GUEST_LINK = "guest_link"

# The text of these holds a link that gives access: nobody but the addressee may read it.
CARRIES_A_KEY = frozenset({GUEST_LINK, INVITATION, PASSWORD_RESET})
