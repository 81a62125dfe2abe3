"""Letters, sending and outgoing mail as their pages show them."""

from correspondence.presenting.letters import letter_page
from correspondence.presenting.mails import mail_list, mail_tag
from correspondence.presenting.sending import SendingRow, sending_rows
from correspondence.presenting.showing import (
    download_url,
    file_tag,
    file_url,
    letter_tag,
    letter_url,
    support_plan_url,
)
from correspondence.presenting.waiting import failed_letters, undeliverable_letters

__all__ = [
    "SendingRow",
    "download_url",
    "failed_letters",
    "file_tag",
    "file_url",
    "letter_page",
    "letter_tag",
    "letter_url",
    "mail_list",
    "mail_tag",
    "sending_rows",
    "support_plan_url",
    "undeliverable_letters",
]
