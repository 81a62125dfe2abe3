"""What every test gets: its own database, and a refusal of accidents."""

import tests.support.properties  # noqa: F401 - loads the profile
from tests.support.accidents import refuse_accidents, seed_shuffling
from tests.support.database import as_owner, django_db_setup

__all__ = ["as_owner", "django_db_setup", "refuse_accidents", "seed_shuffling"]
