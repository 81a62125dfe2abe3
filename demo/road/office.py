"""What the secretariat does at intake."""

import re
import secrets
from datetime import date, timedelta
from typing import Self

from accounts.actions import accept_invitation
from accounts.notifications import INVITATION
from applications import actions
from applications.enums import Channel, DocumentKind, Section
from casework.models import Mail
from demo.road.school import FRIDAY, SchoolSteps


class OfficeSteps(SchoolSteps):
    """Intake: registering what came on paper, asking what is missing, taking in, giving parents access."""

    def register_by_post(self) -> Self:
        """An application on paper, received four days before it is registered, with the family filled in."""
        received = self.today
        self.wait(4)
        self.on_paper = True
        child = self.child
        self.case = actions.register_received(
            self.act("secretary"),
            kind=self.scores.kind,
            site_id=self.world.sites[self.site].pk,
            channel=Channel.POST,
            received_on=received,
            pupil={
                "first_name": child.first_name,
                "infix": child.infix,
                "last_name": child.last_name,
                "birth_date": date(received.year - 13, 5, 12),
            },
        )
        self.fill_parents().add_paper(DocumentKind.RECEIVED_APPLICATION)
        return self.work()

    def ask_supplement(self, text: str, *, section: str = Section.DOCUMENTS, days: int = 14) -> Self:
        """The secretariat asks for something that is missing, with a last day that is a working day."""
        due = self.today + timedelta(days=days)
        while due.weekday() > FRIDAY:
            due += timedelta(days=1)
        actions.request_supplement(
            self.act("secretary"),
            application_id=self.case.pk,
            items=[{"section": section, "text": text}],
            due_on=due,
            explanation="Zonder dit stuk kunnen de deskundigen geen oordeel geven.",
        )
        return self.work()

    def close_supplement(self) -> Self:
        """The last day has passed."""
        actions.close_supplement(self.act("secretary"), application_id=self.case.pk)
        return self

    def take_in(self) -> Self:
        """The secretariat marks the application as complete."""
        actions.take_in(self.act("secretary"), application_id=self.case.pk)
        return self.work()

    def invite_parent(self, index: int = 0) -> Self:
        """Give a parent access; the parent opens the link from the mail and signs in once."""
        guardian = self.guardians[index]
        actions.activate_guardian(self.act("secretary"), application_id=self.case.pk, guardian_id=guardian.pk)
        self.work()
        link = Mail.objects.filter(kind=INVITATION, address=guardian.email).order_by("-id")[0].body
        token = re.search(r"/uitnodiging/([^/\s]+)/", link)
        if token is None:
            raise LookupError("the invitation holds no link")
        accept_invitation(
            self.act("secretary"), token=token.group(1), name=guardian.name, password=secrets.token_urlsafe(24)
        )
        return self

    def invite_pupil(self) -> Self:
        """Give a pupil of sixteen or older an own account."""
        email = f"leerling{self.case.pk}@demo.example"
        actions.invite_pupil(self.act("secretary"), application_id=self.case.pk, email=email)
        return self.work()
