"""Letters, sending and outgoing mail as their pages show them."""

from correspondence.presenting.letters import form_about, letter_page, title_to
from correspondence.presenting.mails import lost_mails, mail_list, mail_tag
from correspondence.presenting.post import (
    BATCH,
    CHOSEN,
    batch_url,
    chosen_list,
    late_warning,
    offer_way_to_choose,
    post_list,
    waiting_post,
    ways_to_choose,
)
from correspondence.presenting.sending import SendingRow, sending_rows, waiting_rows
from correspondence.presenting.showing import (
    download_url,
    file_tag,
    file_url,
    letter_tag,
    letter_url,
    made_on,
    sent_url,
    support_plan_url,
)
from correspondence.presenting.waiting import failed_letters, undeliverable_letters

__all__ = [
    "BATCH",
    "CHOSEN",
    "SendingRow",
    "batch_url",
    "chosen_list",
    "download_url",
    "failed_letters",
    "file_tag",
    "file_url",
    "form_about",
    "late_warning",
    "letter_page",
    "letter_tag",
    "letter_url",
    "lost_mails",
    "made_on",
    "mail_list",
    "mail_tag",
    "offer_way_to_choose",
    "post_list",
    "sending_rows",
    "sent_url",
    "support_plan_url",
    "title_to",
    "undeliverable_letters",
    "waiting_post",
    "waiting_rows",
    "ways_to_choose",
]
