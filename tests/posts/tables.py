"""Every form, by the name of its address."""

from tests.posts.entries import Entry
from tests.posts.table_accounts import ACCOUNTS, SIGN_IN
from tests.posts.table_applications import APPLICATIONS
from tests.posts.table_assessments import ASSESSMENTS
from tests.posts.table_committee import OF_COMMITTEE
from tests.posts.table_correspondence import CORRESPONDENCE
from tests.posts.table_decisions import DECISIONS
from tests.posts.table_funding import FUNDING
from tests.posts.table_instruments import INSTRUMENTS
from tests.posts.table_objections import OBJECTIONS
from tests.posts.table_rulings import RULINGS
from tests.posts.table_taken_over import TAKEN_OVER

TABLE: dict[str, Entry] = {
    **ACCOUNTS, **SIGN_IN, **APPLICATIONS, **ASSESSMENTS, **DECISIONS, **CORRESPONDENCE, **FUNDING,
    **OBJECTIONS, **OF_COMMITTEE, **RULINGS, **TAKEN_OVER, **INSTRUMENTS,
}  # fmt: skip
