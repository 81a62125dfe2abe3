"""What a verb of an upper app may do to people, and what the verbs of this app share."""

from accounts.consequences.parents import end_parent_access, give_parent_access

__all__ = ["end_parent_access", "give_parent_access"]
